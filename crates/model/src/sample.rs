//! Sample apps for tests.
#![allow(clippy::unwrap_used)]

use creatio::{App, Id, LookupValue};

/// An id that ends in this number.
pub fn id(number: u32) -> Id {
    format!("00000000-0000-0000-0000-{number:012x}").parse().unwrap()
}

/// An app with this name and no problems; its record's id ends in `number`.
pub fn app(name: &str, number: u32) -> App {
    App {
        id: id(number),
        name: name.to_owned(),
        client_id: format!("{number:032X}"),
        application_url: format!("https://app{number}.example.com"),
        is_active: true,
        system_user: Some(LookupValue { id: id(0x1000 + number), name: format!("User {number}") }),
        created_on: "2026-01-02T03:04:05.000".to_owned(),
        modified_on: "2026-02-03T04:05:06.000".to_owned(),
        ..App::default()
    }
}
