//! Unexpected texts: pasted, stored, typed or served, each is read without a panic, and what was written is read as
//! it was.

#![allow(clippy::unwrap_used)]

use base64::prelude::{BASE64_STANDARD, Engine};
use creatio::{Id, LookupValue};
use model::app::draft::Draft;
use model::app::field::{Field, InputKind};
use model::app::saved_draft::{SavedDraft, SavedDrafts, Subject};
use model::app::value::FieldValue;
use model::config::Config;
use model::connection::address::{cloud_address, host_of, is_sent_in_clear, saved_url_problem, url_problem};
use model::list::columns::Columns;
use model::list::pasted_credential::{may_be_credential, recognize};
use model::query_string;
use model::web_address::is_web_address;
use proptest::{prelude::*, sample::select};

/// A text with parts that these parsers look for.
fn texts(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    let part = prop_oneof![select(known).prop_map(str::to_owned), "\\PC{0,8}"];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

const PASTED: &[&str] = &[
    "Basic ",
    "basic",
    "Bearer ",
    "Authorization:",
    "eyJ",
    ".",
    "{",
    "}",
    "\"",
    "client_id=",
    "client_secret=",
    "ClientId",
    "&",
    "%",
    "%2",
    "%C3",
    "=",
    ":",
    " ",
    "\u{a0}",
    "\u{130}",
    "QUJDOmRlZg==",
    "a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6a1B2",
];
const ADDRESSES: &[&str] = &[
    "http://",
    "https://",
    "HTTPS://",
    "://",
    "/",
    "//",
    "?",
    "#",
    "@",
    ":",
    ":443",
    ":80",
    "[",
    "]",
    "[::1]",
    "localhost",
    "127.0.0.1",
    "acme.creatio.com",
    "crm.example.com",
    "/0",
    "/connect/token",
    "/.well-known",
    "/clients",
    " ",
    "ö",
    ".",
    "\u{130}",
    "ß",
];
const STORED: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "7",
    "\"values\"",
    "\"app\"",
    "\"id\"",
    "\"base\"",
    "\"conflicts\"",
    "\"Name\"",
    "\"copiedFrom\"",
    "2372e343-8d09-4fc4-a1ca-b7f708eaafed",
    "\\u0000",
];
const SITES: &[&str] =
    &["https://crm.example.com", "https://acme.creatio.com", "http://localhost:8080/creatio", ""];

fn ids() -> impl Strategy<Value = Id> {
    any::<u128>().prop_map(|number| format!("{number:032x}").parse().unwrap())
}

fn drafts() -> impl Strategy<Value = Draft> {
    let user = (ids(), "\\PC{0,10}").prop_map(|(id, name)| LookupValue { id, name });
    let values = ("\\PC{0,20}", any::<bool>(), prop::option::of(user));
    prop::collection::vec(values, Field::inputs().count()).prop_map(|values| {
        let mut draft = Draft::default();
        for ((field, input), (text, flag, user)) in Field::inputs().zip(values) {
            let value: FieldValue = match input.kind {
                InputKind::Text { .. } => text.as_str().into(),
                InputKind::Switch { .. } => flag.into(),
                InputKind::User => user.into(),
            };
            draft.set(field, value);
        }
        draft
    })
}

