//! An app as JSON, to save or share. Its secret is not part of it.

use creatio::App;
use serde_json::{Map, Value};
use strum::IntoEnumIterator as _;

use super::field::Field;

/// The app as JSON, with Creatio's own names (creatio-api.md, section 2.3).
pub fn to_json(app: &App) -> Value {
    let members = Field::iter().map(|field| (field.spec().key.to_owned(), field.get(app).to_json()));
    Value::Object(members.collect::<Map<_, _>>())
}

/// The app with its dates converted, so that they are in one zone whichever API they were read by.
pub fn with_dates(app: App, convert: fn(&str) -> String) -> App {
    App { created_on: convert(&app.created_on), modified_on: convert(&app.modified_on), ..app }
}

/// The app as indented JSON text.
pub fn to_text(app: &App) -> String {
    format!("{:#}", to_json(app))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sample::{app, id};

    #[test]
    fn a_record_holds_every_field_in_creatios_names() {
        let record = to_json(&app("Postman", 1));
        let expected = json!({
            "Id": id(1).as_str(), "Name": "Postman", "ClientId": "00000000000000000000000000000001", "IsActive": true,
            "SystemUser": {"Id": id(0x1001).as_str(), "Name": "User 1"},
            "ApplicationUrl": "https://app1.example.com", "RedirectUrl": "", "Description": "",
            "CreatedOn": "2026-01-02T03:04:05.000", "ModifiedOn": "2026-02-03T04:05:06.000",
        });
        assert_eq!(record, expected);
        assert_eq!(to_json(&App { system_user: None, ..app("Postman", 1) })["SystemUser"], Value::Null);
    }
}
