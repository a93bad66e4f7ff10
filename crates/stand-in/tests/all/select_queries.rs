//! SelectQuery.

use crate::test_client::{SUPERVISOR, TestClient, compare, group, select};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81, Framework80},
    world::WorldSpec,
};

/// The names of the rows that a query finds.
pub fn names(client: &mut TestClient, query: Value) -> Vec<String> {
    let response = client.data_service("SelectQuery", query);
    assert_eq!(response.status, 200, "{}", response.text());
    let body = response.body_json();
    assert_eq!(body["success"], true, "{body}");
    body["rows"].as_array().unwrap().iter().map(|row| row["Name"].as_str().unwrap().to_owned()).collect()
}

/// A client of a site with 20 apps and with users of all types.
pub fn signed_in_to_large_site() -> TestClient {
    TestClient::signed_in_to(Framework80, WorldSpec { apps: 20, users: 12, ..WorldSpec::default() })
}

#[test]
fn a_row_contains_texts_lookups_and_local_dates() {
    for (profile, zone) in [(Framework80, 2), (Core81, 0), (Core81, -3)] {
        let mut client = TestClient::signed_in(profile);
        client.login_with(
            json!({"UserName": "Supervisor", "UserPassword": "Supervisor", "TimeZoneOffset": -60 * zone}),
        );
        let query = select(
            "OAuthClientApp",
            &["Id", "Name", "IsActive", "SystemUser", "ModifiedOn", "SystemUser.Contact.Name"],
        );
        let body = client.data_service("SelectQuery", query).body_json();
        let row = &body["rows"][0];
        assert_eq!(row["Name"], "Azure Data Factory");
        assert_eq!(row["IsActive"], true);
        assert_eq!(row["SystemUser"], json!({"value": SUPERVISOR, "displayValue": "Supervisor"}));
        assert_eq!(row["SystemUser.Contact.Name"], "Supervisor");
        // Five hours before the first reading of the deterministic clock, which is at 08:00:01 UTC.
        assert_eq!(row["ModifiedOn"], format!("2026-03-02T{:02}:00:01.000", 3 + zone));
        assert_eq!(body["rowsAffected"], 3);
        assert_eq!(body["rowConfig"]["SystemUser"]["dataValueType"], 10);
    }
}

#[test]
fn rows_are_sorted_and_paged() {
    let mut client = signed_in_to_large_site();
    let mut query = select("OAuthClientApp", &["Name", "SystemUser"]);
    query["columns"]["items"]["Name"]["orderDirection"] = json!(1);
    let all = names(&mut client, query.clone());
    assert_eq!(all.len(), 20);
    assert!(all.windows(2).all(|pair| pair[0].to_lowercase() <= pair[1].to_lowercase()), "{all:?}");

    query["isPageable"] = json!(true);
    query["rowCount"] = json!(7);
    query["rowsOffset"] = json!(14);
    assert_eq!(names(&mut client, query.clone()), all[14..]);
    query["isPageable"] = json!(false);
    assert_eq!(names(&mut client, query.clone()), all[..7], "without isPageable the offset does not count");
    query["rowCount"] = json!(-1);
    assert_eq!(names(&mut client, query.clone()).len(), 20);

    query["columns"]["items"]["SystemUser"]["orderDirection"] = json!(2);
    query["columns"]["items"]["SystemUser"]["orderPosition"] = json!(0);
    query["columns"]["items"]["Name"]["orderPosition"] = json!(1);
    let rows = client.data_service("SelectQuery", query).body_json()["rows"].clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_lowercase();
    let rows: Vec<_> = rows.as_array().unwrap().iter().collect();
    assert!(
        rows.windows(2).all(|pair| {
            let user = |index: usize| text(&pair[index]["SystemUser"]["displayValue"]);
            user(0) > user(1) || user(0) == user(1) && text(&pair[0]["Name"]) < text(&pair[1]["Name"])
        }),
        "by user descending, then by name: {rows:?}"
    );
}