fn saved_drafts() -> impl Strategy<Value = SavedDraft> {
    prop_oneof![
        (prop::option::of(ids()), drafts()).prop_map(|(copied_from, draft)| SavedDraft {
            subject: Subject::NewApp { copied_from },
            draft,
            conflicts: Vec::new(),
        }),
        (ids(), drafts(), drafts(), any::<u8>()).prop_map(|(id, base, draft, chosen)| {
            let fields = Field::inputs().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
            let conflicts = fields.map(|(_, (field, _))| draft.conflict(field, &base)).collect();
            SavedDraft { subject: Subject::App { id, base: Box::new(base) }, draft, conflicts }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_recognized_was_suspected(text in texts(PASTED)) {
        let recognized = recognize(&text);
        prop_assert!(recognized.is_none() || may_be_credential(&text), "{:?}", recognized);
    }

    #[test]
    fn a_pasted_header_names_its_app(id in "[A-Za-z0-9._-]{4,40}", secret in "[ -~]{2,60}", before in "(Authorization: ?)?") {
        let text = format!("{before}Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")));
        let client_id = recognize(&text).and_then(|pasted| pasted.client_id);
        prop_assert_eq!(client_id, Some(id), "{}", text);
    }

    #[test]
    fn no_secret_is_taken_for_a_client_id(id in "[A-Za-z0-9]{4,20}", secret in "[A-Za-z0-9!*()-]{8,60}") {
        prop_assume!(!id.contains(&secret));
        for text in [
            format!("client_secret={secret}&client_id={id}"),
            format!("curl -d 'client_id={id}' -d 'client_secret={secret}'"),
            format!("{{\"client_id\":\"{id}\",\"client_secret\":\"{secret}\"}}"),
            format!("{{\"ClientSecret\":\"{secret}\"}}"),
        ] {
            let client_id = recognize(&text).unwrap().client_id.unwrap_or_default();
            prop_assert!(!client_id.contains(&secret), "{}", text);
        }
    }

    #[test]
    fn what_is_proposed_for_an_address_is_right(text in texts(ADDRESSES), site in select(SITES)) {
        let _ = (url_problem(&text), host_of(&text), is_sent_in_clear(&text), cloud_address(&text));
        if let Some((_, Some(proposal))) = saved_url_problem(&text, site) {
            prop_assert_eq!(saved_url_problem(&proposal, site), None, "{} for {}", proposal, text);
            prop_assert!(is_web_address(&proposal), "{} for {}", proposal, text);
        }
    }

    #[test]
    fn any_config_file_is_read_or_refused(text in texts(STORED), creatio in "\\PC*", service in "\\PC*") {
        let _ = Config::parse(&text);
        let file = serde_json::json!({"creatio": creatio, "identityService": service}).to_string();
        let config = Config::parse(&file).unwrap();
        prop_assert_eq!(config.creatio, creatio);
        prop_assert_eq!(config.identity_service.unwrap_or_default(), service);
    }

    #[test]
    fn any_stored_text_is_read(text in texts(STORED)) {
        let drafts = SavedDrafts::read(&text);
        let again = drafts.to_text().map(|text| SavedDrafts::read(&text)).unwrap_or_default();
        prop_assert_eq!(again, drafts);
        let columns = Columns::from_json(&text);
        prop_assert_eq!(Columns::from_json(&columns.to_json()), columns);
    }

    #[test]
    fn a_draft_is_read_as_it_was_stored(drafts in prop::collection::vec(saved_drafts(), 0..4)) {
        let mut all = SavedDrafts::default();
        drafts.into_iter().for_each(|draft| all.insert(draft));
        let read = all.to_text().map(|text| SavedDrafts::read(&text)).unwrap_or_default();
        prop_assert_eq!(read, all);
    }

    #[test]
    fn a_text_in_a_query_is_read_as_it_was_written(text in "\\PC*", other in texts(PASTED)) {
        prop_assert_eq!(query_string::decode(&query_string::encode(&text)), text.clone());
        let query = format!("a={}&b={}", query_string::encode(&text), query_string::encode(&other));
        let pairs: Vec<_> = query_string::pairs(&query).collect();
        prop_assert_eq!(pairs, vec![("a".to_owned(), text), ("b".to_owned(), other.clone())]);
        let _ = query_string::pairs(&other).count();
    }
}

/// If the work grew with the square of the length, this test would not end.
#[test]
fn long_texts_are_read_once() {
    for unit in PASTED.iter().chain(ADDRESSES).chain(STORED).filter(|unit| !unit.is_empty()) {
        let text = unit.repeat(100_000 / unit.len());
        let _ = (
            recognize(&text),
            may_be_credential(&text),
            url_problem(&text),
            host_of(&text),
            Config::parse(&text).is_ok(),
        );
        let _ = saved_url_problem(&text, SITES[0]);
        let _ = saved_url_problem(&format!("http://a/{text}"), SITES[0]);
        let _ = (SavedDrafts::read(&text), Columns::from_json(&text), query_string::pairs(&text).count());
    }
}
