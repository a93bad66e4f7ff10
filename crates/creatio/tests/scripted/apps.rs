//! Apps.

use creatio::{App, Cause, LookupValue, Page};
use serde_json::{Value, json as value};

use crate::support::*;

const ROWS: &str = r#"{"rowsAffected":1,"nextPrcElReady":false,"success":true,"rowConfig":{},"rows":[
  {"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","Name":"Postman","ClientId":"0A1B","ApplicationUrl":"http://www.creatio.com",
   "RedirectUrl":"","Description":null,"IsActive":true,"SystemUser":{"value":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","displayValue":"Supervisor"},
   "CreatedOn":"2023-10-18T17:20:41.245","ModifiedOn":"2023-10-19T01:51:18.850","New":{"of":["another","version"]}}]}"#;

fn postman() -> App {
    App {
        id: id(POSTMAN),
        name: "Postman".to_owned(),
        client_id: "0A1B".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        redirect_url: String::new(),
        description: String::new(),
        is_active: true,
        system_user: Some(LookupValue { id: supervisor(), name: "Supervisor".to_owned() }),
        created_on: "2023-10-18T17:20:41.245".to_owned(),
        modified_on: "2023-10-19T01:51:18.850".to_owned(),
    }
}

const ONE: Page = Page { offset: 0, rows: 1 };

fn columns(body: &Value) -> Vec<&str> {
    body["columns"]["items"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_list_is_one_ordered_query_without_the_secret() {
    let (client, script) = signed_in(vec![json(200, ROWS)]);
    assert_eq!(wait(listed(client.apps(Page { offset: 100, rows: 50 }))), Ok(vec![postman()]));
    let body = &script.bodies()[0];
    for (member, expected) in [
        ("rootSchemaName", value!("OAuthClientApp")),
        ("operationType", value!(0)),
        ("allColumns", value!(false)),
        ("isPageable", value!(true)),
        ("rowCount", value!(50)),
        ("rowsOffset", value!(100)),
        ("filters", value!({"filterType": 6, "logicalOperation": 0, "isEnabled": true, "items": {}})),
    ] {
        assert_eq!(body[member], expected, "{member}");
    }
    let items = &body["columns"]["items"];
    let name = value!({"expression": {"expressionType": 0, "columnPath": "Name"}, "orderDirection": 1, "orderPosition": 0});
    assert_eq!(items["Name"], name);
    assert_eq!((&items["Id"]["orderDirection"], &items["Id"]["orderPosition"]), (&value!(1), &value!(1)));
    assert_eq!(items["ClientId"], value!({"expression": {"expressionType": 0, "columnPath": "ClientId"}}));
    assert!(!body.to_string().contains("ClientSecret"));
}

#[test]
fn one_app_is_found_by_id_client_id_and_name() {
    let none = r#"{"rowsAffected":0,"success":true,"rows":[]}"#;
    let (client, script) = signed_in(vec![
        json(200, ROWS),
        json(200, ROWS),
        json(200, ROWS),
        json(200, none),
        json(200, none),
        json(200, none),
    ]);
    for found in [true, false] {
        let expected = found.then(postman);
        let by_id = wait(client.app(&id(POSTMAN)));
        assert_eq!(by_id.map_err(|error| error.cause), expected.clone().ok_or(Cause::RecordNotFound));
        assert_eq!(wait(client.find_app_by_client_id("0A1B")), Ok(expected.clone()));
        assert_eq!(wait(client.find_apps_by_name("Postman")), Ok(expected.into_iter().collect()));
    }
    let filter = |column: &str, kind: u8, text: &str| {
        value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
            "leftExpression": {"expressionType": 0, "columnPath": column},
            "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": kind, "value": text}}})
    };
    let bodies = script.bodies();
    for (body, expected) in bodies.iter().zip([
        filter("Id", 0, POSTMAN),
        filter("ClientId", 1, "0A1B"),
        filter("Name", 1, "Postman"),
    ]) {
        assert_eq!(body["filters"]["items"]["f0"], expected);
    }
    assert_eq!(bodies[2]["columns"]["items"]["CreatedOn"]["orderDirection"], 2, "the newest first");
}

