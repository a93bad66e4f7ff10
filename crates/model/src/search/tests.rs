use super::*;

fn rank(fields: &[&str], typed: &str) -> Option<Rank> {
    Query::new(typed).rank(fields.iter().copied())
}

fn at(field: usize, place: Place) -> Option<Rank> {
    Some(Rank::new(field, place))
}

#[test]
fn the_beginning_comes_before_words_and_words_before_the_rest() {
    for (text, typed, expected) in [
        ("SAP exchange Europe", "sap EX", at(0, Place::Start)),
        ("SAP exchange Europe", "exch", at(0, Place::Word)),
        ("SAP exchange Europe", " europe  sap ", at(0, Place::Word)),
        ("SAP exchange-Europe", "europe", at(0, Place::Word)),
        ("SAP exchange Europe", "change", at(0, Place::Inside)),
        ("SAP exchange Europe", "sap rope", at(0, Place::Inside)),
        ("SAP exchange Europe", "sap asia", None),
        ("banana ana", "ana", at(0, Place::Word)),
        ("Zürich", "rich", at(0, Place::Inside)),
        ("anything", "", at(0, Place::Start)),
    ] {
        assert_eq!(rank(&[text], typed), expected, "{typed} in {text}");
    }
}

#[test]
fn accents_case_and_the_order_of_words_do_not_matter() {
    for (text, typed) in [
        ("Ana Sánchez 3", "sanchez ana"),
        ("Ana Sanchez", "SÁNCHEZ"),
        ("Київ", "киів"),
        ("Straße", "strasse"),
    ] {
        assert!(rank(&[text], typed).is_some(), "{typed} in {text}");
    }
}

#[test]
fn the_first_fields_rank_first_and_the_worst_word_decides() {
    let fields = ["Portal", "Ana Sánchez 3", "https://portal.example", "Weekly report"];
    assert_eq!(rank(&fields, "portal"), at(0, Place::Start));
    assert_eq!(rank(&fields, "ana 3"), at(1, Place::Word));
    assert_eq!(rank(&fields, "portal report"), at(3, Place::Word));
    assert_eq!(rank(&fields, "portal example").map(Rank::field), Some(2));
    assert!(rank(&fields, "https") > rank(&fields, "sanchez"));
    assert_eq!(rank(&fields, "portalana"), None, "no word spans two fields");
}

#[test]
fn a_part_of_an_id_counts_from_four_characters_on_and_other_ids_only_as_a_whole() {
    let item = Searchable::with_ids(
        ["Portal"],
        "AF1CEC7B0000000000000000000000A3",
        ["7f3b869f-34f3-4f20-ab4d-7480a5fdf647"],
    );
    for (typed, is_found) in [
        ("af1", false),
        ("a3", false),
        ("af1c", true),
        ("portal af1cec", true),
        ("AF1CEC7B-0000-0000-0000-0000000000A3", true),
        ("{7F3B869F-34F3-4F20-AB4D-7480A5FDF647}", true),
        ("7f3b869f34f34f20ab4d7480a5fdf647", true),
        ("7f3b869f", false),
    ] {
        let query = Query::new(typed);
        assert_eq!(query.matches(&item), is_found, "{typed}");
        assert_eq!(query.rank_in(&item).map(Rank::field), is_found.then_some(1), "{typed}");
    }
}

#[test]
fn a_command_is_found_by_what_its_words_begin_with() {
    let found = |typed: &str| Query::new(typed).rank_starts(["Clear search and filters", "reset all"]);
    assert_eq!(found("clear"), at(0, Place::Start));
    assert_eq!(found("fil"), at(0, Place::Word));
    assert_eq!(found("reset"), at(1, Place::Start));
    assert_eq!(found("all filters").map(Rank::field), Some(1));
    assert_eq!(found("earch"), None);
}

#[test]
fn hits_are_places_in_the_text_as_it_is_written() {
    let marked = |text: &str, typed: &str| {
        let hits = Query::new(typed).hits(text);
        hits.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marked("Ana Sánchez", "sanch ana"), ["Ana", "Sánch"]);
    assert_eq!(marked("Sa\u{301}nchez", "sa"), ["Sa\u{301}"]);
    assert_eq!(marked("Straße 1", "SS"), ["ß"]);
    assert_eq!(marked("banana", "ana nan"), ["anan"]);
    assert_eq!(marked("anything", ""), Vec::<String>::new());
    assert_eq!(Query::new("af1 cec7").id_hits("AF1CEC7B").first(), Some(&(3..7)));
}

#[test]
fn typing_on_narrows_and_anything_else_does_not() {
    for (before, now, narrows) in [
        ("", "p", true),
        ("po", "Pos", true),
        ("pos", "post", false),
        ("post", "posta", true),
        ("po", "po super", true),
        ("po ", "po  super", true),
        ("po ", "po s", true),
        ("po", "p", false),
        ("po", "apo", false),
        ("po super", "po", false),
        ("0000000000000000000000000000006", "00000000000000000000000000000064", false),
    ] {
        assert_eq!(Query::new(now).narrows(&Query::new(before)), narrows, "{before} to {now}");
    }
}
