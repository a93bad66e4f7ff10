//! DataService as the vendor's own example and old public clients use it (creatio-api.md, section 14.6).

use crate::test_client::TestClient;
use serde_json::{Value, json};
use stand_in::{IntoEnumIterator, profile::Profile};

#[test]
fn member_names_are_read_in_any_case_and_the_type_of_a_column_may_be_left_out() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let query = json!({
            "RootSchemaName": "Contact",
            "columns": {"items": {"Name": {"expression": {"columnPath": "Name"}}}},
        });
        let body = client.data_service("SelectQuery", query).body_json();
        assert_eq!((&body["success"], &body["rowsAffected"]), (&json!(true), &json!(6)), "{profile}");
        assert_eq!(body["notFoundColumns"], json!([]), "{profile}");

        let pascal = json!({
            "RootSchemaName": "OAuthClientApp", "OperationType": 0, "RowCount": 1, "IsPageable": true,
            "Columns": {"Items": {
                "items": {"Expression": {"ColumnPath": "Name"}, "OrderDirection": 2, "OrderPosition": 0},
            }},
            "Filters": {"FilterType": 6, "LogicalOperation": 0, "IsEnabled": true, "Items": {"Value": {
                "FilterType": 1, "ComparisonType": 3, "IsEnabled": true,
                "LeftExpression": {"ColumnPath": "Name"},
                "RightExpression": {"ExpressionType": 2, "Parameter": {"DataValueType": 1, "Value": "website FORMS"}},
            }}},
        });
        let body = client.data_service("SelectQuery", pascal).body_json();
        assert_eq!(body["rows"], json!([{"items": "Website forms"}]), "{profile}: {body}");
    }
}

#[test]
fn settings_keep_the_case_of_their_codes() {
    let mut client = TestClient::signed_in(Profile::Core81);
    let values = json!({"OAuth20IdentityServerUrl": "http://localhost:8090", "Value": "x"});
    let answer = client
        .data_service("PostSysSettingsValues", json!({"IsPersonal": false, "SysSettingsValues": values}));
    let saved: Value = answer.body_json()["saveResult"].clone();
    assert_eq!(saved, json!({"OAuth20IdentityServerUrl": true, "Value": false}));
}
