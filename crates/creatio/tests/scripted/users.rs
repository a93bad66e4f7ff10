//! Users.

use creatio::{Cause, Page, ReadApi, SystemUser, UserKind};
use serde_json::json as value;

use crate::support::*;

const ROWS: &str = r#"{"rowsAffected":2,"success":true,"rows":[
  {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","Name":"Supervisor","SysAdminUnitTypeValue":4,"Active":true,"Contact":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Ada","primaryImageValue":""}},
  {"Id":"7F3B869F-34F3-4F20-AB4D-7480A5FDF648","Name":"robot","SysAdminUnitTypeValue":7,"Active":false,"Contact":""},
  {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf649","Name":"x","SysAdminUnitTypeValue":4,"Active":true,"Contact":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":""}}]}"#;

#[test]
fn users_are_searched_by_kind_and_name() {
    let (client, script) = signed_in(vec![json(200, ROWS), json(200, ROWS)]);
    let users = wait(listed(client.users("o'p", Page { offset: 20, rows: 10 }))).unwrap();
    let robot = SystemUser {
        id: id("7f3b869f-34f3-4f20-ab4d-7480a5fdf648"),
        name: "robot".to_owned(),
        kind: UserKind::TechnicalUser,
        is_active: false,
        contact: None,
    };
    assert_eq!(users[1], robot);
    assert_eq!((users[0].kind, users[0].contact.as_deref()), (UserKind::User, Some("Ada")));
    assert_eq!(users[2].contact, None);

    let body = &script.bodies()[0];
    assert_eq!(body["rootSchemaName"], "SysAdminUnit");
    assert_eq!((&body["rowCount"], &body["rowsOffset"]), (&value!(10), &value!(20)));
    assert_eq!(body["columns"]["items"]["Name"]["orderPosition"], 0);
    assert!(body["columns"]["items"].get("UserPassword").is_none());
    let column = |path: &str| value!({"expressionType": 0, "columnPath": path});
    let kind = |kind: u8| {
        value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
            "leftExpression": column("SysAdminUnitTypeValue"),
            "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 4, "value": kind}}})
    };
    let named = value!({"filterType": 1, "comparisonType": 11, "isEnabled": true,
        "leftExpression": column("Name"),
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "o'p"}}});
    let kinds = value!({"filterType": 6, "logicalOperation": 1, "isEnabled": true,
        "items": {"f0": kind(4), "f1": kind(7)}});
    let both = value!({"filterType": 6, "logicalOperation": 0, "isEnabled": true,
        "items": {"f0": kinds, "f1": named}});
    assert_eq!(body["filters"], both);

    wait(listed(client.users("", Page { offset: 0, rows: 10 }))).unwrap();
    assert!(script.bodies()[1]["filters"]["items"].get("f1").is_none(), "an empty search is no filter");
}

#[test]
fn every_word_of_a_search_counts_in_any_order() {
    let (client, script) = signed_in(vec![json(200, ROWS)]);
    wait(client.users(" baker  andrew ", ALL)).unwrap();
    let filters = &script.bodies()[0]["filters"]["items"];
    let words = ["f1", "f2"].map(|at| filters[at]["rightExpression"]["parameter"]["value"].clone());
    assert_eq!(words, [value!("baker"), value!("andrew")]);
}

#[test]
fn users_for_integrations_are_technical_or_named_so() {
    let (client, script) = signed_in(vec![json(200, ROWS)]);
    wait(client.integration_users(&["api"], ALL)).unwrap();
    let either = &script.bodies()[0]["filters"]["items"]["f1"];
    assert_eq!(either["logicalOperation"], 1);
    let value = |at: &str| either["items"][at]["rightExpression"]["parameter"]["value"].clone();
    assert_eq!((value("f0"), value("f1")), (value!(7), value!("api")));
}

