//! Where a site's services are (creatio-api.md, section 1.6).

use std::sync::atomic::{AtomicU8, Ordering};

/// The path of a site's services below its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workspace {
    /// At the root: Creatio on .NET.
    Root,
    /// At `/0`: Creatio on .NET Framework.
    Zero,
}

impl Workspace {
    /// The path below the site root, `""` or `/0`; also the text to store it as.
    pub fn as_str(self) -> &'static str {
        match self {
            Workspace::Root => "",
            Workspace::Zero => "/0",
        }
    }

    /// Reads a text that [`as_str`](Workspace::as_str) returned; `None` for anything else.
    pub fn parse(text: &str) -> Option<Workspace> {
        [Workspace::Root, Workspace::Zero].into_iter().find(|workspace| workspace.as_str() == text)
    }
}

/// What is known about a site's workspace, in one atomic so that the client needs no lock.
pub(crate) struct KnownWorkspace(AtomicU8);

const UNKNOWN: u8 = 0;
const ROOT: u8 = 1;
const ZERO: u8 = 2;
/// Added once a response has confirmed the workspace.
const CONFIRMED: u8 = 4;

impl KnownWorkspace {
    /// Starts with a workspace that was configured or stored, which only a response can confirm.
    pub(crate) fn unconfirmed(workspace: Option<Workspace>) -> KnownWorkspace {
        KnownWorkspace(AtomicU8::new(workspace.map_or(UNKNOWN, code)))
    }

    pub(crate) fn get(&self) -> Option<Workspace> {
        match self.0.load(Ordering::Relaxed) & !CONFIRMED {
            ROOT => Some(Workspace::Root),
            ZERO => Some(Workspace::Zero),
            _ => None,
        }
    }

    pub(crate) fn is_confirmed(&self) -> bool {
        self.0.load(Ordering::Relaxed) & CONFIRMED != 0
    }

    pub(crate) fn confirm(&self, workspace: Workspace) {
        self.0.store(code(workspace) | CONFIRMED, Ordering::Relaxed);
    }

    /// Where the workspace may be, the likeliest first.
    pub(crate) fn candidates(&self) -> &'static [Workspace] {
        match (self.get(), self.is_confirmed()) {
            (Some(Workspace::Zero), true) => &[Workspace::Zero],
            (Some(Workspace::Root), true) => &[Workspace::Root],
            (Some(Workspace::Root), false) => &[Workspace::Root, Workspace::Zero],
            (Some(Workspace::Zero), false) | (None, _) => &[Workspace::Zero, Workspace::Root],
        }
    }
}

fn code(workspace: Workspace) -> u8 {
    match workspace {
        Workspace::Root => ROOT,
        Workspace::Zero => ZERO,
    }
}
