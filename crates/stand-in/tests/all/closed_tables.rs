//! Tables that the site's administrator closed to queries of DataService.

use crate::someone::{EACH, Someone, compare, group, select};
use serde_json::{Value, json};
use stand_in::{
    http::Request,
    profile::ProfileName::{Core81, Framework10, Framework80},
};

const APPS: &str = "data-service-closed:OAuthClientApp";
const WORDS: &str = "Current user does not have sufficient permissions to run \"OAuthClientApp\"";

fn every_query(someone: &mut Someone) -> Vec<(u16, Value)> {
    let id = someone.app("Website forms")["Id"].clone();
    let filters = group(0, vec![compare("Id", 3, 0, id)]);
    let text = json!({"expressionType": 2, "parameter": {"dataValueType": 1, "value": "changed"}});
    let values = json!({"items": {"Description": text}});
    let mut ask = |method: &str, body: Value| {
        let answer = someone.data(method, body);
        (answer.status, answer.body_json())
    };
    vec![
        ask("SelectQuery", select("OAuthClientApp", &["Id"])),
        ask("InsertQuery", json!({"rootSchemaName": "OAuthClientApp", "columnValues": values})),
        ask(
            "UpdateQuery",
            json!({"rootSchemaName": "OAuthClientApp", "columnValues": values, "filters": filters}),
        ),
        ask("DeleteQuery", json!({"rootSchemaName": "OAuthClientApp", "filters": filters})),
    ]
}

#[test]
fn no_query_gets_to_a_closed_table_and_nothing_is_done() {
    for (profile, status) in [(Framework80, 200), (Core81, 403), (Framework10, 200)] {
        let mut someone = Someone::signed_in(profile);
        someone.set(APPS);
        let before = someone.site.creatio.snapshot()["apps"].clone();
        for (answered, body) in every_query(&mut someone) {
            assert_eq!((answered, &body["success"]), (status, &json!(false)), "{profile}: {body}");
            assert_eq!(body["responseStatus"]["ErrorCode"], "SecurityException", "{profile}");
            assert_eq!(body["responseStatus"]["Message"], WORDS, "{profile}");
        }
        assert_eq!(someone.site.creatio.snapshot()["apps"], before, "{profile}");
        someone.clear(APPS);
        assert_eq!(every_query(&mut someone)[0].1["success"], true, "{profile}");
    }
}

#[test]
fn other_tables_settings_services_and_odata_stay_open() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        someone.set(APPS);
        let users = someone.data("SelectQuery", select("SysAdminUnit", &["Name", "Active"])).body_json();
        assert_eq!(users["success"], true, "{profile}");
        let codes = json!({"sysSettingsNameCollection": ["OAuth20IdentityServerUrl"]});
        let settings = someone.data("QuerySysSettings", codes).body_json();
        assert!(settings["values"]["OAuth20IdentityServerUrl"].is_object(), "{profile}");
        assert_eq!(someone.add_postman()["success"], true, "{profile}");
        let listed = someone.get("odata/OAuthClientApp?$select=Name").body_json();
        assert_eq!(listed["value"].as_array().map(Vec::len), Some(4), "{profile}");
        let id = someone.app("Postman")["Id"].as_str().unwrap().to_owned();
        let target = someone.at(&format!("odata/OAuthClientApp({id})"));
        let patch = Request::new("PATCH", &target).with_json(&json!({"Description": "by OData"}));
        assert_eq!(someone.send(patch).status, 204, "{profile}");
        assert_eq!(someone.app("Postman")["Description"], "by OData", "{profile}");
    }
}

/// A filter that leads through a lookup tells the apps of inactive users, on both roads.
#[test]
fn apps_are_found_by_whether_their_user_is_active() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        // Two of the users who own apps, one of them inactive, and an app without a user.
        someone.control("POST", "apps/change", json!({"name": "Website forms", "set": {"SystemUser": null}}));
        let inactive = someone.site.creatio.world.units.iter().find(|unit| !unit.active).unwrap().id;
        let set = json!({"SystemUser": inactive});
        someone.control("POST", "apps/change", json!({"name": "Power BI reports", "set": set}));
        for (active, expected) in [(true, "Azure Data Factory"), (false, "Power BI reports")] {
            let mut query = select("OAuthClientApp", &["Name"]);
            query["filters"] = group(0, vec![compare("SystemUser.Active", 3, 12, json!(active))]);
            let rows = someone.data("SelectQuery", query).body_json()["rows"].clone();
            assert_eq!(rows, json!([{"Name": expected}]), "{profile} {active}");
            let target = format!("odata/OAuthClientApp?$select=Name&$filter=SystemUser/Active+eq+{active}");
            let rows = someone.get(&target).body_json()["value"].clone();
            assert_eq!(rows, json!([{"Name": expected}]), "{profile} {active}");
        }
    }
}
