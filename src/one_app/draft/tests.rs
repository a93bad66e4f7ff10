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
    let problems: Vec<_> = Field::ALL.into_iter().filter_map(|field| Draft::new().problem(field)).collect();
    assert_eq!(problems, [Problem::NameMissing, Problem::UrlMissing, Problem::UserMissing]);
    assert_eq!(Draft::new().to_new_app(), None);
}

#[test]
fn blanks_alone_are_no_name_and_are_cut_off_what_is_sent() {
    let draft = Draft { name: "  ".to_owned(), ..Draft::of(&saved()) };
    assert_eq!(draft.problem(Field::Name), Some(Problem::NameMissing));
    let draft = Draft { name: " Post man ".to_owned(), ..draft };
    assert_eq!(draft.to_new_app().unwrap().name, "Post man");
}

#[test]
fn an_application_url_is_a_full_web_address() {
    let draft = Draft { application_url: " www.creatio.com ".to_owned(), ..Draft::of(&saved()) };
    assert_eq!(draft.problem(Field::ApplicationUrl), Some(Problem::UrlInvalid));
    let draft = Draft { application_url: " http://www.creatio.com ".to_owned(), ..draft };
    assert_eq!(draft.problem(Field::ApplicationUrl), None);
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
