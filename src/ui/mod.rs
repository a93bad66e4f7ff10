//! Parts of a page that know nothing of Creatio: what they say is handed to them.

mod button;
mod combobox;
mod copy;
mod dialog;
mod failure;
mod field;
mod icon;
mod kept_focus;
mod meant;
mod menu;
mod messages;
mod switch;
mod table;
mod window;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::expect_context;

pub use button::{Button, Look};
pub use combobox::{Choice, Combobox};
pub use copy::{CopyButton, CopySource, copy};
pub use dialog::Dialog;
pub use failure::{Explained, FailureNote, FailureWords};
pub use field::{FieldKind, TextField};
pub use icon::{Icon, icons};
pub use kept_focus::KeptFocus;
pub use menu::{Menu, MenuItem};
pub use messages::{Action, Messages};
pub use switch::Switch;
pub use table::{Rows, WindowedRows};

/// The few words that several parts need by themselves, in the language of the page.
#[derive(Clone, Copy)]
pub struct Words {
    /// Name of the button that takes a message away.
    pub dismiss: &'static str,
    /// Caption of the part of a failure that holds the server's raw answer.
    pub raw_answer: &'static str,
    /// Name of the button that copies it.
    pub copy_raw_answer: &'static str,
    /// Said after something was copied; the name of what was copied stands before it.
    pub copied: &'static str,
    /// Said when the browser refused to copy.
    pub copy_refused: &'static str,
    /// Said while choices are loaded.
    pub loading: &'static str,
    /// Said when a search finds no choice.
    pub no_choice: &'static str,
}

fn words() -> Words {
    expect_context::<Words>()
}

/// An id for an element, unlike any other in this document.
fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
