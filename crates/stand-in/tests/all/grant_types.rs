//! The tables in which a newer cloud keeps the grant types of apps.

use crate::{
    oauth_config::full_body,
    someone::{Someone, compare, group, select},
};
use serde_json::{Value, json};
use stand_in::{
    profile::ProfileName::{Core81, Framework10, Framework80},
    world::WorldOrder,
};

fn grants_of(someone: &mut Someone, app: &str) -> Vec<Value> {
    let id = someone.app(app)["Id"].clone();
    let mut query = select("OAuthGrantTypeInClient", &["OAuthGrantType"]);
    query["filters"] = group(0, vec![compare("OAuthClientApp.Id", 3, 0, id)]);
    let rows = someone.data("SelectQuery", query).body_json()["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["OAuthGrantType"]["displayValue"].clone()).collect()
}

#[test]
fn each_app_has_its_grant_type() {
    let mut someone = Someone::signed_in(Framework10);
    let order = WorldOrder { apps: 20, ..WorldOrder::default() };
    someone.site.creatio.reset(someone.site.creatio.profile.clone(), order);
    someone.login("Supervisor", "Supervisor");
    assert_eq!(grants_of(&mut someone, "Azure Data Factory"), ["Client credentials"]);
    assert_eq!(grants_of(&mut someone, "SAP exchange"), ["Authorization code"]);
    let all = json!({"rootSchemaName": "OAuthGrantTypeInClient", "allColumns": true});
    assert_eq!(someone.data("SelectQuery", all).body_json()["rowsAffected"], 20);
    let types = someone.get("odata/OAuthGrantType?$select=Name&$orderby=Name").body_json();
    assert_eq!(types["value"], json!([{"Name": "Authorization code"}, {"Name": "Client credentials"}]));
}

#[test]
fn a_new_app_gets_the_grant_type_that_it_was_made_with() {
    let mut someone = Someone::signed_in(Framework10);
    for (name, grant, expected) in [
        ("One", json!("client_credentials"), "Client credentials"),
        ("Two", json!("authorization_code"), "Authorization code"),
        ("Three", Value::Null, "Client credentials"),
    ] {
        let mut body = full_body();
        body["name"] = json!(name);
        body["grantType"] = grant;
        assert_eq!(someone.oauth("AddClient", json!({"addClientRequest": body}))["success"], true, "{name}");
        assert_eq!(grants_of(&mut someone, name), [expected], "{name}");
    }
    let client_id = someone.app("One")["ClientId"].clone();
    someone.oauth("DeleteClient", json!({"deleteClientRequest": {"clientId": client_id}}));
    assert_eq!(grants_of(&mut someone, "One"), Vec::<Value>::new());
}

#[test]
fn older_versions_do_not_know_the_tables() {
    for profile in [Framework80, Core81] {
        let mut someone = Someone::signed_in(profile);
        for table in ["OAuthGrantType", "OAuthGrantTypeInClient"] {
            let all = json!({"rootSchemaName": table, "allColumns": true});
            let unknown = json!({"rootSchemaName": "Nothing", "allColumns": true});
            let mut ask = |body| someone.data("SelectQuery", body);
            let (answer, expected) = (ask(all), ask(unknown));
            assert_eq!((answer.status, expected.status), (500, 500), "{profile} {table}");
            assert_eq!(answer.text(), expected.text().replace("Nothing", table), "{profile} {table}");
            assert_eq!(someone.get(&format!("odata/{table}")).status, 404, "{profile} {table}");
        }
    }
}
