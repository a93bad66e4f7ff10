//! Users.

use creatio::{Cause, Page, SystemUser, UserKind};
use serde_json::json as value;

use crate::support::*;

const ROWS: &str = r#"{"rowsAffected":2,"success":true,"rows":[
  {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","Name":"Supervisor","SysAdminUnitTypeValue":4,"Active":true,"Contact":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Ada","primaryImageValue":""}},
  {"Id":"7F3B869F-34F3-4F20-AB4D-7480A5FDF648","Name":"robot","SysAdminUnitTypeValue":7,"Active":false,"Contact":""},
  {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf649","Name":"x","SysAdminUnitTypeValue":4,"Active":true,"Contact":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":""}}]}"#;

#[test]
fn users_are_asked_for_by_kind_and_name() {
    let (client, script) = signed_in(vec![json(200, ROWS), json(200, ROWS)]);
    let users = wait(client.users("o'p", Page { offset: 20, rows: 10 })).unwrap();
    let robot = SystemUser {
        id: id("7f3b869f-34f3-4f20-ab4d-7480a5fdf648"),
        name: "robot".to_owned(),
        kind: UserKind::TechnicalUser,
        active: false,
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

    wait(client.users("", Page { offset: 0, rows: 10 })).unwrap();
    assert!(script.bodies()[1]["filters"]["items"].get("f1").is_none(), "an empty search is no filter");
}

#[test]
fn rows_of_another_shape_are_malformed() {
    for (from, to) in [
        ("7f3b869f-34f3-4f20-ab4d-7480a5fdf647", "Supervisor"),
        (r#""Active":true"#, r#""Active":"true""#),
        (r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":"4""#),
        (r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":4.5"#),
        (r#""SysAdminUnitTypeValue":4"#, r#""SysAdminUnitTypeValue":6"#),
        (r#""Contact":"""#, r#""Contact":"Ada""#),
        (r#""Name":"robot""#, r#""Name":5"#),
    ] {
        assert!(ROWS.contains(from), "{from}");
        let (client, _) = signed_in(vec![json(200, &ROWS.replace(from, to))]);
        let error = wait(client.users("", Page { offset: 0, rows: 10 })).unwrap_err();
        assert_eq!(error.cause, Cause::Malformed, "{to}");
    }
}

#[test]
fn a_page_of_no_rows_is_not_asked_for() {
    let (client, script) = signed_in(Vec::new());
    assert_eq!(wait(client.users("", Page { offset: 0, rows: 0 })), Ok(Vec::new()));
    assert_eq!(wait(client.apps(Page { offset: 0, rows: 0 })), Ok(Vec::new()));
    assert!(script.urls().is_empty());
}
