//! The command that verifies an app where the browser may not: `crate::verify` judges what it prints.

use strum::{EnumIter, IntoStaticStr};

use super::{Subject, fill::fill, literal};

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Shell {
    /// Any POSIX shell, with curl.
    Posix,
    /// PowerShell 5.1 or newer.
    PowerShell,
}

impl Shell {
    /// The command, to be pasted into this shell as it is. It prints JSON without the secret, the token or any data.
    pub fn check(self, subject: &Subject) -> String {
        let (template, literal): (_, fn(&str) -> String) = match self {
            Shell::Posix => (include_str!("templates/check.sh"), literal::shell),
            Shell::PowerShell => (include_str!("templates/check.ps1"), literal::powershell),
        };
        fill(template, subject, &|_, text| literal(text))
    }
}
