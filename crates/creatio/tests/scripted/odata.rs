//! Apps by OData.

use creatio::{App, Cause, LookupValue, Method, Page, ReadApi};
use serde_json::{Value, json as value};

use crate::support::*;

pub const OTHER: &str = "2372e343-8d09-4fc4-a1ca-b7f708eaafee";
pub const MEMBERS: &str =
    "Id,Name,ClientId,ApplicationUrl,IsActive,SystemUserId,CreatedOn,ModifiedOn,RedirectUrl,Description";
pub const APPS: &str = r#"{"@odata.context":"https://site/0/odata/$metadata#OAuthClientApp(Id)","value":[
  {"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","Name":"O'Hara & Sons","ClientId":"0A1B","ApplicationUrl":"http://www.creatio.com",
   "RedirectUrl":"","Description":"","IsActive":true,"SystemUserId":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647",
   "CreatedOn":"2023-10-18T17:20:41.245656Z","ModifiedOn":"2023-10-19T01:51:18.850543Z"},
  {"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafee","Name":"Orphan","ClientId":"0A1C","ApplicationUrl":"","IsActive":false,
   "SystemUserId":"00000000-0000-0000-0000-000000000000","CreatedOn":"0001-01-01T00:00:00Z","ModifiedOn":"2023-10-19T01:51:18Z"}]}"#;
pub const NAMES: &str = r#"{"value":[{"Id":"7F3B869F-34F3-4F20-AB4D-7480A5FDF647","Name":"Supervisor"}]}"#;

pub fn ohara() -> App {
    App {
        id: id(POSTMAN),
        name: "O'Hara & Sons".to_owned(),
        client_id: "0A1B".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        redirect_url: String::new(),
        description: String::new(),
        is_active: true,
        system_user: Some(LookupValue { id: supervisor(), name: "Supervisor".to_owned() }),
        created_on: "2023-10-18T17:20:41.245656Z".to_owned(),
        modified_on: "2023-10-19T01:51:18.850543Z".to_owned(),
    }
}

pub fn orphan() -> App {
    App {
        id: id(OTHER),
        name: "Orphan".to_owned(),
        client_id: "0A1C".to_owned(),
        application_url: String::new(),
        is_active: false,
        system_user: None,
        created_on: String::new(),
        modified_on: "2023-10-19T01:51:18Z".to_owned(),
        ..ohara()
    }
}

fn missing_column(name: &str) -> Reply {
    let message = format!("Could not find a property named '{name}' on type 'Terrasoft.OAuthClientApp'.");
    json(400, &value!({"error": {"code": "", "message": message}}).to_string())
}

#[test]
fn the_list_is_read_without_the_secret_and_user_names_by_a_query_of_their_own() {
    let (client, script) = reading_by_odata(vec![json(200, APPS), json(200, NAMES)]);
    let apps = wait(listed(client.apps(Page { offset: 70, rows: 35 })));
    assert_eq!(apps, Ok(vec![ohara(), orphan()]));
    assert_eq!(
        script.urls(),
        [
            format!("/0/odata/OAuthClientApp?$select={MEMBERS}&$orderby=Name,Id&$top=35&$skip=70"),
            format!(
                "/0/odata/SysAdminUnit?$select=Id,Name&$filter=Id%20eq%20{}&$top=25&$skip=0",
                supervisor()
            ),
        ]
    );
    for request in script.requests() {
        assert_eq!((request.method, &request.body), (Method::Get, &None));
        let expected = [
            ("Accept", "application/json"),
            ("ForceUseSession", "true"),
            ("Content-Type", "application/json; charset=utf-8; IEEE754Compatible=true"),
            ("BPMCSRF", CSRF),
        ];
        let headers: Vec<_> = request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(headers, expected);
    }
}

#[test]
fn user_names_are_requested_in_short_addresses() {
    let user = |at: usize| format!("7f3b869f-34f3-4f20-ab4d-{at:012}");
    let apps: Vec<Value> = (0..120)
        .map(|at| {
            value!({"Id": format!("2372e343-8d09-4fc4-a1ca-{at:012}"), "IsActive": true,
                "SystemUserId": user(at % 60 + 1)})
        })
        .collect();
    let names = |range: std::ops::RangeInclusive<usize>| {
        let rows: Vec<Value> =
            range.map(|at| value!({"Id": user(at), "Name": format!("User {at}")})).collect();
        json(200, &value!({ "value": rows }).to_string())
    };
    let (client, script) = reading_by_odata(vec![
        json(200, &value!({ "value": apps }).to_string()),
        names(1..=25),
        names(26..=50),
        names(51..=60),
    ]);
    let apps = wait(listed(client.apps(ALL))).unwrap();
    let found = |at: usize| apps[at].system_user.as_ref().map(|user| user.name.as_str());
    assert_eq!((found(0), found(59), found(119)), (Some("User 1"), Some("User 60"), Some("User 60")));
    script.assert_used_up("chunks");
    assert!(script.urls().iter().all(|url| url.len() < 2_000), "{:?}", script.urls());
}

