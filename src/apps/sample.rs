//! Apps for the tests of the pure halves.
#![allow(clippy::unwrap_used)]

use creatio::{App, Id, Named};

/// An id that ends in this number.
pub fn id(number: u32) -> Id {
    Id::parse(&format!("00000000-0000-0000-0000-{number:012x}")).unwrap()
}

/// An app of this name that nothing is wrong with; its record's id ends in `number`.
pub fn app(name: &str, number: u32) -> App {
    App {
        id: id(number),
        name: name.to_owned(),
        client_id: format!("{number:032X}"),
        application_url: format!("https://app{number}.example.com"),
        redirect_url: String::new(),
        description: String::new(),
        is_active: true,
        system_user: Some(Named { id: id(0x1000 + number), name: format!("User {number}") }),
        created_on: "2026-01-02T03:04:05.000".to_owned(),
        modified_on: "2026-02-03T04:05:06.000".to_owned(),
    }
}
