#![allow(clippy::unwrap_used)]

use creatio::{AppChange, LookupValue};

use super::*;

fn user(digit: char) -> LookupValue {
    let id = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647".replace('7', &digit.to_string()).parse().unwrap();
    LookupValue { id, name: format!("User {digit}") }
}

fn saved() -> App {
    App {
        id: user('1').id,
        name: "Postman".to_owned(),
        client_id: "C1".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        redirect_url: "http://back".to_owned(),
        description: String::new(),
        is_active: true,
        system_user: Some(user('7')),
        created_on: String::new(),
        modified_on: "2023-10-19T01:51:18".to_owned(),
    }
}

fn draft() -> Draft {
    Draft::of(&saved())
}

fn merged(mine: &Draft, theirs: &App) -> (Draft, Vec<Conflict>) {
    mine.rebased(&draft(), &Draft::of(theirs))
}

#[test]
fn an_empty_draft_lacks_its_three_required_fields() {
    let empty = Draft::default();
    let problems: Vec<_> =
        Field::inputs().filter_map(|(field, _)| empty.problem(field, &Draft::default())).collect();
    assert_eq!(problems, [Problem::NameMissing, Problem::UrlMissing, Problem::UserMissing]);
    assert_eq!(empty.to_new_app(), None);
}

#[test]
fn an_app_that_creatio_holds_without_a_system_user_can_be_saved_without_one() {
    let app = App { system_user: None, ..saved() };
    let held = Draft::of(&app);
    let renamed = held.clone().with(Field::Name, "Portal");
    assert!(renamed.is_complete(&held));
    assert_eq!(renamed.changes(&app).app.system_user_id, None);
    assert_eq!(
        draft().with(Field::SystemUser, FieldValue::User(None)).problem(Field::SystemUser, &draft()),
        Some(Problem::UserMissing),
        "a system user is not removed"
    );
}

#[test]
fn white_space_is_no_name_and_is_not_sent() {
    let blank = draft().with(Field::Name, "  ");
    assert_eq!(blank.problem(Field::Name, &draft()), Some(Problem::NameMissing));
    assert_eq!(draft().with(Field::Name, " Post man ").to_new_app().unwrap().name, "Post man");
}

#[test]
fn an_application_url_is_a_full_web_address() {
    let problem =
        |text: &str| draft().with(Field::ApplicationUrl, text).problem(Field::ApplicationUrl, &draft());
    assert_eq!(problem(" www.creatio.com "), Some(Problem::UrlInvalid));
    assert_eq!(problem(" http://www.creatio.com "), None);
}

#[test]
fn an_application_url_that_creatio_holds_can_be_saved_unchanged() {
    for held in ["www.creatio.com", "test.com", "myapp://home", "two words "] {
        let invalid = draft().with(Field::ApplicationUrl, held);
        assert_eq!(invalid.problem(Field::ApplicationUrl, &invalid), None, "{held}");
        let other = draft().with(Field::ApplicationUrl, "x");
        assert_eq!(invalid.problem(Field::ApplicationUrl, &other), Some(Problem::UrlInvalid), "{held}");
    }
}

#[test]
fn invisible_characters_are_not_sent() {
    let pasted = draft()
        .with(Field::Name, "\u{FEFF}Post\u{AD}man\u{200B}")
        .with(Field::ApplicationUrl, "\u{A0}https://app.\u{200B}example/\r\n")
        .with(Field::Description, " one\ntwo\u{200B}");
    let new = pasted.to_new_app().unwrap();
    assert_eq!((new.name.as_str(), new.application_url.as_str()), ("Postman", "https://app.example/"));
    assert_eq!(new.description, "one\ntwo");
    let blank = draft().with(Field::Name, "\u{200B}\u{A0}");
    assert_eq!(blank.problem(Field::Name, &draft()), Some(Problem::NameMissing));
}

#[test]
fn invisible_characters_in_a_saved_value_stay_until_it_is_edited() {
    let base = App { name: "Post\u{200B}man".to_owned(), ..saved() };
    assert!(Draft::of(&base).changes(&base).is_empty());
}

