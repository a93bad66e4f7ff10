//! The site: where its services are, and how a request gets there.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};

use crate::answers::{Answer, Failure, interrupted, judge};
use crate::call::Call;
use crate::{Cause, Error, Transport};

/// Where a site's services are, seen from its root (creatio-api.md, section 1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workspace {
    /// At the root itself: Creatio on .NET.
    Root,
    /// Under `/0`: Creatio on .NET Framework.
    Zero,
}

impl Workspace {
    /// The path behind the site's root, which is also the text to remember it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Workspace::Root => "",
            Workspace::Zero => "/0",
        }
    }

    /// Reads what [`as_str`](Workspace::as_str) wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Workspace> {
        [Workspace::Root, Workspace::Zero].into_iter().find(|workspace| workspace.as_str() == text)
    }
}

/// A Creatio site, as the signed-in user of this transport may use it.
pub struct Client {
    pub(crate) transport: Arc<dyn Transport>,
    site_root: String,
    workspace: Found,
    clock_ahead_ms: AtomicI64,
    /// Which columns this site's version lacks; see `apps.rs`.
    pub(crate) lacking: AtomicU8,
    /// Which tables are closed to the DataService and open to OData; see `road.rs`.
    pub(crate) closed: AtomicU8,
}

impl Client {
    /// A client of the site at `site_root`: `""` for the root of the transport's origin, a path on it, or a whole
    /// address. `workspace` is what was set by hand or remembered; the site's answers correct it.
    pub fn new(
        transport: Arc<dyn Transport>,
        site_root: impl Into<String>,
        workspace: Option<Workspace>,
    ) -> Client {
        let mut site_root = site_root.into();
        site_root.truncate(site_root.trim_end_matches('/').len());
        Client {
            transport,
            site_root,
            workspace: Found::guessed(workspace),
            clock_ahead_ms: AtomicI64::new(NO_CLOCK),
            lacking: AtomicU8::new(0),
            closed: AtomicU8::new(0),
        }
    }

    /// How far Creatio's clock was ahead of this machine's when it answered last, in milliseconds; `None` as long as
    /// no answer told. A proxy may put its own clock in the place of Creatio's.
    pub fn clock_ahead_ms(&self) -> Option<i64> {
        Some(self.clock_ahead_ms.load(Ordering::Relaxed)).filter(|ahead| *ahead != NO_CLOCK)
    }

    /// Where the site's services are, as far as it is known.
    pub fn workspace(&self) -> Option<Workspace> {
        self.workspace.get()
    }

    /// The site's root without a slash at its end.
    pub fn site_root(&self) -> &str {
        &self.site_root
    }

    /// The cookie `BPMCSRF` as it reads now; `None` where there is none, or it cannot be read.
    pub fn csrf_token(&self) -> Option<String> {
        self.transport.csrf_token().filter(|token| !token.is_empty())
    }

    /// Calls a service of the workspace.
    ///
    /// Where the workspace is not known, and before a write also where it is only remembered, it is found first.
    /// A read that meets HTTP 404 or a sign-in page on a remembered workspace looks for it once, and is sent again
    /// if it is elsewhere.
    pub(crate) async fn ask(&self, call: Call<'_>) -> Result<Answer, Error> {
        let proved = self.workspace.is_proved();
        let workspace = match self.workspace.get() {
            Some(workspace) if proved || !call.writes() => workspace,
            _ => self.find_session().await?.workspace,
        };
        let answer = self.ask_at(workspace, &call).await;
        let Err(error) = answer else { return answer };
        let elsewhere = matches!(error.cause, Cause::ServiceMissing | Cause::SessionEnded);
        if !elsewhere || self.workspace.is_proved() {
            return Err(error);
        }
        match self.find_session().await {
            Ok(found) if found.workspace != workspace => self.ask_at(found.workspace, &call).await,
            Err(other) if other.cause == Cause::SessionEnded => Err(other),
            _ => Err(error),
        }
    }

    async fn ask_at(&self, workspace: Workspace, call: &Call<'_>) -> Result<Answer, Error> {
        match self.send(workspace.as_str(), call).await {
            Ok(answer) => {
                // Only JSON for a signed-in user proves something: a redirect or a page does not.
                if !answer.json.is_null() {
                    self.workspace.prove(workspace);
                }
                Ok(answer)
            }
            Err(Failure::Clear(error)) => Err(error),
            Err(Failure::SessionInDoubt(error)) => {
                let ended = self.session_has_ended(workspace).await;
                Err(if ended { Error { cause: Cause::SessionEnded, ..error } } else { error })
            }
        }
    }

    /// Sends one request to a service under `root`, which is a path behind the site's root.
    pub(crate) async fn send(&self, root: &str, call: &Call<'_>) -> Result<Answer, Failure> {
        let (request, redactor) = call.request(&format!("{}{root}", self.site_root), self.csrf_token());
        match self.transport.send(request).await {
            Ok(response) => {
                if let Some(ahead) = response.clock_ahead_ms {
                    self.clock_ahead_ms.store(ahead, Ordering::Relaxed);
                }
                judge(call, response, redactor)
            }
            Err(interruption) => Err(Failure::Clear(interrupted(call, interruption, &redactor))),
        }
    }

    /// Takes a workspace as proved.
    pub(crate) fn prove(&self, workspace: Workspace) {
        self.workspace.prove(workspace);
    }

    /// Where to look for the workspace, the likeliest place first.
    pub(crate) fn places(&self) -> &'static [Workspace] {
        match (self.workspace.get(), self.workspace.is_proved()) {
            (Some(Workspace::Zero), true) => &[Workspace::Zero],
            (Some(Workspace::Root), true) => &[Workspace::Root],
            (Some(Workspace::Root), false) => &[Workspace::Root, Workspace::Zero],
            _ => &[Workspace::Zero, Workspace::Root],
        }
    }
}

/// Stands for no clock that was read.
const NO_CLOCK: i64 = i64::MIN;

/// What is known of the workspace, in one atomic so that the client needs no lock.
struct Found(AtomicU8);

const PROVED: u8 = 4;

impl Found {
    fn guessed(workspace: Option<Workspace>) -> Found {
        Found(AtomicU8::new(workspace.map_or(0, Found::code)))
    }

    fn code(workspace: Workspace) -> u8 {
        match workspace {
            Workspace::Root => 1,
            Workspace::Zero => 2,
        }
    }

    fn get(&self) -> Option<Workspace> {
        match self.0.load(Ordering::Relaxed) & !PROVED {
            1 => Some(Workspace::Root),
            2 => Some(Workspace::Zero),
            _ => None,
        }
    }

    fn is_proved(&self) -> bool {
        self.0.load(Ordering::Relaxed) & PROVED != 0
    }

    fn prove(&self, workspace: Workspace) {
        self.0.store(Found::code(workspace) | PROVED, Ordering::Relaxed);
    }
}
