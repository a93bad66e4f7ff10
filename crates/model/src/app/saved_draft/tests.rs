#![allow(clippy::unwrap_used)]
use creatio::{App, LookupValue};
use serde_json::json;

use super::*;
use crate::{
    app::field::InputKind,
    sample::{self, id},
};

fn app(number: u32) -> App {
    App {
        redirect_url: "myapp://back".to_owned(),
        description: "“Quotes” and\nlines".to_owned(),
        is_active: false,
        ..sample::app("Postman", number)
    }
}

fn draft_for(app: &App) -> SavedDraft {
    let base = Draft::of(app);
    let subject = Subject::App { id: app.id.clone(), base: Box::new(base.clone()) };
    SavedDraft { subject, draft: base, conflicts: Vec::new() }
}

fn new_app(draft: Draft) -> SavedDraft {
    SavedDraft { subject: Subject::NewApp { copied_from: None }, draft, conflicts: Vec::new() }
}

fn restored(saved: &SavedDraft) -> SavedDraft {
    let mut all = SavedDrafts::default();
    all.insert(saved.clone());
    SavedDrafts::read(&all.to_text().unwrap()).find(saved.app_id()).unwrap().clone()
}

fn other_value(kind: InputKind) -> FieldValue {
    match kind {
        InputKind::Text { .. } => " typed \"here\" ".into(),
        InputKind::Switch { initial } => (!initial).into(),
        InputKind::User => Some(LookupValue { id: id(77), name: "Other".to_owned() }).into(),
    }
}

#[test]
fn every_field_of_a_draft_survives_with_its_base_and_its_conflict() {
    let app = app(1);
    for (field, input) in Field::inputs() {
        for value in [other_value(input.kind), input.kind.initial()] {
            let base = Draft::of(&app);
            let draft = base.clone().with(field, value);
            let conflicts = vec![draft.conflict(field, &base)];
            let saved = SavedDraft { draft: draft.clone(), conflicts, ..draft_for(&app) };
            assert_eq!(restored(&saved), saved, "{field:?}");
            assert_eq!(restored(&new_app(draft.clone())), new_app(draft), "{field:?}");
        }
    }
}

#[test]
fn a_copy_knows_what_it_was_copied_from() {
    let copy =
        SavedDraft { subject: Subject::NewApp { copied_from: Some(id(1)) }, ..new_app(Draft::default()) };
    assert_eq!(restored(&copy), copy);
}

#[test]
fn each_app_has_one_draft_which_is_removed_alone() {
    let named = |number, name: &str| SavedDraft {
        draft: Draft::default().with(Field::Name, name),
        ..draft_for(&app(number))
    };
    let name =
        |all: &SavedDrafts, number| all.find(Some(&id(number))).map(|saved| saved.draft.name().to_owned());
    let mut all = SavedDrafts::default();
    all.insert(named(1, "one"));
    all.insert(named(2, "two"));
    all.insert(named(2, "two again"));
    assert_eq!(name(&all, 2).as_deref(), Some("two again"));
    all.remove(Some(&id(2)));
    assert_eq!((name(&all, 1).as_deref(), name(&all, 2)), (Some("one"), None));
    all.remove(None);
    all.remove(Some(&id(1)));
    assert_eq!(all.to_text(), None, "nothing is stored without a draft");
}

#[test]
fn an_entry_that_cannot_be_read_leaves_the_others() {
    for text in ["", "{", "null", "{}", "7", "[7, null, {}]", r#"[{"app": null}]"#, r#"[{"values": 7}]"#] {
        assert_eq!(SavedDrafts::read(text), SavedDrafts::default(), "{text}");
    }
    let good = json!({"values": {"Name": "good"}});
    for broken in
        [json!("no draft"), json!({"app": {"id": "no id"}, "values": {}}), json!({"app": 7, "values": {}})]
    {
        let all = SavedDrafts::read(&json!([broken, good]).to_string());
        assert_eq!(all.0.len(), 1, "{broken}");
        assert_eq!(all.find(None).unwrap().draft.name(), "good", "{broken}");
    }
}

#[test]
fn a_value_that_is_missing_or_odd_loses_no_other() {
    let app = app(1);
    for (odd, input) in Field::inputs() {
        for value in [None, Some(json!(7)), Some(json!({"Id": "no id"})), Some(json!([]))] {
            let draft = Field::inputs()
                .fold(Draft::of(&app), |draft, (field, input)| draft.with(field, other_value(input.kind)));
            let mut entry =
                serde_json::to_value(Entry::from(&SavedDraft { draft: draft.clone(), ..draft_for(&app) }))
                    .unwrap();
            let key = odd.spec().key;
            match value {
                None => drop(entry["values"].as_object_mut().unwrap().remove(key)),
                Some(value) => entry["values"][key] = value,
            }
            entry["values"]["Colour"] = json!("unknown");
            let all = SavedDrafts::read(&json!([entry]).to_string());
            let expected = draft.with(odd, odd.get(&app).to_value());
            assert_eq!(all.find(Some(&app.id)).unwrap().draft, expected, "{odd:?} counts as not changed");
            entry["app"] = json!(null);
            let all = SavedDrafts::read(&json!([entry]).to_string());
            assert_eq!(*all.find(None).unwrap().draft.get(odd), input.kind.initial(), "{odd:?}");
        }
    }
}

#[test]
fn a_conflict_in_a_field_that_is_unknown_here_is_left_out() {
    let app = app(1);
    let draft = Draft::of(&app).with(Field::Name, "mine");
    let conflicts = vec![draft.conflict(Field::Name, &Draft::of(&app))];
    let saved = SavedDraft { draft, conflicts, ..draft_for(&app) };
    let mut entry = serde_json::to_value(Entry::from(&saved)).unwrap();
    entry["conflicts"] = json!([7, "Colour", "Name"]);
    assert_eq!(SavedDrafts::read(&json!([entry]).to_string()).find(Some(&app.id)), Some(&saved));
}

#[test]
fn an_odd_member_of_an_entry_loses_no_value() {
    let app = app(1);
    let saved = SavedDraft { draft: Draft::of(&app).with(Field::Name, "mine"), ..draft_for(&app) };
    let entry = serde_json::to_value(Entry::from(&saved)).unwrap();
    for (pointer, odd) in [("/conflicts", json!("odd")), ("/copiedFrom", json!({})), ("/app/base", json!([]))]
    {
        let mut entry = entry.clone();
        *entry.pointer_mut(pointer).unwrap() = odd;
        let all = SavedDrafts::read(&json!([entry]).to_string());
        assert_eq!(all.find(Some(&app.id)).unwrap().draft, saved.draft, "{pointer}");
    }
}
