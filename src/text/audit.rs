//! What both pages of an audit say.

/// The button that shows more rows.
pub fn show_more(count: usize) -> String {
    format!("Show {count} more")
}
