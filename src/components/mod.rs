//! Components that know nothing about Creatio: their texts are passed to them.

mod button;
mod call;
mod combobox;
mod combobox_list;
mod copy;
mod copy_by_hand;
mod dialog;
mod failure;
mod field;
mod highlighted;
mod icon;
mod latch;
mod menu;
mod menu_list;
mod messages;
mod popover;
mod saved_focus;
mod skeleton;
mod switch;
mod text_dialog;
mod virtual_rows;
mod virtual_window;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::expect_context;

pub use button::{Button, Look};
pub use call::{Call, Loaded, LocalFuture};
pub use combobox::{Choice, Combobox, ListAction, ListContent};
pub use copy::{CopyButton, CopySource, copy};
pub use dialog::Dialog;
pub use failure::{Explained, FailureNote, FailureText, WholeResponse, linked};
pub use field::{FieldKind, TextField};
pub use highlighted::highlighted;
pub use icon::{Icon, icons};
pub use latch::latch;
pub use menu::{Menu, MenuItem};
pub use menu_list::{Entry, MenuList};
pub use messages::{Action, Messages};
pub use popover::Popover;
pub use saved_focus::SavedFocus;
pub use skeleton::skeleton;
pub use switch::Switch;
pub use text_dialog::TextDialog;
pub use virtual_rows::{VirtualItems, VirtualRows};

/// The texts that the components themselves need.
#[derive(Clone, Copy)]
pub struct Texts {
    pub dismiss: &'static str,
    pub raw_answer: &'static str,
    pub copy_raw_answer: &'static str,
    pub whole_response: &'static str,
    pub copy_whole_response: &'static str,
    /// Follows the name of what was copied.
    pub copied: &'static str,
    pub copy_refused: &'static str,
    /// Precedes the name of what has to be copied by hand.
    pub copy_by_hand: &'static str,
    pub close: &'static str,
    pub loading: &'static str,
    /// The words in a failure that lead to the page where it can be fixed.
    pub fix_page: &'static str,
    /// The address of that page.
    pub fix_href: &'static str,
}

fn texts() -> Texts {
    expect_context::<Texts>()
}

/// An element id that is unique in this document.
fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