#[test]
fn an_unknown_column_fails_the_query_or_is_reported() {
    let query = select("OAuthClientApp", &["Name", "SystemUserId"]);
    assert_eq!(TestClient::signed_in(Framework80).data_service("SelectQuery", query.clone()).status, 500);

    let answer = TestClient::signed_in(Core81).data_service("SelectQuery", query);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body_json()["notFoundColumns"], json!(["SystemUserId"]));
    assert_eq!(answer.body_json()["rows"][0], json!({"Name": "Azure Data Factory"}));
}

#[test]
fn a_version_may_have_no_redirect_url() {
    for (profile, status) in [(Framework80, 500), (Core81, 200)] {
        let mut client = TestClient::signed_in(profile);
        client.set_condition("no-redirect-url");
        let answer = client.data_service("SelectQuery", select("OAuthClientApp", &["Name", "RedirectUrl"]));
        assert_eq!(answer.status, status, "{profile}");
        assert!(answer.text().contains("RedirectUrl"), "{profile}: the message names it");
        let answer = client.get("odata/OAuthClientApp?$select=Name,RedirectUrl");
        assert_eq!(answer.status, 400, "{profile}");
        assert!(answer.text().contains("'RedirectUrl'"), "{profile}: the message names it");
        let record = client.get("odata/OAuthClientApp?$select=Name,Description").body_json();
        assert_eq!(record["value"].as_array().map(Vec::len), Some(3), "{profile}");
        client.clear_condition("no-redirect-url");
        assert_eq!(client.get("odata/OAuthClientApp?$select=RedirectUrl").status, 200, "{profile}");
    }
}

#[test]
fn secrets_are_encrypted_in_a_query() {
    let mut client = TestClient::signed_in(Framework80);
    let app = client.app("Azure Data Factory");
    let cases = [
        ("OAuthClientApp", "ClientSecret", "Azure Data Factory", app["ClientSecret"].as_str().unwrap()),
        ("SysAdminUnit", "UserPassword", "Supervisor", "Supervisor"),
    ];
    for (table, column, name, secret) in cases {
        let mut query = select(table, &[column]);
        query["filters"] = group(0, vec![compare("Name", 3, 1, json!(name))]);
        let rows = client.data_service("SelectQuery", query).body_json()["rows"].clone();
        let encrypted = rows[0][column].as_str().unwrap();
        assert!(encrypted.len() >= secret.len() && !encrypted.contains(secret), "{encrypted}");
    }
}

#[test]
fn all_columns_and_a_count_can_be_selected() {
    let mut client = signed_in_to_large_site();
    let all = client
        .data_service("SelectQuery", json!({"rootSchemaName": "OAuthResource", "allColumns": true}))
        .body_json();
    assert_eq!(all["rows"][0]["IsDefault"], true);
    let count = json!({"rootSchemaName": "OAuthClientApp", "columns": {"items": {"Count": {"expression":
        {"expressionType": 1, "functionType": 2, "aggregationType": 1,
         "functionArgument": {"expressionType": 0, "columnPath": "Id"}}}}}});
    assert_eq!(client.data_service("SelectQuery", count).body_json()["rows"], json!([{"Count": 20}]));
}

#[test]
fn an_invalid_query_is_a_500_with_response_status() {
    let with = |filter: Value| {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, vec![filter]);
        query
    };
    let mut no_rows = select("OAuthClientApp", &["Name"]);
    no_rows["rowCount"] = json!(0);
    let mut insert = select("OAuthClientApp", &["Name"]);
    insert["operationType"] = json!(1);
    let mut cases = vec![
        ("a rowCount of 0", no_rows),
        ("the operationType of another query", insert),
        ("the name of a lookup's id", with(compare("SystemUserId", 3, 0, json!(SUPERVISOR)))),
        ("no GUID", with(compare("Id", 3, 0, json!("supervisor")))),
        ("an unknown column in a filter", with(compare("Nothing", 3, 1, json!("x")))),
        ("an unknown table", select("Nothing", &["Id"])),
    ];
    cases.extend(
        [24, 27, 28, 29, 30, 43, 44, 45]
            .map(|kind| ("an unsupported type", with(compare("Name", 3, kind, json!("x"))))),
    );
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        for (case, query) in &cases {
            let response = client.data_service("SelectQuery", query.clone());
            assert_eq!(response.status, 500, "{profile}: {case}");
            assert!(response.body_json()["responseStatus"]["Message"].is_string(), "{profile}: {case}");
        }
    }
}
