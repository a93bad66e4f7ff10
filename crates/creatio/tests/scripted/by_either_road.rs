//! The rest of what takes the second road: users, descriptions, apps of inactive users; and grant types, which do not.

use creatio::{Cause, Method, Page, Road, SystemUser, UserKind};
use serde_json::{Value, json as value};

use crate::support::*;

const SELECT: &str = "/0/DataService/json/SyncReply/SelectQuery";
const POSTMAN: &str = "2372e343-8d09-4fc4-a1ca-b7f708eaafed";
const NONE: &str = r#"{"value":[]}"#;
const ALL: Page = Page { offset: 0, rows: 500 };

fn refused() -> Reply {
    json(200, r#"{"success":false,"responseStatus":{"ErrorCode":"SecurityException","Message":"no"}}"#)
}

fn denied() -> Reply {
    json(403, r#"{"error":{"message":"The current user does not have sufficient permissions to use OData"}}"#)
}

#[test]
fn users_come_by_odata_with_the_names_of_their_contacts() {
    let users = r#"{"value":[
      {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","Name":"o'p","SysAdminUnitTypeValue":4,"Active":true,"ContactId":"410006e1-ca4e-4502-a9ec-e54d922d2c00"},
      {"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf648","Name":"o'p robot","SysAdminUnitTypeValue":7,"Active":false,"ContactId":"00000000-0000-0000-0000-000000000000"}]}"#;
    let contacts = r#"{"value":[{"Id":"410006e1-ca4e-4502-a9ec-e54d922d2c00","Name":"Ada"}]}"#;
    let (client, script) =
        signed_in(vec![refused(), json(200, users), json(200, contacts), json(200, users), denied()]);
    let robot = SystemUser {
        id: id("7f3b869f-34f3-4f20-ab4d-7480a5fdf648"),
        name: "o'p robot".to_owned(),
        kind: UserKind::TechnicalUser,
        active: false,
        contact: None,
    };
    let person = SystemUser {
        id: supervisor(),
        name: "o'p".to_owned(),
        kind: UserKind::User,
        active: true,
        contact: Some("Ada".to_owned()),
    };
    let page = Page { offset: 20, rows: 10 };
    assert_eq!(wait(client.users("o'p", page)), Ok(vec![person.clone(), robot.clone()]));
    assert_eq!(client.road(), Road::DataService, "apps have a road of their own");
    let unnamed = SystemUser { contact: None, ..person };
    assert_eq!(wait(client.users("", page)), Ok(vec![unnamed, robot]), "without the contact's name");
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
    assert_eq!(urls[3], read(kinds), "at once, and an empty search is no filter");
}

#[test]
fn users_that_neither_road_reads_keep_the_first_error() {
    for (name, second, cause) in [
        ("refused", denied(), Cause::Forbidden),
        ("session", opaque(), Cause::SessionEnded),
        (
            "a role",
            json(
                200,
                r#"{"value":[{"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","SysAdminUnitTypeValue":6,"Active":true}]}"#,
            ),
            Cause::Forbidden,
        ),
    ] {
        let (client, script) = signed_in(vec![refused(), second]);
        assert_eq!(wait(client.users("", ALL)).unwrap_err().cause, cause, "{name}");
        script.assert_used_up(name);
    }
}

#[test]
fn a_description_goes_by_odata_only_where_the_dataservice_did_nothing_for_sure() {
    let (client, script) = signed_in(vec![refused(), response(204, "", "")]);
    assert_eq!(wait(client.set_description(&id(POSTMAN), "Try-outs")), Ok(()));
    let request = &script.requests()[1];
    assert_eq!(request.method, Method::Patch);
    assert_eq!(request.url, format!("/0/odata/OAuthClientApp({POSTMAN})"));
    assert_eq!(request.body.as_deref(), Some(r#"{"Description":"Try-outs"}"#));
    let kind = request.headers.iter().find(|(name, _)| *name == "Content-Type");
    let expected = "application/json; charset=utf-8; IEEE754Compatible=true";
    assert_eq!(kind.map(|(_, value)| value.as_str()), Some(expected));

    for (name, reply, cause) in [
        ("cut", cut(), Cause::Unreachable),
        ("late", late(), Cause::TimedOut),
        ("fault", html(500, ""), Cause::ServerFault),
        ("shape", json(200, "[]"), Cause::Malformed),
        ("session", opaque(), Cause::SessionEnded),
        ("no reason", json(200, r#"{"success":false}"#), Cause::Refused),
        ("no match", json(200, r#"{"success":true,"rowsAffected":0}"#), Cause::NothingChanged),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.set_description(&id(POSTMAN), "x")).unwrap_err().cause, cause, "{name}");
        assert_eq!(script.urls().len(), 1, "{name}");
    }
}

#[test]
fn a_description_that_fails_on_both_roads_says_what_is_known() {
    let identity = r#"{"error":{"message":"Unable to handle client application. Please check …"}}"#;
    for (name, second, cause, call, nothing_was_done) in [
        ("refused", denied(), Cause::Forbidden, "UpdateQuery", true),
        ("missing", html(404, ""), Cause::Forbidden, "UpdateQuery", true),
        ("not understood", json(400, "{}"), Cause::Forbidden, "UpdateQuery", true),
        ("session", opaque(), Cause::SessionEnded, "PATCH OAuthClientApp", true),
        ("service", json(500, identity), Cause::IdentityServiceRefused, "PATCH OAuthClientApp", true),
        ("fault", html(500, ""), Cause::ServerFault, "PATCH OAuthClientApp", false),
        ("cut", cut(), Cause::Unreachable, "PATCH OAuthClientApp", false),
        ("late", late(), Cause::TimedOut, "PATCH OAuthClientApp", false),
        ("page", html(200, PROXY_PAGE), Cause::NotJson, "PATCH OAuthClientApp", false),
    ] {
        let (client, _) = signed_in(vec![refused(), second]);
        let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
        let found = (error.cause.clone(), error.call, error.nothing_was_done());
        assert_eq!(found, (cause, call, nothing_was_done), "{name}");
    }
}

#[test]
fn where_apps_are_read_by_odata_less_is_needed_to_describe_them_so_and_a_missing_record_is_told() {
    let unexplained = || json(200, r#"{"success":false}"#);
    let (client, script) = signed_in(vec![
        json(200, NONE),
        unexplained(),
        response(204, "", ""),
        unexplained(),
        response(404, "", ""),
        json(200, r#"{"success":false,"errorInfo":{"message":"Unexpected error: timeout"}}"#),
    ]);
    wait(client.apps_by_odata(ALL)).unwrap();
    assert_eq!(wait(client.set_description(&id(POSTMAN), "x")), Ok(()));
    let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
    assert_eq!((error.cause.clone(), error.nothing_was_done()), (Cause::NothingChanged, true));
    let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
    let found = (error.cause.clone(), error.call, error.nothing_was_done());
    assert_eq!(found, (Cause::Refused, "UpdateQuery", false), "it may have acted, so it is not sent again");
    script.assert_used_up("described");
}

/// Ids from one number to another, as either road answers them.
fn ids(from: u32, to: u32) -> Vec<Value> {
    (from..to).map(|at| value!({"Id": format!("2372e343-8d09-4fc4-a1ca-{at:012}")})).collect()
}

#[test]
fn apps_of_inactive_users_are_read_to_the_end() {
    let rows = |from, to| json(200, &value!({"success": true, "rows": ids(from, to)}).to_string());
    // A row that moved to the next page meanwhile counts once.
    let (client, script) = signed_in(vec![rows(0, 1_000), rows(999, 1_999), rows(1_999, 2_005)]);
    let found = wait(client.apps_of_inactive_users()).unwrap();
    assert_eq!(found.len(), 2_005);
    let bodies = script.bodies();
    let filter = value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "SystemUser.Active"},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 12, "value": false}}});
    for (body, offset) in bodies.iter().zip([0, 1_000, 2_000]) {
        assert_eq!(body["rootSchemaName"], "OAuthClientApp");
        assert_eq!((&body["rowCount"], &body["rowsOffset"]), (&value!(1_000), &value!(offset)));
        assert_eq!(body["filters"]["items"], value!({"f0": filter}));
        let id = value!({"expression": {"expressionType": 0, "columnPath": "Id"}, "orderDirection": 1, "orderPosition": 0});
        assert_eq!(body["columns"]["items"], value!({"Id": id}));
    }
    let (client, script) = signed_in(vec![rows(0, 1_000), rows(0, 1_000)]);
    assert_eq!(wait(client.apps_of_inactive_users()).unwrap().len(), 1_000, "a site that does not page");
    script.assert_used_up("a site that does not page");
    let (client, _) = signed_in(vec![rows(0, 0)]);
    assert_eq!(wait(client.apps_of_inactive_users()), Ok(Vec::new()));
    let (client, _) = signed_in(vec![rows(0, 1_000), cut()]);
    assert_eq!(wait(client.apps_of_inactive_users()).unwrap_err().cause, Cause::Unreachable);
}

#[test]
fn apps_of_inactive_users_come_by_odata_too() {
    let values = |from, to| json(200, &value!({"value": ids(from, to)}).to_string());
    let (client, script) = signed_in(vec![refused(), values(0, 1_000), values(1_000, 1_001)]);
    assert_eq!(wait(client.apps_of_inactive_users()).unwrap().len(), 1_001);
    assert_eq!(client.road(), Road::OData);
    let read = |skip: u32| {
        format!(
            "/0/odata/OAuthClientApp?$select=Id&$filter=SystemUser/Active%20eq%20false&$orderby=Id&$top=1000&$skip={skip}"
        )
    };
    assert_eq!(script.urls(), [SELECT.to_owned(), read(0), read(1_000)]);
    let (client, _) = signed_in(vec![refused(), denied()]);
    assert_eq!(wait(client.apps_of_inactive_users()).unwrap_err().call, "SelectQuery");
    let (client, _) = signed_in(vec![refused(), opaque()]);
    assert_eq!(wait(client.apps_of_inactive_users()).unwrap_err().cause, Cause::SessionEnded);
}

const ROW: &str = r#"{"success":true,"rows":[{"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","CreatedOn":"2023-10-18T17:20:41.245",
  "CreatedBy":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Ada"},"ClientName":"text","ProcessListeners":0,
  "OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c01","displayValue":"Client credentials"},
  "OAuthClient":{"value":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","displayValue":"Postman"}}]}"#;

#[test]
fn grant_types_are_read_by_the_columns_that_a_row_shows() {
    let grants = r#"{"success":true,"rows":[{"OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c01","displayValue":"Client credentials"}},
      {"OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c02","displayValue":"Authorization code"}},{"OAuthGrantType":""}]}"#;
    let (client, script) = signed_in(vec![json(200, ROW), json(200, grants)]);
    let expected = vec!["Client credentials".to_owned(), "Authorization code".to_owned()];
    assert_eq!(wait(client.grant_types(&id(POSTMAN))), Ok(Some(expected)));
    let bodies = script.bodies();
    assert_eq!(bodies[0]["rootSchemaName"], "OAuthGrantTypeInClient");
    assert_eq!((&bodies[0]["allColumns"], &bodies[0]["rowCount"]), (&value!(true), &value!(1)));
    assert_eq!(bodies[1]["rootSchemaName"], "OAuthGrantTypeInClient");
    let grant = value!({"expression": {"expressionType": 0, "columnPath": "OAuthGrantType"}});
    assert_eq!(bodies[1]["columns"]["items"], value!({"OAuthGrantType": grant}));
    let filter = value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "OAuthClient.Id"},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 0, "value": POSTMAN}}});
    assert_eq!(bodies[1]["filters"]["items"], value!({"f0": filter}));
}

