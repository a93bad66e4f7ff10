//! Every text that users read. Creatio's own terms are used verbatim.

pub mod access;
pub mod app;
pub mod apps;
pub mod audit;
pub mod checks;
pub mod connect;
pub mod credentials;
pub mod delete;
pub mod failure;
pub mod findings;
pub mod guidance;
pub mod handover;
pub mod list_tools;
pub mod palette;
pub mod report;
pub mod session;
pub mod users;
pub mod verify;
#[cfg(test)]
mod words;

use crate::components::Texts;

pub const PRODUCT: &str = "Creatio OAuth Admin";
pub const SKIP: &str = "Skip to content";
pub const MAIN: &str = "Main";
pub const APPS: &str = "Apps";
pub const CONNECT: &str = "Connect";
pub const ACCESS: &str = "Access";
pub const FINDINGS: &str = "Findings";
pub const USER_MENU: &str = "User";
pub const SIGN_OUT: &str = "Sign out";
pub const ABOUT: &str = "About";
pub const TRY_AGAIN: &str = "Try again";
pub const NO_PAGE: &str = "Page not found";
pub const NO_PAGE_NEXT: &str = "The address may be incomplete. Go back to the list of apps.";
pub const ALL_APPS: &str = "Back to apps";

pub const COMPONENT_TEXTS: Texts = Texts {
    dismiss: "Dismiss",
    raw_answer: "Response",
    copy_raw_answer: "Copy response",
    whole_response: "Whole response (may contain secrets)",
    copy_whole_response: "Copy whole response",
    copied: "copied",
    copy_refused: "The browser did not allow copying. It does so only over HTTPS or on this computer. Copy the selected text by hand.",
    copy_by_hand: "Copy by hand:",
    close: "Close",
    loading: "Loading…",
    fix_page: "Connect page",
    fix_href: "",
};

/// The window title of the page with this name.
pub fn window_title(page: &str) -> String {
    format!("{page} · {PRODUCT}")
}

pub const NOT_FETCHED: &str = "This part of the page couldn't be loaded.";
pub const NOT_FETCHED_WHY: &str = "The server did not send its file, or not the one that was built. The page may have been updated on the server. Try again. If that does not help, reload the page.";
