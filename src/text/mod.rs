//! Every sentence that a person reads. Creatio's own words for its things are kept word for word.

pub mod apps;
pub mod connect;
pub mod failure;
pub mod finding;
pub mod list;
pub mod one_app;
pub mod palette;
pub mod report;
mod seen;
mod service;
pub mod session;
pub mod told;

use crate::ui::Words;

/// The product's name.
pub const PRODUCT: &str = "Creatio OAuth Admin";
/// Link that jumps over the navigation.
pub const SKIP: &str = "Skip to content";
/// Name of the navigation.
pub const MAIN: &str = "Main";
/// Link to the list of apps.
pub const APPS: &str = "Apps";
/// Link to the connection.
pub const CONNECT: &str = "Connect";
/// Menu item that ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Button that does a failed thing again.
pub const TRY_AGAIN: &str = "Try again";
/// Heading of an address that means no page.
pub const NO_PAGE: &str = "There is no such page";
/// What to do about an address that means no page.
pub const NO_PAGE_NEXT: &str = "The address may be cut short. The list of apps is one click away.";
/// Link back to the list of apps.
pub const ALL_APPS: &str = "Back to the list";

/// The words that parts of the page need by themselves.
pub const WORDS: Words = Words {
    dismiss: "Dismiss",
    raw_answer: "Raw answer",
    copy_raw_answer: "Copy raw answer",
    copied: "copied",
    copy_refused: "The browser did not allow copying. It does so only over https or on this machine: select the text and copy it by hand.",
    loading: "Loading…",
    no_choice: "Nothing found",
};

/// Title of the window for a page of this name.
pub fn window_title(page: &str) -> String {
    format!("{page} · {PRODUCT}")
}

/// Said when a part of the page itself could not be fetched.
pub const NOT_FETCHED: &str = "This part of the page could not be loaded.";
/// Why, and what to do.
pub const NOT_FETCHED_WHY: &str = "The server of this page did not send its file, or the page was replaced by a newer one meanwhile. Try again. If it stays so, reload the page.";