#[test]
fn what_a_site_does_not_know_about_grant_types_is_no_error() {
    let empty = || json(200, r#"{"success":true,"rows":[]}"#);
    let unknown = value!({"responseStatus": {"ErrorCode": "ItemNotFoundException", "Message": "Schema with name OAuthGrantTypeInClient not found"}});
    let row = || json(200, ROW);
    let without = |column: &str| json(200, &ROW.replace(column, "Another"));
    let some: Option<Vec<String>> = Some(Vec::new());
    for (name, replies, expected) in [
        ("an empty table", vec![empty()], Ok(some.clone())),
        ("an app without one", vec![row(), empty()], Ok(some)),
        ("no such table", vec![json(500, &unknown.to_string())], Ok(None)),
        ("no such service", vec![html(404, "")], Ok(None)),
        ("refused", vec![json(200, r#"{"success":false}"#)], Ok(None)),
        ("closed", vec![refused()], Ok(None)),
        ("no column of a client", vec![without("OAuthClient")], Ok(None)),
        ("no column of a grant", vec![without("OAuthGrantType")], Ok(None)),
        (
            "one column for both",
            vec![json(
                200,
                &ROW.replace("OAuthClient", "Another").replace("OAuthGrantType", "GrantInClient"),
            )],
            Ok(None),
        ),
        ("no path", vec![row(), json(500, &unknown.to_string())], Ok(None)),
        ("cut", vec![cut()], Err(Cause::Unreachable)),
        ("session", vec![opaque()], Err(Cause::SessionEnded)),
        ("session, then", vec![row(), opaque()], Err(Cause::SessionEnded)),
        ("late, then", vec![row(), late()], Err(Cause::TimedOut)),
        ("shape", vec![json(200, r#"{"success":true}"#)], Err(Cause::Malformed)),
        (
            "shape, then",
            vec![row(), json(200, r#"{"success":true,"rows":[{"OAuthGrantType":5}]}"#)],
            Err(Cause::Malformed),
        ),
    ] {
        let (client, script) = signed_in(replies);
        let found = wait(client.grant_types(&id(POSTMAN))).map_err(|error| error.cause);
        assert_eq!(found, expected, "{name}");
        script.assert_used_up(name);
    }
}
