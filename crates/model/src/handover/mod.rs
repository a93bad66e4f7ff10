//! The code by which an app calls Creatio, for many languages and tools.
//!
//! Every text requests a token, reads some contacts through OData and through DataService, gets another token when one
//! expires, and says what went wrong. None of them contains the secret: it is a variable or a prompt.

mod check;
mod dot_env;
mod fill;
mod http_file;
mod literal;
mod postman;
mod subject;
mod target;
mod value;

pub use check::Shell;
pub use subject::Subject;
pub use target::Target;

/// A file to copy or to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub text: String,
}

#[cfg(test)]
mod skeleton;
#[cfg(test)]
mod tests;
