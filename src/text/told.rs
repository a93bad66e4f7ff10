//! A finding in words: the shape that all of them have.

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it means.
    pub means: String,
    /// What to do, and who can; empty if there is nothing to do.
    pub next: String,
    /// Texts for a config file, a shell or a database, each with what it is.
    pub copy: Vec<(&'static str, String)>,
}

/// A finding with nothing to do.
pub(super) fn means(words: &str) -> Told {
    todo(words, "")
}

/// A finding with something to do.
pub(super) fn todo(words: &str, next: &str) -> Told {
    Told { means: words.to_owned(), next: next.to_owned(), copy: Vec::new() }
}

/// The same with a text to copy.
pub(super) fn copying(words: &str, next: &str, what: &'static str, text: String) -> Told {
    Told { copy: vec![(what, text)], ..todo(words, next) }
}