#[test]
fn rows_that_cannot_be_read_are_counted_and_keep_no_user_from_being_offered() {
    for (from, to) in [
        ("7f3b869f-34f3-4f20-ab4d-7480a5fdf647", "Supervisor"),
        (r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":4.5"#),
        (r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":6"#),
        (r#""SysAdminUnitTypeValue":4,"#, ""),
        (r#""rows":["#, r#""rows":["Supervisor","#),
        (r#""rows":["#, r#""rows":[null,"#),
    ] {
        assert!(ROWS.contains(from), "{from}");
        let (client, _) = signed_in(vec![json(200, &ROWS.replacen(from, to, 1))]);
        let users = wait(client.users("", Page { offset: 0, rows: 10 })).unwrap();
        assert_eq!(users.unreadable, 1, "{to}");
        assert!(users.read.iter().any(|user| user.name == "robot"), "{to}");
    }
    let (client, _) = signed_in(vec![json(200, &ROWS.replacen(r#""rows":["#, r#""lines":["#, 1))]);
    assert_eq!(wait(client.users("", ALL)).unwrap_err().cause, Cause::Malformed);
}

#[test]
fn what_sites_differ_in_is_tolerated() {
    for (what, from, to) in [
        ("name as a number", r#""Name":"robot""#, r#""Name":5"#),
        ("name null", r#""Name":"robot""#, r#""Name":null"#),
        ("name missing", r#""Name":"robot","#, ""),
        ("contact null", r#""Contact":"""#, r#""Contact":null"#),
        ("name odd", r#""Name":"robot""#, r#""Name":[]"#),
        ("contact odd", r#""Contact":"""#, r#""Contact":"Ada""#),
        ("kind as a text", r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":"4""#),
        ("active as a text", r#""Active":true"#, r#""Active":"true""#),
        ("active as a number", r#""Active":true"#, r#""Active":1"#),
        ("contact missing", r#","Contact":"""#, ""),
        ("another member", r#""Name":"robot","#, r#""Name":"robot","New":{"of":[1]},"#),
    ] {
        assert!(ROWS.contains(from), "{what}");
        let (client, _) = signed_in(vec![json(200, &ROWS.replace(from, to))]);
        let users = wait(listed(client.users("", ALL))).unwrap();
        assert_eq!((users.len(), users[1].contact.as_deref()), (3, None), "{what}");
        assert_eq!((users[0].kind, users[0].is_active), (UserKind::User, true), "{what}");
    }
}

#[test]
fn a_page_without_rows_sends_nothing() {
    let (client, script) = signed_in(Vec::new());
    assert_eq!(wait(listed(client.users("", Page { offset: 0, rows: 0 }))), Ok(Vec::new()));
    assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 0 }))), Ok(Vec::new()));
    assert!(script.urls().is_empty());
}

#[test]
fn users_are_read_by_odata_with_the_names_of_their_contacts() {
    let users = r#"{"value":[
      {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","Name":"o'p","SysAdminUnitTypeValue":4,"Active":true,"ContactId":"410006e1-ca4e-4502-a9ec-e54d922d2c00"},
      {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf648","Name":"o'p robot","SysAdminUnitTypeValue":7,"Active":false,"ContactId":"00000000-0000-0000-0000-000000000000"}]}"#;
    let contacts = r#"{"value":[{"Id":"410006e1-ca4e-4502-a9ec-e54d922d2c00","Name":"Ada"}]}"#;
    let (client, script) =
        signed_in(vec![refused(), json(200, users), json(200, contacts), json(200, users), odata_denied()]);
    let robot = SystemUser {
        id: id("7f3b869f-34f3-4f20-ab4d-7480a5fdf648"),
        name: "o'p robot".to_owned(),
        kind: UserKind::TechnicalUser,
        is_active: false,
        contact: None,
    };
    let person = SystemUser {
        id: supervisor(),
        name: "o'p".to_owned(),
        kind: UserKind::User,
        is_active: true,
        contact: Some("Ada".to_owned()),
    };
    let page = Page { offset: 20, rows: 10 };
    assert_eq!(wait(listed(client.users("o'p", page))), Ok(vec![person.clone(), robot.clone()]));
    assert_eq!(client.read_api(), ReadApi::DataService, "apps fall back on their own");
    let unnamed = SystemUser { contact: None, ..person };
    assert_eq!(wait(listed(client.users("", page))), Ok(vec![unnamed, robot]), "without the contact's name");
    let members = "$select=Id,Name,SysAdminUnitTypeValue,Active,ContactId";
    let kinds = "%28SysAdminUnitTypeValue%20eq%204%20or%20SysAdminUnitTypeValue%20eq%207%29";
    let search = "%20and%20contains%28Name,%27o%27%27p%27%29";
    let urls = script.urls();
    let read = |filter: &str| {
        format!("/0/odata/SysAdminUnit?{members}&$filter={filter}&$orderby=Name,Id&$top=10&$skip=20")
    };
    assert_eq!(urls[..2], [SELECT.to_owned(), read(&format!("{kinds}{search}"))]);
    assert!(
        urls[2].starts_with("/0/odata/Contact?$select=Id,Name&$filter=Id%20eq%20410006e1"),
        "{}",
        urls[2]
    );
    assert_eq!(urls[3], read(kinds), "immediately, and an empty search is no filter");
}

#[test]
fn if_both_apis_fail_the_first_error_is_returned() {
    for (name, second, cause) in
        [("refused", odata_denied(), Cause::Forbidden), ("session", opaque(), Cause::SessionEnded)]
    {
        let (client, script) = signed_in(vec![refused(), second]);
        assert_eq!(wait(listed(client.users("", ALL))).unwrap_err().cause, cause, "{name}");
        script.assert_used_up(name);
    }
}