#[test]
fn a_text_that_is_longer_than_creatio_stores_is_a_problem_and_not_cut() {
    let problem = |field: Field, length: usize| {
        let text = format!("https://a.example/{}", "ü".repeat(length - 18));
        draft().with(field, text.as_str()).problem(field, &draft())
    };
    for field in [Field::Name, Field::ApplicationUrl, Field::RedirectUrl, Field::Description] {
        assert_eq!(problem(field, 250), None, "{field:?}");
        assert_eq!(problem(field, 253), Some(Problem::TooLong { max: 250, over: 3 }), "{field:?}");
    }
    let wide = draft().with(Field::Description, "𝄞".repeat(126).as_str());
    let expected = Some(Problem::TooLong { max: 250, over: 2 });
    assert_eq!(wide.problem(Field::Description, &draft()), expected, "as the browser counts");
}

#[test]
fn what_another_administrator_changed_and_was_not_touched_here_is_followed() {
    let theirs = App {
        application_url: "https://theirs.example".to_owned(),
        description: "theirs".to_owned(),
        is_active: false,
        ..saved()
    };
    let mine = draft().with(Field::Description, "mine").with(Field::Name, "Mine");
    let followed = mine.followed(&draft(), &Draft::of(&theirs));
    assert_eq!(followed, [Field::ApplicationUrl, Field::Active]);
    assert_eq!(mine.followed(&draft(), &draft()), []);
}

#[test]
fn saving_sends_only_what_changed() {
    let base = saved();
    assert!(draft().changes(&base).is_empty());
    let renamed = draft().with(Field::Name, "Post").changes(&base);
    let expected =
        AppChange { client_id: "C1".to_owned(), name: Some("Post".to_owned()), ..AppChange::default() };
    assert_eq!((renamed.app_change(), &renamed.description), (Some(&expected), &None));
    let described = draft().with(Field::Description, "x").changes(&base);
    assert_eq!((described.app_change(), described.description.as_deref()), (None, Some("x")));
    assert!(!described.is_empty());
}

#[test]
fn the_redirect_url_is_sent_only_when_it_differs_and_cleared_by_an_empty_text() {
    let redirect = |text: &str| draft().with(Field::RedirectUrl, text).changes(&saved()).app.redirect_url;
    assert_eq!(redirect("http://back"), None);
    assert_eq!(redirect(" http://back "), None);
    assert_eq!(redirect("https://other").as_deref(), Some("https://other"));
    assert_eq!(redirect("  ").as_deref(), Some(""));
    let renamed = draft().with(Field::Name, "Post").changes(&saved());
    assert_eq!(renamed.app.redirect_url, None, "another change does not send it along");
}

#[test]
fn a_redirect_url_is_a_web_address_if_it_was_edited() {
    let saved = draft().with(Field::RedirectUrl, "myapp://signed-in");
    let problem = |text: &str| draft().with(Field::RedirectUrl, text).problem(Field::RedirectUrl, &saved);
    assert_eq!(problem("myapp://elsewhere"), Some(Problem::RedirectInvalid));
    assert_eq!(problem(" myapp://signed-in "), None, "as it is saved");
    assert_eq!(problem(""), None);
    assert_eq!(problem(" https://app.example.com/back "), None);
}

#[test]
fn a_conflict_over_any_field_has_both_values() {
    let theirs = App {
        name: "Theirs".to_owned(),
        application_url: "http://theirs".to_owned(),
        redirect_url: "http://theirs/back".to_owned(),
        description: "theirs".to_owned(),
        system_user: Some(user('3')),
        ..saved()
    };
    let mine = draft()
        .with(Field::Name, " Mine ")
        .with(Field::ApplicationUrl, "http://mine")
        .with(Field::RedirectUrl, "http://mine/back")
        .with(Field::Description, "mine")
        .with(Field::SystemUser, Some(user('2')));
    let conflict =
        |field, mine: &str, theirs: &str| Conflict { field, mine: mine.into(), theirs: theirs.into() };
    let (merged, conflicts) = merged(&mine, &theirs);
    assert_eq!(
        conflicts,
        [
            conflict(Field::Name, "Mine", "Theirs"),
            conflict(Field::ApplicationUrl, "http://mine", "http://theirs"),
            conflict(Field::RedirectUrl, "http://mine/back", "http://theirs/back"),
            conflict(Field::Description, "mine", "theirs"),
            Conflict {
                field: Field::SystemUser,
                mine: Some(user('2')).into(),
                theirs: Some(user('3')).into(),
            },
        ]
    );
    assert_eq!(merged, mine, "what was typed stays until it is decided");
    // A switch has only two values, so both administrators can only have changed it to the same one.
    let off = App { is_active: false, ..saved() };
    assert_eq!(self::merged(&draft().with(Field::Active, false), &off).1, []);
}

