//! The table of the fields of an app, one row per field.

use creatio::Client;
use strum::EnumCount as _;

use super::definition::{Cell, ColumnSpec, Field, FieldSpec, Getter, Input, InputKind, Problem, TextStyle};
use crate::web_address::is_web_address;

/// The maximum length of a text that Creatio stores, in UTF-16 units (creatio-api.md, section 2.3).
const MAX_TEXT: u32 = 250;

/// The rows, in the order of [`Field`].
pub(super) static FIELDS: [FieldSpec; Field::COUNT] = [
    FieldSpec {
        field: Field::Id,
        key: "Id",
        getter: Getter::Text(|app| app.id.as_str()),
        is_searchable: false,
        input: None,
        column: None,
    },
    FieldSpec {
        field: Field::Name,
        key: "Name",
        getter: Getter::Text(|app| &app.name),
        is_searchable: true,
        input: Some(Input {
            position: 0,
            kind: text(TextStyle::Line),
            on_new_app: true,
            is_supported: everywhere,
            if_empty: Some(Problem::NameMissing),
            validate: any_text,
            accepts_saved_value: false,
            change: |changes, value| changes.app.name = Some(value.into_text()),
        }),
        column: Some(ColumnSpec { position: 0, key: "name", width: 280, cell: Cell::Name }),
    },
    FieldSpec {
        field: Field::ClientId,
        key: "ClientId",
        getter: Getter::Text(|app| &app.client_id),
        is_searchable: false,
        input: None,
        column: Some(ColumnSpec { position: 4, key: "client-id", width: 170, cell: Cell::Identifier }),
    },
    FieldSpec {
        field: Field::Active,
        key: "IsActive",
        getter: Getter::Flag(|app| app.is_active),
        is_searchable: false,
        input: Some(Input {
            position: 5,
            kind: InputKind::Switch { initial: true },
            on_new_app: true,
            is_supported: everywhere,
            if_empty: None,
            validate: any_text,
            accepts_saved_value: false,
            change: |changes, value| changes.app.is_active = Some(value.as_flag()),
        }),
        column: Some(ColumnSpec { position: 1, key: "active", width: 72, cell: Cell::Switch }),
    },
    FieldSpec {
        field: Field::SystemUser,
        key: "SystemUser",
        getter: Getter::User(|app| app.system_user.as_ref()),
        is_searchable: true,
        input: Some(Input {
            position: 4,
            kind: InputKind::User,
            on_new_app: true,
            is_supported: everywhere,
            if_empty: Some(Problem::UserMissing),
            validate: any_text,
            accepts_saved_value: false,
            change: |changes, value| changes.app.system_user_id = value.into_user().map(|user| user.id),
        }),
        column: Some(ColumnSpec { position: 2, key: "user", width: 150, cell: Cell::User }),
    },
    FieldSpec {
        field: Field::ApplicationUrl,
        key: "ApplicationUrl",
        getter: Getter::Text(|app| &app.application_url),
        is_searchable: true,
        input: Some(Input {
            position: 1,
            kind: text(TextStyle::Url),
            on_new_app: true,
            is_supported: everywhere,
            if_empty: Some(Problem::UrlMissing),
            validate: |text| (!is_web_address(text)).then_some(Problem::UrlInvalid),
            // Creatio does not check it, so other programs may have saved anything.
            accepts_saved_value: true,
            change: |changes, value| changes.app.application_url = Some(value.into_text()),
        }),
        column: Some(ColumnSpec { position: 3, key: "url", width: 210, cell: Cell::Text }),
    },
    FieldSpec {
        field: Field::RedirectUrl,
        key: "RedirectUrl",
        getter: Getter::Text(|app| &app.redirect_url),
        is_searchable: true,
        input: Some(Input {
            position: 2,
            kind: text(TextStyle::Url),
            on_new_app: false,
            is_supported: Client::supports_redirect_url,
            if_empty: None,
            validate: |text| (!is_web_address(text)).then_some(Problem::RedirectInvalid),
            accepts_saved_value: true,
            change: |changes, value| changes.app.redirect_url = Some(value.into_text()),
        }),
        column: None,
    },
    FieldSpec {
        field: Field::Description,
        key: "Description",
        getter: Getter::Text(|app| &app.description),
        is_searchable: true,
        input: Some(Input {
            position: 3,
            kind: text(TextStyle::Lines),
            on_new_app: true,
            is_supported: everywhere,
            if_empty: None,
            validate: any_text,
            accepts_saved_value: false,
            change: |changes, value| changes.description = Some(value.into_text()),
        }),
        column: None,
    },
    FieldSpec {
        field: Field::CreatedOn,
        key: "CreatedOn",
        getter: Getter::Text(|app| &app.created_on),
        is_searchable: false,
        input: None,
        column: None,
    },
    FieldSpec {
        field: Field::ModifiedOn,
        key: "ModifiedOn",
        getter: Getter::Text(|app| &app.modified_on),
        is_searchable: false,
        input: None,
        column: Some(ColumnSpec { position: 5, key: "modified", width: 120, cell: Cell::Moment }),
    },
];

// A row in the wrong place does not compile.
const _: () = {
    let mut index = 0;
    while index < FIELDS.len() {
        assert!(FIELDS[index].field as usize == index, "the rows must be in the order of `Field`");
        index += 1;
    }
};

const fn text(style: TextStyle) -> InputKind {
    InputKind::Text { style, max_length: MAX_TEXT }
}

fn everywhere(_: &Client) -> bool {
    true
}

fn any_text(_: &str) -> Option<Problem> {
    None
}
