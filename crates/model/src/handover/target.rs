//! The languages and tools.

use strum::{EnumIter, IntoStaticStr};

use super::{File, Subject, dot_env, fill::fill, http_file, literal, postman};

/// A language or a tool in which an app calls Creatio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Target {
    /// A script for bash.
    Curl,
    /// A script for PowerShell.
    PowerShell,
    /// A program for .NET.
    CSharp,
    /// A program for Python.
    Python,
    /// A program for Node.js.
    JavaScript,
    /// A program for Java.
    Java,
    /// A program for Go.
    Go,
    /// Requests for HTTP clients in editors.
    HttpFile,
    /// Environment variables.
    DotEnv,
    /// A collection for Postman, and its environment.
    Postman,
    /// A script that registers the site in clio, Creatio's command-line tool.
    Clio,
    /// A query for Power BI.
    PowerBi,
}

impl Target {
    /// The files of this target; the first one is the main one.
    pub fn files(self, subject: &Subject) -> Vec<File> {
        let filled =
            |template, literal: fn(&str) -> String| fill(template, subject, &|_, text| literal(text));
        let text = match self {
            Target::Curl => filled(include_str!("templates/curl.sh"), literal::shell),
            Target::PowerShell => filled(include_str!("templates/powershell.ps1"), literal::powershell),
            Target::CSharp => filled(include_str!("templates/csharp.cs"), literal::utf16),
            Target::Python => filled(include_str!("templates/python.py"), literal::code_points),
            Target::JavaScript => filled(include_str!("templates/javascript.mjs"), literal::utf16),
            Target::Java => filled(include_str!("templates/CreatioExample.java"), literal::utf16),
            Target::Go => filled(include_str!("templates/main.go"), literal::code_points),
            Target::HttpFile => http_file::text(subject),
            Target::DotEnv => filled(include_str!("templates/variables.env"), dot_env::value),
            Target::Postman => return postman::files(subject),
            Target::Clio => filled(include_str!("templates/clio.sh"), literal::shell),
            Target::PowerBi => filled(include_str!("templates/power_query.pq"), literal::power_query),
        };
        vec![File { name: self.file_name(subject), media_type: self.media_type(), text }]
    }

    /// Named after the app, unless the language or its tools expect a name.
    fn file_name(self, subject: &Subject) -> String {
        let extension = match self {
            Target::CSharp => return "Program.cs".to_owned(),
            Target::Java => return "CreatioExample.java".to_owned(),
            Target::Go => return "main.go".to_owned(),
            Target::Curl => "sh",
            Target::PowerShell => "ps1",
            Target::Python => "py",
            Target::JavaScript => "mjs",
            Target::HttpFile => "http",
            Target::DotEnv => "env",
            Target::Postman => "json",
            Target::Clio => "clio.sh",
            Target::PowerBi => "pq",
        };
        format!("{}.{extension}", subject.slug())
    }

    fn media_type(self) -> &'static str {
        match self {
            Target::Curl | Target::Clio => "text/x-shellscript",
            Target::Python => "text/x-python",
            Target::JavaScript => "text/javascript",
            Target::Postman => "application/json",
            Target::PowerShell
            | Target::CSharp
            | Target::Java
            | Target::Go
            | Target::HttpFile
            | Target::DotEnv
            | Target::PowerBi => "text/plain",
        }
    }
}
