//! The structure of the texts about a finding.

/// What a finding means and what to do about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    /// What it means.
    pub summary: String,
    /// What to do, and who can do it; empty if there is nothing to do.
    pub next_step: String,
    /// Texts to copy into a config file, a shell or a database.
    pub snippets: Vec<Snippet>,
}

/// A text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What the text is for.
    pub name: &'static str,
    /// The text.
    pub text: String,
}

impl Guidance {
    /// Guidance with nothing to do.
    pub fn new(summary: impl Into<String>) -> Self {
        Self { summary: summary.into(), ..Self::default() }
    }

    /// The same with something to do.
    pub fn next(self, next_step: impl Into<String>) -> Self {
        Self { next_step: next_step.into(), ..self }
    }

    /// The same with a text to copy.
    pub fn snippet(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.snippets.push(Snippet { name, text: text.into() });
        self
    }
}
