//! An action on many apps, and its progress.

/// What is done with each app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// Turns them on.
    TurnOn,
    /// Turns them off.
    TurnOff,
    /// Deletes them.
    Delete,
}

impl BulkAction {
    /// Whether it would change an app that is on, or off.
    pub fn changes(self, is_active: bool) -> bool {
        match self {
            BulkAction::TurnOn => !is_active,
            BulkAction::TurnOff => is_active,
            BulkAction::Delete => true,
        }
    }
}

/// The number of apps with each result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that were changed.
    pub done: usize,
    /// Those that were already in the requested state.
    pub unchanged: usize,
    /// Those whose change failed.
    pub failed: usize,
    /// All of them.
    pub total: usize,
}

impl Progress {
    /// Those that are not started yet.
    pub fn pending(&self) -> usize {
        self.total - self.done - self.unchanged - self.failed
    }
}
