//! Why the list is read, and what reading it again has shown.

/// What a reading that was not the first has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refreshed {
    /// The user asked for it, and all rows are as Creatio holds them.
    OnRequest,
    /// It was done in the background.
    Silently,
    /// It failed in the background: the rows are as they were read before.
    Failed,
}

/// Who asks for a reading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Opening the list.
    Open,
    /// The user.
    OnRequest,
    /// The page itself: it neither reports a failure as such nor prompts for sign-in.
    Silent,
}
