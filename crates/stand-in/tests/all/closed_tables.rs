//! Tables that the site's administrator closed to DataService queries.

use crate::test_client::{TestClient, compare, group, select};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    http::Request,
    profile::Profile::{self, Core81, Framework10, Framework80},
};

const APPS: &str = "data-service-closed:OAuthClientApp";
const MESSAGE: &str = "Current user does not have sufficient permissions to run \"OAuthClientApp\"";

fn every_query(client: &mut TestClient) -> Vec<(u16, Value)> {
    let id = client.app("Website forms")["Id"].clone();
    let filters = group(0, vec![compare("Id", 3, 0, id)]);
    let text = json!({"expressionType": 2, "parameter": {"dataValueType": 1, "value": "changed"}});
    let values = json!({"items": {"Description": text}});
    let mut query = |method: &str, body: Value| {
        let answer = client.data_service(method, body);
        (answer.status, answer.body_json())
    };
    vec![
        query("SelectQuery", select("OAuthClientApp", &["Id"])),
        query("InsertQuery", json!({"rootSchemaName": "OAuthClientApp", "columnValues": values})),
        query(
            "UpdateQuery",
            json!({"rootSchemaName": "OAuthClientApp", "columnValues": values, "filters": filters}),
        ),
        query("DeleteQuery", json!({"rootSchemaName": "OAuthClientApp", "filters": filters})),
    ]
}

#[test]
fn every_query_on_a_closed_table_is_refused() {
    for (profile, status) in [(Framework80, 200), (Core81, 403), (Framework10, 200)] {
        let mut client = TestClient::signed_in(profile);
        client.set_condition(APPS);
        let before = client.state()["apps"].clone();
        for (answered, body) in every_query(&mut client) {
            assert_eq!((answered, &body["success"]), (status, &json!(false)), "{profile}: {body}");
            assert_eq!(body["responseStatus"]["ErrorCode"], "SecurityException", "{profile}");
            assert_eq!(body["responseStatus"]["Message"], MESSAGE, "{profile}");
        }
        assert_eq!(client.state()["apps"], before, "{profile}");
        client.clear_condition(APPS);
        assert_eq!(every_query(&mut client)[0].1["success"], true, "{profile}");
    }
}

#[test]
fn the_tables_that_are_closed_on_every_site_are_refused() {
    for (profile, status) in [(Core81, 403), (Framework10, 200)] {
        let mut client = TestClient::signed_in(profile);
        for table in
            ["SysLic", "SysLicUser", "SysSettings", "SysSettingsValue", "OAuthTokenStorage", "SysSSPAny"]
        {
            let answer = client.data_service("SelectQuery", select(table, &["Id"]));
            let body = answer.body_json();
            assert_eq!((answer.status, &body["success"]), (status, &json!(false)), "{profile} {table}");
            assert_eq!(body["responseStatus"]["ErrorCode"], "SecurityException", "{profile} {table}");
        }
        let delete = json!({"rootSchemaName": "SysAdminUnit", "filters": null});
        assert_eq!(client.data_service("DeleteQuery", delete).body_json()["success"], false, "{profile}");
        let read = client.data_service("SelectQuery", select("SysAdminUnit", &["Id"]));
        assert_eq!(read.body_json()["success"], true, "{profile}: read, never written");
    }
}

#[test]
fn other_tables_settings_services_and_odata_stay_open() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        client.set_condition(APPS);
        let users =
            client.data_service("SelectQuery", select("SysAdminUnit", &["Name", "Active"])).body_json();
        assert_eq!(users["success"], true, "{profile}");
        let codes = json!({"sysSettingsNameCollection": ["OAuth20IdentityServerUrl"]});
        let settings = client.data_service("QuerySysSettings", codes).body_json();
        assert!(settings["values"]["OAuth20IdentityServerUrl"].is_object(), "{profile}");
        assert_eq!(client.add_postman()["success"], true, "{profile}");
        let listed = client.get("odata/OAuthClientApp?$select=Name").body_json();
        assert_eq!(listed["value"].as_array().map(Vec::len), Some(4), "{profile}");
        let id = client.app("Postman")["Id"].as_str().unwrap().to_owned();
        let target = client.workspace_path(&format!("odata/OAuthClientApp({id})"));
        let patch = Request::new("PATCH", &target).with_json(&json!({"Description": "by OData"}));
        assert_eq!(client.send(patch).status, 204, "{profile}");
        assert_eq!(client.app("Postman")["Description"], "by OData", "{profile}");
    }
}