#[test]
fn apps_are_returned_without_user_names_that_cannot_be_read() {
    for (name, reply) in [
        ("refused", odata_denied()),
        ("cut off", cut_off()),
        ("missing", html(404, "")),
        ("another shape", json(200, r#"{"value":[{"Id":5}]}"#)),
        ("unknown user", json(200, NO_ENTITIES)),
    ] {
        let (client, _) = reading_by_odata(vec![json(200, APPS), reply]);
        let apps = wait(listed(client.apps(ALL))).unwrap();
        let unnamed = LookupValue { id: supervisor(), name: String::new() };
        assert_eq!(apps[0], App { system_user: Some(unnamed), ..ohara() }, "{name}");
        assert_eq!(client.read_api(), ReadApi::OData, "{name}");
    }
    let (client, _) = reading_by_odata(vec![json(200, APPS), opaque()]);
    let error = wait(listed(client.apps(ALL))).unwrap_err();
    assert_eq!(error.cause, Cause::SessionEnded, "an ended session is never hidden");
}

#[test]
fn entities_that_cannot_be_read_are_counted_and_keep_no_app_from_being_listed() {
    for (from, to, expected) in [
        (r#""value":["#, r#""value":[5,"#, vec![ohara(), orphan()]),
        (r#""value":["#, r#""value":[{"Name":"without id"},"#, vec![ohara(), orphan()]),
        (POSTMAN, "Postman", vec![orphan()]),
    ] {
        assert!(APPS.contains(from), "{from}");
        let (client, _) = reading_by_odata(vec![json(200, &APPS.replacen(from, to, 1)), json(200, NAMES)]);
        let page = wait(client.apps(ALL)).unwrap();
        assert_eq!((page.read, page.unreadable), (expected, 1), "{to}");
    }
}

#[test]
fn a_response_of_another_shape_is_malformed() {
    let (client, _) = reading_by_odata(vec![json(200, &APPS.replacen(r#""value":["#, r#""rows":["#, 1))]);
    assert_eq!(wait(client.apps(ALL)).unwrap_err().cause, Cause::Malformed);
}

#[test]
fn one_odd_user_keeps_no_other_name_from_being_read() {
    let odd = NAMES.replacen(r#""value":["#, r#""value":[7,{"Id":"me","Name":"x"},"#, 1);
    let (client, _) = reading_by_odata(vec![json(200, APPS), json(200, &odd)]);
    assert_eq!(wait(listed(client.apps(ALL))), Ok(vec![ohara(), orphan()]));
}

#[test]
fn one_odd_member_keeps_no_entity_from_being_listed() {
    for (from, to, expected) in [
        (r#""IsActive":true"#, r#""IsActive":"true""#, ohara()),
        (r#""Name":"O'Hara & Sons""#, r#""Name":[]"#, App { name: String::new(), ..ohara() }),
        ("\"2023-10-18T17:20:41.245656Z\"", "true", App { created_on: String::new(), ..ohara() }),
        ("7f3b869f-34f3-4f20-ab4d-7480a5fdf647", "Supervisor", App { system_user: None, ..ohara() }),
    ] {
        assert!(APPS.contains(from), "{from}");
        let (client, _) = reading_by_odata(vec![json(200, &APPS.replacen(from, to, 1)), json(200, NAMES)]);
        assert_eq!(wait(listed(client.apps(ALL))), Ok(vec![expected, orphan()]), "{to}");
    }
}

#[test]
fn a_missing_column_is_left_out() {
    let (client, script) = reading_by_odata(vec![
        missing_column("RedirectUrl"),
        missing_column("Description"),
        json(200, APPS),
        json(200, NAMES),
    ]);
    assert!(client.supports_redirect_url(), "as far as is known");
    assert_eq!(wait(listed(client.apps(ALL))).unwrap().len(), 2);
    assert!(!client.supports_redirect_url());
    let requested: Vec<bool> = script.urls().iter().map(|url| url.contains("RedirectUrl")).collect();
    assert_eq!(requested, [true, false, false, false]);
    assert!(!script.urls()[2].contains("Description"));

    let (client, script) = reading_by_odata(vec![missing_column("ClientId")]);
    assert_eq!(wait(listed(client.apps(ALL))).unwrap_err().cause, Cause::Refused);
    assert_eq!(script.urls().len(), 1, "a required column");
    assert!(client.supports_redirect_url());
}