#[test]
fn a_copy_has_every_value_but_the_name_and_what_a_new_app_cannot_have() {
    let copy = Draft::copy_of(&saved(), "Postman (copy)".to_owned());
    for (field, input) in Field::inputs() {
        let of_app = field.get(&saved()).to_value();
        let expected = match field {
            Field::Name => "Postman (copy)".into(),
            _ if !input.on_new_app => input.kind.initial(),
            _ => of_app,
        };
        assert_eq!(*copy.get(field), expected, "{field:?}");
    }
}

#[test]
fn a_user_with_the_same_id_is_not_a_change_even_under_another_name() {
    let renamed = LookupValue { name: "Another name".to_owned(), ..user('7') };
    assert!(draft().with(Field::SystemUser, Some(renamed)).changes(&saved()).is_empty());
}

#[test]
fn what_only_the_other_changed_is_taken_and_what_both_changed_is_a_conflict() {
    let theirs = App { name: "Theirs".to_owned(), description: "theirs".to_owned(), ..saved() };
    let mine = draft().with(Field::Name, "Mine").with(Field::Active, false);
    let (draft, conflicts) = merged(&mine, &theirs);
    assert_eq!(conflicts, [Conflict { field: Field::Name, mine: "Mine".into(), theirs: "Theirs".into() }]);
    assert_eq!((draft.name(), draft.description(), draft.is_active()), ("Mine", "theirs", false));
}

#[test]
fn the_same_change_on_both_sides_is_no_conflict() {
    let theirs = App { name: "Same".to_owned(), ..saved() };
    let (draft, conflicts) = merged(&draft().with(Field::Name, "Same "), &theirs);
    assert_eq!(conflicts, []);
    assert!(draft.changes(&theirs).is_empty());
}

#[test]
fn the_latest_conflict_of_a_field_counts() {
    let conflict = |field, theirs: &str| Conflict { field, mine: "mine".into(), theirs: theirs.into() };
    let mut undecided = vec![conflict(Field::Name, "old"), conflict(Field::Description, "old")];
    add_conflicts(&mut undecided, vec![conflict(Field::Name, "new")]);
    assert_eq!(undecided, [conflict(Field::Description, "old"), conflict(Field::Name, "new")]);
}

#[test]
fn white_space_that_creatio_holds_is_no_change_until_it_is_removed() {
    let padded = |text: &str| format!(" {text} ");
    let app = App {
        name: padded("Survey"),
        application_url: padded("https://survey.example.com"),
        redirect_url: padded("https://survey.example.com/back"),
        description: padded("Asks"),
        ..saved()
    };
    let draft = Draft::of(&app);
    assert!(draft.changes(&app).is_empty(), "{:?}", draft.changes(&app));
    let turned = draft.clone().with(Field::Active, !draft.is_active()).changes(&app);
    assert_eq!(turned.app.redirect_url, None, "it stays as it is");
    let theirs = App { description: "Asks everyone".to_owned(), ..app.clone() };
    let (rebased, conflicts) = draft.rebased(&Draft::of(&app), &Draft::of(&theirs));
    assert_eq!((rebased.description(), conflicts.len()), ("Asks everyone", 0));

    let cleaned = draft.with(Field::Description, "Asks").changes(&app);
    assert_eq!(cleaned.description.as_deref(), Some("Asks"));
    let clean = saved();
    assert!(Draft::of(&clean).with(Field::Name, padded(&clean.name)).changes(&clean).is_empty());
}

#[test]
fn what_is_typed_while_saving_stays() {
    let sent = draft().with(Field::Name, " Post ");
    let result = sent.clone().with(Field::Name, "Post").with(Field::Description, "By another user");
    let now = sent.clone().with(Field::RedirectUrl, "");
    assert_eq!(now.answered(&sent, result.clone()), result.clone().with(Field::RedirectUrl, ""));
    assert_eq!(sent.answered(&sent, result.clone()), result);
}

#[test]
fn a_draft_holds_neither_values_of_another_type_nor_of_fields_that_are_not_edited() {
    let mut changed = draft();
    changed.set(Field::Name, true.into());
    changed.set(Field::ModifiedOn, "now".into());
    assert_eq!(changed, draft());
}
