#![allow(clippy::unwrap_used)]
use super::*;

fn user(digit: char) -> Named {
    let id = Id::parse(&"7f3b869f-34f3-4f20-ab4d-7480a5fdf647".replace('7', &digit.to_string())).unwrap();
    Named { id, name: format!("User {digit}") }
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

#[test]
fn an_empty_draft_lacks_its_three_required_fields() {
    let problems: Vec<_> =
        Field::ALL.into_iter().filter_map(|field| Draft::new().problem(field, "")).collect();
    assert_eq!(problems, [Problem::NameMissing, Problem::UrlMissing, Problem::UserMissing]);
    assert_eq!(Draft::new().to_new_app(), None);
}

#[test]
fn blanks_alone_are_no_name_and_are_cut_off_what_is_sent() {
    let draft = Draft { name: "  ".to_owned(), ..Draft::of(&saved()) };
    assert_eq!(draft.problem(Field::Name, ""), Some(Problem::NameMissing));
    let draft = Draft { name: " Post man ".to_owned(), ..draft };
    assert_eq!(draft.to_new_app().unwrap().name, "Post man");
}

#[test]
fn an_application_url_is_a_full_web_address() {
    let draft = Draft { application_url: " www.creatio.com ".to_owned(), ..Draft::of(&saved()) };
    assert_eq!(draft.problem(Field::ApplicationUrl, ""), Some(Problem::UrlInvalid));
    let draft = Draft { application_url: " http://www.creatio.com ".to_owned(), ..draft };
    assert_eq!(draft.problem(Field::ApplicationUrl, ""), None);
}

#[test]
fn saving_sends_only_what_changed() {
    let base = saved();
    assert!(Draft::of(&base).changes(&base).is_empty());
    let renamed = Draft { name: "Post".to_owned(), ..Draft::of(&base) }.changes(&base);
    let expected =
        ClientChange { client_id: "C1".to_owned(), name: Some("Post".to_owned()), ..ClientChange::default() };
    assert_eq!(renamed, Changes { client: Some(expected), description: None });
    let described = Draft { description: "x".to_owned(), ..Draft::of(&base) }.changes(&base);
    assert_eq!(described, Changes { client: None, description: Some("x".to_owned()) });
}

#[test]
fn the_redirect_url_is_sent_only_when_it_differs_and_cleared_by_an_empty_text() {
    let base = saved();
    let redirect = |text: &str| {
        let draft = Draft { redirect_url: text.to_owned(), ..Draft::of(&base) };
        draft.changes(&base).client.and_then(|change| change.redirect_url)
    };
    assert_eq!(redirect("http://back"), None);
    assert_eq!(redirect(" http://back "), None);
    assert_eq!(redirect("https://other").as_deref(), Some("https://other"));
    assert_eq!(redirect("  ").as_deref(), Some(""));
    let renamed = Draft { name: "Post".to_owned(), ..Draft::of(&base) }.changes(&base);
    assert_eq!(renamed.client.unwrap().redirect_url, None, "another change does not send it along");
}

#[test]
fn a_redirect_url_is_a_web_address_if_it_was_edited() {
    let problem = |text: &str| {
        let draft = Draft { redirect_url: text.to_owned(), ..Draft::of(&saved()) };
        draft.problem(Field::RedirectUrl, "myapp://signed-in")
    };
    assert_eq!(problem("myapp://elsewhere"), Some(Problem::RedirectInvalid));
    assert_eq!(problem("myapp://signed-in"), None, "as it is saved");
    assert_eq!(problem(""), None);
    assert_eq!(problem(" https://app.example.com/back "), None);
}

#[test]
fn both_sides_of_a_redirect_url_are_shown() {
    let theirs = App { redirect_url: "http://theirs".to_owned(), ..saved() };
    let mine = Draft { redirect_url: "http://mine".to_owned(), ..Draft::of(&saved()) };
    let (_, conflicts) = mine.rebased(&saved(), &theirs);
    let both = (Field::RedirectUrl, "http://mine".to_owned(), "http://theirs".to_owned());
    assert_eq!(conflicts.into_iter().map(|c| (c.field, c.mine, c.theirs)).collect::<Vec<_>>(), [both]);
}

#[test]
fn a_copy_has_every_value_but_the_name_and_the_redirect_url() {
    let copy = Draft::copy_of(&saved());
    assert_eq!(copy.name, "Postman (copy)");
    let expected = Draft { name: copy.name.clone(), redirect_url: String::new(), ..Draft::of(&saved()) };
    assert_eq!(copy, expected);
    assert_eq!(copy.to_new_app().unwrap().redirect_url, None);
}

#[test]
fn the_name_of_a_copy_fits_into_creatio() {
    for name in ["x".repeat(250), "ü".repeat(250), "𝄞".repeat(125), format!("{} y", "x".repeat(242))] {
        let copy = Draft::copy_of(&App { name, ..saved() }).name;
        assert!(copy.encode_utf16().count() <= MAX_TEXT as usize, "{copy}");
        assert!(copy.ends_with(" (copy)") && !copy.contains("  "), "{copy}");
    }
}

#[test]
fn a_user_of_the_same_id_is_no_change_whatever_the_name() {
    let base = saved();
    let mut draft = Draft::of(&base);
    draft.system_user = Some(Named { name: "Renamed meanwhile".to_owned(), ..user('7') });
    assert!(draft.changes(&base).is_empty());
}

#[test]
fn what_only_the_other_changed_is_taken_and_what_both_changed_is_asked() {
    let base = saved();
    let theirs = App { name: "Theirs".to_owned(), description: "theirs".to_owned(), ..saved() };
    let mine = Draft { name: "Mine".to_owned(), active: false, ..Draft::of(&base) };
    let (draft, conflicts) = mine.rebased(&base, &theirs);
    assert_eq!(
        conflicts,
        [Conflict { field: Field::Name, mine: "Mine".to_owned(), theirs: "Theirs".to_owned() }]
    );
    assert_eq!((draft.name.as_str(), draft.description.as_str(), draft.active), ("Mine", "theirs", false));
}

#[test]
fn the_same_change_on_both_sides_is_no_conflict() {
    let theirs = App { name: "Same".to_owned(), ..saved() };
    let mine = Draft { name: "Same ".to_owned(), ..Draft::of(&saved()) };
    let (draft, conflicts) = mine.rebased(&saved(), &theirs);
    assert_eq!(conflicts, []);
    assert!(draft.changes(&theirs).is_empty());
}

#[test]
fn only_apps_that_were_not_there_before_are_newly_made() {
    let other = App { id: user('2').id, ..saved() };
    assert_eq!(newly_made(&[saved().id], vec![saved(), other.clone()]), [other]);
    assert_eq!(newly_made(&[saved().id], vec![saved()]), []);
}

#[test]
fn blanks_that_creatio_holds_are_no_change_until_somebody_takes_them_away() {
    let blank = |text: &str| format!(" {text} ");
    let app = App {
        name: blank("Survey"),
        application_url: blank("https://survey.example.com"),
        redirect_url: blank("https://survey.example.com/back"),
        description: blank("Asks"),
        ..saved()
    };
    let draft = Draft::of(&app);
    assert!(draft.changes(&app).is_empty(), "{:?}", draft.changes(&app));
    let other = Draft { active: !draft.active, ..draft.clone() }.changes(&app).client;
    assert_eq!(other.and_then(|client| client.redirect_url), None, "it stays as it is");
    let theirs = App { description: "Asks everybody".to_owned(), ..app.clone() };
    let (rebased, conflicts) = draft.rebased(&app, &theirs);
    assert_eq!((rebased.description.as_str(), conflicts.len()), ("Asks everybody", 0));

    let cleaned = Draft { description: "Asks".to_owned(), ..draft.clone() }.changes(&app);
    assert_eq!(cleaned.description.as_deref(), Some("Asks"));
    let clean = saved();
    let padded = Draft { name: blank(&clean.name), ..Draft::of(&clean) };
    assert!(padded.changes(&clean).is_empty());
}

#[test]
fn what_is_typed_while_saving_stays() {
    let sent = Draft { name: " Post ".to_owned(), ..Draft::of(&saved()) };
    let came =
        Draft { name: "Post".to_owned(), description: "Said by somebody else".to_owned(), ..sent.clone() };
    let now = Draft { redirect_url: String::new(), ..sent.clone() };
    let draft = now.answered(&sent, came.clone());
    assert_eq!(draft, Draft { redirect_url: String::new(), ..came.clone() });
    assert_eq!(sent.answered(&sent, came.clone()), came);
}