#[test]
fn rows_that_cannot_be_read_are_counted_and_keep_no_app_from_being_listed() {
    let without_id = r#"{"Id":"Postman","Name":"Postman"}"#;
    for (odd, unreadable) in [
        ("5", 1),
        ("null", 1),
        (r#""2372e343-8d09-4fc4-a1ca-b7f708eaafee""#, 1),
        ("[]", 1),
        ("{}", 1),
        (r#"{"Id":null,"Name":"a"}"#, 1),
        (r#"{"Id":{"value":"2372e343-8d09-4fc4-a1ca-b7f708eaafee"}}"#, 1),
        (without_id, 1),
        (&format!("true,{without_id}"), 2),
    ] {
        for rows in [
            ROWS.replacen(r#""rows":["#, &format!(r#""rows":[{odd},"#), 1),
            ROWS.replacen("]}}]}", &format!("]}}}},{odd}]}}"), 1),
        ] {
            let (client, _) = signed_in(vec![json(200, &rows)]);
            let page = wait(client.apps(ALL)).unwrap();
            assert_eq!((&page.read, page.unreadable), (&vec![postman()], unreadable), "{odd}");
            assert_eq!(page.sent(), 1 + unreadable, "{odd}");
        }
    }
}

#[test]
fn a_search_fails_for_a_row_that_cannot_be_read() {
    let odd = ROWS.replacen(POSTMAN, "Postman", 1);
    let (client, _) = signed_in(vec![json(200, &odd), json(200, &odd), json(200, &odd)]);
    assert_eq!(wait(client.app(&id(POSTMAN))).unwrap_err().cause, Cause::Malformed, "not: does not exist");
    assert_eq!(wait(client.find_app_by_client_id("0A1B")).unwrap_err().cause, Cause::Malformed);
    assert_eq!(wait(client.find_apps_by_name("Postman")).unwrap_err().cause, Cause::Malformed);
}

#[test]
fn a_response_of_another_shape_is_malformed() {
    for (from, to) in [(r#""rows":["#, r#""lines":["#), (r#""success":true"#, r#""success":"true""#)] {
        assert!(ROWS.contains(from), "{from}");
        let (client, _) = signed_in(vec![json(200, &ROWS.replacen(from, to, 1))]);
        assert_eq!(wait(listed(client.apps(ONE))).unwrap_err().cause, Cause::Malformed, "{to}");
    }
}

#[test]
fn one_odd_member_keeps_no_app_from_being_listed() {
    let unset = App { description: String::new(), ..postman() };
    for (what, from, to, expected) in [
        ("text missing", r#""Description":null,"#, "", unset.clone()),
        (
            "text as a number",
            r#""ClientId":"0A1B""#,
            r#""ClientId":17"#,
            App { client_id: "17".to_owned(), ..postman() },
        ),
        (
            "lookup null",
            "\"SystemUser\":{\"value\":\"7f3b869f-34f3-4f20-ab4d-7480a5fdf647\",\"displayValue\":\"Supervisor\"}",
            r#""SystemUser":null"#,
            App { system_user: None, ..postman() },
        ),
        (
            "lookup missing",
            "\"SystemUser\":{\"value\":\"7f3b869f-34f3-4f20-ab4d-7480a5fdf647\",\"displayValue\":\"Supervisor\"},",
            "",
            App { system_user: None, ..postman() },
        ),
        ("date null", "\"2023-10-18T17:20:41.245\"", "null", App { created_on: String::new(), ..postman() }),
        (
            "date missing",
            "\"CreatedOn\":\"2023-10-18T17:20:41.245\",",
            "",
            App { created_on: String::new(), ..postman() },
        ),
        ("id in upper case without dashes", POSTMAN, "2372E3438D094FC4A1CAB7F708EAAFED", postman()),
        ("success missing", r#""success":true,"#, "", postman()),
        ("boolean as a number", r#""IsActive":true"#, r#""IsActive":1"#, postman()),
        ("boolean as a text", r#""IsActive":true"#, r#""IsActive":"True""#, postman()),
        ("boolean null", r#""IsActive":true"#, r#""IsActive":null"#, App { is_active: false, ..postman() }),
        ("boolean missing", r#""IsActive":true,"#, "", App { is_active: false, ..postman() }),
        ("name null", r#""Name":"Postman""#, r#""Name":null"#, App { name: String::new(), ..postman() }),
        ("name odd", r#""Name":"Postman""#, r#""Name":["P"]"#, App { name: String::new(), ..postman() }),
        (
            "client id odd",
            r#""ClientId":"0A1B""#,
            r#""ClientId":true"#,
            App { client_id: String::new(), ..postman() },
        ),
        ("text odd", r#""Description":null"#, r#""Description":false"#, unset),
        (
            "lookup odd",
            r#""value":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647""#,
            r#""value":"me""#,
            App { system_user: None, ..postman() },
        ),
        (
            "date of WCF",
            "\"2023-10-18T17:20:41.245\"",
            r#""/Date(1697649641245)/""#,
            App { created_on: "2023-10-18T17:20:41.245Z".to_owned(), ..postman() },
        ),
        (
            "date odd",
            "\"2023-10-18T17:20:41.245\"",
            r#""/Date(x)/""#,
            App { created_on: String::new(), ..postman() },
        ),
    ] {
        assert!(ROWS.contains(from), "{what}");
        let (client, _) = signed_in(vec![json(200, &ROWS.replacen(from, to, 1))]);
        assert_eq!(wait(listed(client.apps(ONE))), Ok(vec![expected]), "{what}");
    }
}

#[test]
fn a_missing_column_is_left_out() {
    let fault = |column: &str| {
        let message = format!("Column by path {column} not found in schema OAuthClientApp");
        let body = value!({"responseStatus": {"ErrorCode": "ItemNotFoundException", "Message": message}});
        json(500, &body.to_string())
    };
    let (client, script) =
        signed_in(vec![fault("RedirectUrl"), fault("Description"), json(200, ROWS), json(200, ROWS)]);
    assert_eq!(wait(listed(client.apps(ONE))), Ok(vec![postman()]));
    assert_eq!(wait(listed(client.apps(ONE))), Ok(vec![postman()]), "and from then on");
    let bodies = script.bodies();
    let requested: Vec<(bool, bool)> = bodies
        .iter()
        .map(|body| (columns(body).contains(&"RedirectUrl"), columns(body).contains(&"Description")))
        .collect();
    assert_eq!(requested, [(true, true), (false, true), (false, false), (false, false)]);

    for (name, column) in [("a required column", "ClientId"), ("another fault", "Nothing")] {
        let (client, script) = signed_in(vec![fault(column), odata_denied()]);
        assert_eq!(wait(listed(client.apps(ONE))).unwrap_err().cause, Cause::ServerFault, "{name}");
        assert_eq!(script.urls()[0], SELECT, "{name}");
        script.assert_used_up(name);
    }
    let without = ROWS.replace(r#""RedirectUrl":"","Description":null,"#, "");
    let (client, _) = signed_in(vec![json(
        200,
        &without.replace("\"rowConfig\":{}", "\"notFoundColumns\":[\"RedirectUrl\",\"Description\"]"),
    )]);
    assert_eq!(wait(listed(client.apps(ONE))), Ok(vec![postman()]), "notFoundColumns");
}
