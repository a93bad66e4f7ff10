//! Cached rows are those that the query would find now.

use crate::test_client::{TestClient, compare, group, select};
use serde_json::{Value, json};
use stand_in::profile::Profile::Core81;

fn select_named(name: &str) -> Value {
    let mut query = select("OAuthClientApp", &["Name", "Description"]);
    query["filters"] = group(0, vec![compare("Name", 3, 1, json!(name))]);
    query
}

#[test]
fn a_change_shows_in_the_same_query() {
    let mut client = TestClient::signed_in(Core81);
    let description = |client: &mut TestClient| {
        let query = client.data_service("SelectQuery", select_named("Website forms")).body_json();
        let odata = client.get("odata/OAuthClientApp?$filter=Name+eq+'Website+forms'").body_json();
        assert_eq!(query["rows"][0]["Description"], odata["value"][0]["Description"]);
        query["rows"][0]["Description"].clone()
    };
    assert_eq!(description(&mut client), "");
    let set = json!({"Description": "changed"});
    client.control("POST", "apps/change", json!({"name": "Website forms", "set": set}));
    assert_eq!(description(&mut client), "changed");
    client.control("POST", "reset", json!({"profile": "core-8.1"}));
    client.login("Supervisor", "Supervisor");
    assert_eq!(description(&mut client), "");
}

#[test]
fn a_filter_on_a_column_that_is_gone_fails_even_if_its_rows_are_cached() {
    let mut client = TestClient::signed_in(Core81);
    let mut query = select("OAuthClientApp", &["Name"]);
    query["filters"] = group(0, vec![compare("RedirectUrl", 3, 1, json!(""))]);
    let odata = "odata/OAuthClientApp?$filter=RedirectUrl+eq+''";
    assert_eq!(client.data_service("SelectQuery", query.clone()).body_json()["rowsAffected"], 3);
    assert_eq!(client.get(odata).status, 200);
    client.set_condition("no-redirect-url");
    assert_eq!(client.data_service("SelectQuery", query).status, 500);
    assert_eq!(client.get(odata).status, 400);
}

#[test]
fn a_macro_finds_the_current_user() {
    let mut client = TestClient::signed_in(Core81);
    let mut query = select("SysAdminUnit", &["Name"]);
    query["filters"] = group(
        0,
        vec![json!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
            "leftExpression": {"expressionType": 0, "columnPath": "Id"},
            "rightExpression": {"expressionType": 1, "functionType": 1, "macrosType": 1}})],
    );
    // Both sign in first, because that changes the state and with it the key of the cache.
    let sessions = ["Mary King", "Supervisor"].map(|user| {
        client.cookies.clear();
        client.login(user, user);
        (user, client.cookies.clone())
    });
    for (user, cookies) in sessions {
        client.cookies = cookies;
        let rows = client.data_service("SelectQuery", query.clone()).body_json()["rows"].clone();
        assert_eq!(rows, json!([{"Name": user}]));
    }
}
