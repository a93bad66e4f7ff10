//! The list as a file: everything that is known of the apps but their secrets, which are never read for it.

use creatio::App;
use serde_json::{Value, json};

/// A form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets (RFC 4180).
    Csv,
    /// For programs, and for comparing with another site.
    Json,
}

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv;charset=utf-8",
            Format::Json => "application/json",
        }
    }

    /// A name for the file. `day` is the day as `2026-01-31`, `site` the host name.
    pub fn file_name(self, site: &str, day: &str) -> String {
        let ending = match self {
            Format::Csv => "csv",
            Format::Json => "json",
        };
        // A port's colon is no part of a file's name on every system.
        format!("oauth-apps {} {day}.{ending}", site.replace(|c: char| !c.is_alphanumeric() && c != '.', "-"))
    }
}

/// The columns of the table, in Creatio's own names (creatio-api.md, section 2.3).
const COLUMNS: [&str; 11] = [
    "Id",
    "Name",
    "ClientId",
    "IsActive",
    "SystemUser",
    "SystemUserId",
    "ApplicationUrl",
    "RedirectUrl",
    "Description",
    "CreatedOn",
    "ModifiedOn",
];

/// The apps as a table for spreadsheets.
pub fn csv(apps: &[App]) -> String {
    table(
        COLUMNS,
        apps.iter().map(|app| {
            let user = app.system_user.as_ref();
            [
                app.id.to_string(),
                app.name.clone(),
                app.client_id.clone(),
                app.is_active.to_string(),
                user.map_or_else(String::new, |user| user.name.clone()),
                user.map_or_else(String::new, |user| user.id.to_string()),
                app.application_url.clone(),
                app.redirect_url.clone(),
                app.description.clone(),
                app.created_on.clone(),
                app.modified_on.clone(),
            ]
        }),
    )
}

/// A table for spreadsheets: its heads, and a line of fields for each record.
pub fn table<const N: usize>(heads: [&str; N], lines: impl Iterator<Item = [String; N]>) -> String {
    // Without this mark some spreadsheets take the file for one of another encoding.
    let mut text = format!("\u{feff}{}\r\n", heads.join(","));
    for fields in lines {
        text.push_str(&fields.map(|text| field(&text)).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A field of the table, so that no spreadsheet takes it for a formula.
fn field(text: &str) -> String {
    let is_formula =
        text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', ';', '"', '\n', '\r', '\t']) || is_formula {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// The apps as JSON, with the site and the moment (ISO 8601) that they were read from and at.
pub fn json(apps: &[App], site: &str, moment: &str, record: impl Fn(&App) -> Value) -> String {
    let apps: Vec<Value> = apps.iter().map(record).collect();
    format!("{:#}\n", json!({"Site": site, "ExportedOn": moment, "Apps": apps}))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{apps::sample::app, one_app::record_of};

    #[test]
    fn a_table_has_a_line_an_app_and_a_field_a_column() {
        let table = csv(&[app("Postman", 1), App { system_user: None, ..app("Mailer", 2) }]);
        let lines: Vec<&str> = table.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
        assert_eq!(lines.len(), 4, "the last one is empty");
        assert_eq!(lines[0].split(',').count(), COLUMNS.len());
        assert!(lines[1].starts_with("00000000-0000-0000-0000-000000000001,Postman,"), "{}", lines[1]);
        assert!(lines[2].contains(",true,,,https://"), "{}", lines[2]);
    }

    #[test]
    fn no_field_is_a_formula_and_none_breaks_its_line() {
        for (text, written) in [
            ("plain", "plain"),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("  =1", "\"'  =1\""),
            ("\t=1", "\"'\t=1\""),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(field(text), written, "{text:?}");
        }
    }

    #[test]
    fn json_reads_back() {
        let text = json(&[app("Postman", 1)], "site.example", "2026-01-02T03:04:05Z", record_of);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["Site"], "site.example");
        assert_eq!(value["Apps"][0]["Name"], "Postman");
        assert!(!text.to_lowercase().contains("secret"), "{text}");
    }

    #[test]
    fn the_file_is_called_after_site_and_day() {
        assert_eq!(
            Format::Csv.file_name("a.example:8080", "2026-01-31"),
            "oauth-apps a.example-8080 2026-01-31.csv"
        );
    }
}
