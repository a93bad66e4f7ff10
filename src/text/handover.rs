//! Texts of the code that an app is handed over with.

use model::{endpoints::Known, handover::Target};

pub const CODE: &str = "Code";
pub const LEAD: &str = "Ready to run, with the addresses of this site. It never contains the secret: set the variable CREATIO_CLIENT_SECRET or type the secret when asked.";
pub const TARGETS: &str = "Language or tool";
pub const COPY_CODE: &str = "Copy code";
pub const DOWNLOAD: &str = "Download";
pub const LOADING: &str = "Reading the addresses from Creatio…";

/// The name of a language or tool, on its tab.
pub fn target(target: Target) -> &'static str {
    match target {
        Target::Curl => "curl",
        Target::PowerShell => "PowerShell",
        Target::CSharp => "C#",
        Target::Python => "Python",
        Target::JavaScript => "JavaScript",
        Target::Java => "Java",
        Target::Go => "Go",
        Target::HttpFile => "HTTP file",
        Target::DotEnv => ".env",
        Target::Postman => "Postman",
        Target::Clio => "clio",
        Target::PowerBi => "Power BI",
    }
}

/// What to do with the code of a target.
pub fn usage(target: Target) -> &'static str {
    match target {
        Target::Curl => "Needs bash and curl: Linux, macOS, or Git Bash on Windows.",
        Target::PowerShell => "Windows PowerShell 5.1, or PowerShell 7 on any system.",
        Target::CSharp => "The Program.cs of a console project for .NET 8 or newer.",
        Target::Python => "Needs the package requests.",
        Target::JavaScript => {
            "For Node.js 18 or newer. Never put it into a web page: its users could read the secret."
        }
        Target::Java => "Java 17 or newer runs it as it is: java CreatioExample.java",
        Target::Go => "go run main.go",
        Target::HttpFile => "For the httpYac extension of Visual Studio Code, or its command.",
        Target::DotEnv => "Fill in CREATIO_CLIENT_SECRET, and keep the file out of version control.",
        Target::Postman => {
            "Import both files, and enter client_secret in the environment as its current value."
        }
        Target::Clio => "Registers this site in clio, which saves the secret in its own settings file.",
        Target::PowerBi => "Paste it into the Advanced Editor, and add the parameter ClientSecret.",
    }
}

/// Names a button of a further file of the same target.
pub fn of_file(button: &str, file: &str) -> String {
    format!("{button}: {file}")
}

/// A file was saved by the browser.
pub fn downloaded(file: &str) -> String {
    format!("{file} was downloaded.")
}

/// Why the code has a placeholder for the token URL.
pub fn no_token_url(token_url: &Known) -> Option<&'static str> {
    match token_url {
        Known::Value(_) | Known::Waiting => None,
        Known::Missing | Known::Ambiguous => {
            Some("This site has no Identity Service URL yet. The code has a placeholder for it.")
        }
        Known::Unread => Some(
            "The Identity Service URL couldn't be read. The code has a placeholder for it; ask an administrator of the system settings.",
        ),
    }
}

/// Why the code has no scope.
pub fn no_scope(scope: &Known) -> Option<&'static str> {
    match scope {
        Known::Value(_) | Known::Waiting => None,
        Known::Missing => Some("This site has no default resource yet, so the code names no scope."),
        Known::Ambiguous => Some("This site has several default resources, so the code names no scope."),
        Known::Unread => Some(
            "The default resource couldn't be read, so the code names no scope. The Identity Service then grants all that the app has.",
        ),
    }
}
