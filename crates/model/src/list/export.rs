//! The list of apps as a file: every field of every app. Secrets are not part of it.

use creatio::App;
use serde_json::{Value, json};
use strum::IntoEnumIterator as _;

use crate::app::{
    field::{Field, FieldSpec, Getter},
    record,
    value::FieldRef,
};

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets (RFC 4180).
    Csv,
    /// For programs, and for comparison with another site.
    Json,
}

impl Format {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv;charset=utf-8",
            Format::Json => "application/json",
        }
    }

    /// A name for the file. `site` is the host name, `day` has the form `2026-01-31`.
    pub fn file_name(self, site: &str, day: &str) -> String {
        let extension = match self {
            Format::Csv => "csv",
            Format::Json => "json",
        };
        // Some systems do not allow the colon before a port in file names.
        format!(
            "oauth-apps {} {day}.{extension}",
            site.replace(|c: char| !c.is_alphanumeric() && c != '.', "-")
        )
    }
}

/// The apps as a table for spreadsheets, with a column for every field. A user takes two, for the name and the id.
pub fn csv(apps: &[App]) -> String {
    let header = Field::iter().flat_map(|field| {
        let FieldSpec { key, getter, .. } = field.spec();
        let id_cell = matches!(getter, Getter::User(_)).then(|| format!("{key}Id"));
        [(*key).to_owned()].into_iter().chain(id_cell)
    });
    table(header, apps.iter().map(|app| Field::iter().flat_map(|field| cells(field.get(app)))))
}

fn cells(value: FieldRef<'_>) -> impl Iterator<Item = String> {
    let (cell, id) = match value {
        FieldRef::Text(text) => (text.to_owned(), None),
        FieldRef::Flag(on) => (on.to_string(), None),
        FieldRef::User(None) => (String::new(), Some(String::new())),
        FieldRef::User(Some(user)) => (user.name.clone(), Some(user.id.to_string())),
    };
    [cell].into_iter().chain(id)
}

/// A table for spreadsheets, from its header cells and the cells of each line.
pub fn table<Line: IntoIterator<Item = String>>(
    header: impl IntoIterator<Item = impl Into<String>>,
    lines: impl IntoIterator<Item = Line>,
) -> String {
    // Without this byte order mark, some spreadsheets guess the wrong encoding.
    let mut text = "\u{feff}".to_owned();
    push_line(&mut text, header.into_iter().map(Into::into));
    for line in lines {
        push_line(&mut text, line.into_iter().map(|cell| escaped(&cell)));
    }
    text
}

fn push_line(text: &mut String, cells: impl IntoIterator<Item = String>) {
    text.push_str(&cells.into_iter().collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

/// A cell of the table, escaped so that no spreadsheet treats it as a formula.
fn escaped(text: &str) -> String {
    let visible = text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
    // East Asian spreadsheets treat full-width signs in the same way.
    let is_formula = visible.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '"', '\n', '\r', '\t']) || is_formula {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Whether a character shows nothing: a spreadsheet may drop it before it looks for a formula.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The apps as JSON, with the site they were read from and the time (ISO 8601).
pub fn json(apps: &[App], site: &str, exported_on: &str) -> String {
    let apps: Vec<Value> = apps.iter().map(record::to_json).collect();
    format!("{:#}\n", json!({"Site": site, "ExportedOn": exported_on, "Apps": apps}))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use strum::EnumCount as _;

    use super::*;
    use crate::sample::app;

    #[test]
    fn a_table_has_a_line_per_app_and_a_column_per_field_and_two_for_a_user() {
        let table = csv(&[app("Postman", 1), App { system_user: None, ..app("Mailer", 2) }]);
        let lines: Vec<&str> = table.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
        assert_eq!(lines.len(), 4, "the last one is empty");
        assert_eq!(
            lines[0],
            "Id,Name,ClientId,IsActive,SystemUser,SystemUserId,ApplicationUrl,RedirectUrl,Description,CreatedOn,ModifiedOn"
        );
        assert_eq!(
            lines[1],
            "00000000-0000-0000-0000-000000000001,Postman,00000000000000000000000000000001,true,User 1,\
             00000000-0000-0000-0000-000000001001,https://app1.example.com,,,2026-01-02T03:04:05.000,2026-02-03T04:05:06.000"
        );
        assert!(lines[2].contains(",true,,,https://"), "{}", lines[2]);
        for line in &lines[..3] {
            assert_eq!(line.split(',').count(), Field::COUNT + 1, "{line}");
        }
    }

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_its_line() {
        for (text, written) in [
            ("plain", "plain"),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("  =1", "\"'  =1\""),
            ("\t=1", "\"'\t=1\""),
            ("\u{200b}=1", "\"'\u{200b}=1\""),
            (" \u{feff}\u{202e}@x", "\"' \u{feff}\u{202e}@x\""),
            ("＝1", "\"'＝1\""),
            ("＋1", "\"'＋1\""),
            ("－1", "\"'－1\""),
            ("＠x", "\"'＠x\""),
            ("\u{200b}plain", "\u{200b}plain"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(escaped(text), written, "{text:?}");
        }
    }

    #[test]
    fn json_holds_the_site_and_the_apps_without_secrets() {
        let text = json(&[app("Postman", 1)], "site.example", "2026-01-02T03:04:05Z");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["Site"], "site.example");
        assert_eq!(value["Apps"][0]["Name"], "Postman");
        assert!(!text.to_lowercase().contains("secret"), "{text}");
    }

    #[test]
    fn the_file_is_named_after_site_and_day() {
        assert_eq!(
            Format::Csv.file_name("a.example:8080", "2026-01-31"),
            "oauth-apps a.example-8080 2026-01-31.csv"
        );
    }
}
