//! The tables in which newer versions store the grant types of apps.

use crate::test_client::{TestClient, compare, group, newer_postman, select};
use serde_json::{Value, json};
use stand_in::{
    profile::Profile::{Core81, Framework10, Framework80, Framework82},
    world::WorldSpec,
};
use std::collections::BTreeSet;

fn grants_of(client: &mut TestClient, app: &str) -> Vec<Value> {
    let id = client.app(app)["Id"].clone();
    let mut query = select("OAuthGrantTypeInClient", &["OAuthGrantType"]);
    query["filters"] = group(0, vec![compare("OAuthClientApp.Id", 3, 0, id)]);
    let rows = client.data_service("SelectQuery", query).body_json()["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["OAuthGrantType"]["displayValue"].clone()).collect()
}

#[test]
fn each_app_has_a_grant_type() {
    let spec = WorldSpec { apps: 20, ..WorldSpec::default() };
    let mut client = TestClient::signed_in_to(Framework10, spec);
    assert_eq!(grants_of(&mut client, "Azure Data Factory"), ["Client credentials"]);
    assert_eq!(grants_of(&mut client, "Website forms"), ["Authorization code"]);
    assert_eq!(client.app("Website forms")["SystemUser"], Value::Null);
    let all = json!({"rootSchemaName": "OAuthGrantTypeInClient", "allColumns": true});
    assert_eq!(client.data_service("SelectQuery", all).body_json()["rowsAffected"], 20);
    let types = client.get("odata/OAuthGrantType?$select=Name&$orderby=Name").body_json();
    assert_eq!(types["value"], json!([{"Name": "Authorization code"}, {"Name": "Client credentials"}]));
}

#[test]
fn a_new_app_has_the_grant_type_of_its_request() {
    let mut client = TestClient::signed_in(Framework10);
    for (name, grant, expected) in [
        ("One", "client_credentials", "Client credentials"),
        ("Two", "authorization_code", "Authorization code"),
    ] {
        let mut body = newer_postman();
        body["name"] = json!(name);
        body["grantType"] = json!(grant);
        body["allowedGrantTypes"] = json!([grant]);
        assert_eq!(
            client.oauth_config("AddClient", json!({"addClientRequest": body}))["success"],
            true,
            "{name}"
        );
        assert_eq!(grants_of(&mut client, name), [expected], "{name}");
    }
    let client_id = client.app("One")["ClientId"].clone();
    client.oauth_config("DeleteClient", json!({"deleteClientRequest": {"clientId": client_id}}));
    assert_eq!(grants_of(&mut client, "One"), Vec::<Value>::new());
}

#[test]
fn an_app_may_have_both_grant_types() {
    let mut client = TestClient::signed_in(Framework10);
    let mut body = newer_postman();
    body["allowedGrantTypes"] = json!(["authorization_code", "client_credentials"]);
    client.oauth_config("AddClient", json!({ "addClientRequest": body }));
    assert_eq!(grants_of(&mut client, "Postman"), ["Client credentials", "Authorization code"]);
    let all = json!({"rootSchemaName": "OAuthGrantTypeInClient", "allColumns": true});
    let rows = client.data_service("SelectQuery", all).body_json()["rows"].clone();
    let ids: BTreeSet<_> = rows.as_array().unwrap().iter().map(|row| row["Id"].to_string()).collect();
    assert_eq!(ids.len(), 5, "each record has an id of its own");
}

#[test]
fn older_versions_do_not_have_the_tables() {
    for profile in [Framework80, Core81, Framework82] {
        let mut client = TestClient::signed_in(profile);
        for table in ["OAuthGrantType", "OAuthGrantTypeInClient", "OAuthRedirectUrlInClient"] {
            let all = json!({"rootSchemaName": table, "allColumns": true});
            let unknown = json!({"rootSchemaName": "Nothing", "allColumns": true});
            let mut query = |body| client.data_service("SelectQuery", body);
            let (answer, expected) = (query(all), query(unknown));
            assert_eq!((answer.status, expected.status), (500, 500), "{profile} {table}");
            assert_eq!(answer.text(), expected.text().replace("Nothing", table), "{profile} {table}");
            assert_eq!(client.get(&format!("odata/{table}")).status, 404, "{profile} {table}");
        }
    }
}
