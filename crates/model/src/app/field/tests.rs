#![allow(clippy::unwrap_used)]
use std::collections::HashSet;

use strum::IntoEnumIterator as _;

use creatio::LookupValue;

use super::*;
use crate::{
    app::{changes::Changes, draft::Draft},
    sample::{app, id},
};

/// A value of the field's type that no sample app has.
fn other_value(kind: InputKind) -> FieldValue {
    match kind {
        InputKind::Text { .. } => "https://other.example.com".into(),
        InputKind::Switch { initial } => (!initial).into(),
        InputKind::User => Some(LookupValue { id: id(77), name: "Other".to_owned() }).into(),
    }
}

#[test]
fn keys_and_positions_are_unique_and_positions_have_no_gap() {
    let keys: HashSet<_> = Field::iter().map(|field| field.spec().key).collect();
    assert_eq!(keys.len(), Field::COUNT);
    let inputs = Field::iter().filter(|field| field.input().is_some()).count();
    assert_eq!(Field::inputs().map(|(field, _)| field).collect::<HashSet<_>>().len(), inputs);
    let columns = Field::iter().filter(|field| field.spec().column.is_some()).count();
    assert_eq!(Field::columns().map(|(field, _)| field).collect::<HashSet<_>>().len(), columns);
    let positions: Vec<u8> = Field::inputs().map(|(_, input)| input.position).collect();
    assert_eq!(positions, (0..u8::try_from(inputs).unwrap()).collect::<Vec<_>>());
    let positions: Vec<u8> = Field::columns().map(|(_, column)| column.position).collect();
    assert_eq!(positions, (0..u8::try_from(columns).unwrap()).collect::<Vec<_>>());
}

#[test]
fn the_form_has_the_type_that_the_field_has() {
    for (field, input) in Field::inputs() {
        let value = field.get(&app("Postman", 1)).to_value();
        assert!(input.kind.initial().has_type_of(&value), "{field:?}");
    }
}

#[test]
fn every_editable_field_is_read_from_an_app_and_sent_when_it_changes() {
    let app = app("Postman", 1);
    for (field, input) in Field::inputs() {
        let value = other_value(input.kind);
        let changes = Draft::of(&app).with(field, value.clone()).changes(&app);
        assert_ne!(changes, Changes::none(&app), "{field:?}");
        let mut expected = Changes::none(&app);
        (input.change)(&mut expected, value);
        assert_eq!(changes, expected, "{field:?} alone");
    }
}

#[test]
fn a_new_app_is_created_with_every_field_that_it_can_have() {
    let draft = Draft::copy_of(&app("Postman", 1), "Postman".to_owned());
    let before = draft.to_new_app().unwrap();
    for (field, input) in Field::inputs() {
        let after = draft.clone().with(field, other_value(input.kind)).to_new_app().unwrap();
        // Creatio creates every app active; an app that should be inactive is turned off afterwards.
        let is_sent = input.on_new_app && field != Field::Active;
        assert_eq!(after != before, is_sent, "{field:?}");
    }
}

#[test]
fn a_search_looks_for_words_in_every_text_but_times_and_ids_the_most_telling_first() {
    let fields =
        [Field::Name, Field::SystemUser, Field::ApplicationUrl, Field::RedirectUrl, Field::Description];
    assert!(searchable_fields().eq(fields));
}
