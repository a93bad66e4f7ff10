//! Line icons, drawn on a grid of 16 by 16.

use leptos::prelude::*;

/// The shapes, as path data of SVG.
pub mod icons {
    /// Success.
    pub const CHECK: &str = "M3 8.5 6.5 12 13 4.5";
    /// Failure, or removes something.
    pub const CROSS: &str = "M4 4l8 8M12 4l-8 8";
    /// Creates something.
    pub const PLUS: &str = "M8 3v10M3 8h10";
    /// Search.
    pub const SEARCH: &str = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14";
    /// Copies.
    pub const COPY: &str = "M6 6h7v7H6zM10 6V3H3v7h3";
    /// Shows what is hidden.
    pub const EYE: &str =
        "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z";
    /// Hides what is shown.
    pub const EYE_OFF: &str = "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.500 13.500l11-11";
    /// Sorted upwards.
    pub const UP: &str = "M4 10l4-4 4 4";
    /// Sorted downwards, or opens.
    pub const DOWN: &str = "M4 6l4 4 4-4";
    /// Needs attention.
    pub const WARNING: &str = "M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.8v.2";
    /// Still to do.
    pub const CIRCLE: &str = "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z";
    /// Unknown.
    pub const QUESTION: &str = "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.600 8 9 8 10M8 12.3v.2";
    /// Goes back.
    pub const BACK: &str = "M9.5 3.500 5 8l4.500 4.500";
    /// Filters.
    pub const FILTER: &str = "M2 3.500h12M4.500 8h7M7 12.500h2";
    /// Chooses the columns of a table.
    pub const COLUMNS: &str = "M2.500 3h11v10h-11zM6.200 3v10M9.900 3v10";
    /// Opens the commands.
    pub const COMMANDS: &str = "M3 4l4 4-4 4M8.500 12H13";
    /// Opens a menu of further actions.
    pub const MORE: &str = "M3.500 8v.1M8 8v.1M12.500 8v.1";
    /// May not be changed.
    pub const LOCK: &str = "M3.500 7.500h9v6h-9zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500";
    /// Reloads.
    pub const AGAIN: &str = "M13 8a5 5 0 1 1-1.500-3.500L13 6M13 2.500V6H9.500";
}

/// An icon next to a text; hidden from screen readers.
#[component]
pub fn Icon(
    /// Path data, from [`icons`].
    shape: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={shape}></path>
        </svg>
    }
}
