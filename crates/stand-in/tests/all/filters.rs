//! Filters of DataService queries.

use crate::{
    select_queries::{names, signed_in_to_large_site},
    test_client::{SUPERVISOR, TestClient, compare, group, select},
};
use serde_json::{Value, json};
use stand_in::{IntoEnumIterator, profile::Profile};

const CONTAIN: u8 = 11;
const EQUAL: u8 = 3;

#[test]
fn filters_pass_the_right_rows() {
    let name = |comparison, value: &str| compare("Name", comparison, 1, json!(value));
    let user_is = |id: &str| compare("SystemUser.Id", EQUAL, 0, json!(id));
    let mut disabled = name(CONTAIN, "nothing has this");
    disabled["isEnabled"] = json!(false);
    let id_is = |id: String| {
        json!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
            "leftExpression": {"expressionType": 1, "functionType": 1, "macrosType": 34},
            "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 0, "value": id}}})
    };
    let in_names = |comparison: u8| {
        json!({"filterType": 4, "comparisonType": comparison, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Name"},
        "rightExpressions": [
            {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "Zapier"}},
            {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "Payroll"}}]})
    };
    let no_contact = |null: Value| {
        let mut filter = json!({"filterType": 2, "comparisonType": 2, "isEnabled": true,
            "leftExpression": {"expressionType": 0, "columnPath": "SystemUser.Contact"}});
        if !null.is_null() {
            filter["isNull"] = null;
        }
        filter
    };
    let between = json!({"filterType": 3, "comparisonType": 0, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Name"},
        "rightLessExpression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "s"}},
        "rightGreaterExpression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "tz"}}});

    let mut client = signed_in_to_large_site();
    client.control("POST", "apps/change", json!({"name": "Payroll", "set": {"SystemUser": null}}));
    let apps = &client.site.creatio.world.apps;
    let supervised = apps.iter().filter(|app| app.system_user == SUPERVISOR.parse().ok()).count();
    assert!((1..20).contains(&supervised), "{supervised}");
    let id = apps[0].id.to_string();
    let cases: Vec<(&str, Vec<Value>, usize)> = vec![
        ("contain, case-insensitive", vec![name(CONTAIN, "azURE")], 2),
        ("not contain", vec![name(12, "azure")], 18),
        ("start with", vec![name(9, "website")], 2),
        ("end with", vec![name(13, "europe")], 4),
        ("equal", vec![name(EQUAL, "zapier")], 1),
        ("not equal", vec![name(4, "Zapier")], 19),
        ("a user by Id", vec![user_is(SUPERVISOR)], supervised),
        ("inactive", vec![compare("IsActive", EQUAL, 12, json!(false))], 5),
        ("a lookup's name", vec![compare("SystemUser", CONTAIN, 1, json!("superv"))], supervised),
        ("both", vec![name(CONTAIN, "azure"), name(CONTAIN, "europe")], 1),
        ("either", vec![group(1, vec![name(CONTAIN, "azure"), name(CONTAIN, "europe")])], 5),
        ("a disabled filter", vec![disabled], 20),
        ("the primary column", vec![id_is(id)], 1),
        ("in a list", vec![in_names(3)], 2),
        ("not in a list", vec![in_names(4)], 18),
        ("null by default", vec![no_contact(Value::Null)], 1),
        ("not null by isNull only", vec![no_contact(json!(false))], 19),
        ("between", vec![between], 3),
    ];
    for (case, filters, expected) in cases {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, filters);
        assert_eq!(names(&mut client, query).len(), expected, "{case}");
    }
}

#[test]
fn a_macro_stands_for_the_current_user() {
    let mut client = signed_in_to_large_site();
    let mut query = select("SysAdminUnit", &["Id", "Name"]);
    query["filters"] = group(
        0,
        vec![json!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Id"},
        "rightExpression": {"expressionType": 1, "functionType": 1, "macrosType": 1}})],
    );
    assert_eq!(names(&mut client, query), ["Supervisor"]);
}

#[test]
fn dates_are_local_and_quoted() {
    let mut client = signed_in_to_large_site();
    let answer = |client: &mut TestClient, value: Value| {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, vec![compare("ModifiedOn", 8, 7, value)]);
        client.data_service("SelectQuery", query)
    };
    let everything = answer(&mut client, json!("\"2020-01-01T00:00:00.000\""));
    assert_eq!(everything.body_json()["rowsAffected"], 20);
    let nothing = answer(&mut client, json!("\"2030-01-01T00:00:00.000\""));
    assert_eq!(nothing.body_json()["rowsAffected"], 0);
    for refused in ["\"2020-01-01T00:00:00.000Z\"", "2020-01-01T00:00:00.000", "\"yesterday\""] {
        assert_eq!(answer(&mut client, json!(refused)).status, 500, "{refused}");
    }
}

/// Both DataService and OData find the apps of inactive users.
#[test]
fn a_path_leads_through_a_lookup() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        // One app of an active user, one of an inactive user, and one without a user.
        client.control("POST", "apps/change", json!({"name": "Website forms", "set": {"SystemUser": null}}));
        let inactive = client.site.creatio.world.units.iter().find(|unit| !unit.active).unwrap().id;
        let set = json!({"SystemUser": inactive});
        client.control("POST", "apps/change", json!({"name": "Power BI reports", "set": set}));
        for (active, expected) in [(true, "Azure Data Factory"), (false, "Power BI reports")] {
            let mut query = select("OAuthClientApp", &["Name"]);
            query["filters"] = group(0, vec![compare("SystemUser.Active", 3, 12, json!(active))]);
            let rows = client.data_service("SelectQuery", query).body_json()["rows"].clone();
            assert_eq!(rows, json!([{"Name": expected}]), "{profile} {active}");
            let target = format!("odata/OAuthClientApp?$select=Name&$filter=SystemUser/Active+eq+{active}");
            let rows = client.get(&target).body_json()["value"].clone();
            assert_eq!(rows, json!([{"Name": expected}]), "{profile} {active}");
        }
    }
}
