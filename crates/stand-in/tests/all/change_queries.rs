//! InsertQuery, UpdateQuery and DeleteQuery.

use crate::{
    oauth_apps::REFUSED,
    test_client::{SUPERVISOR, TestClient, compare, group},
};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81, Framework80},
};

const UNREACHABLE: &str = "Unable to connect to OAuth server at \"http://localhost:8090\" \
                      (system setting OAuth20IdentityServerUrl)";

/// The `columnValues` of a query.
fn columns(values: Value) -> Value {
    let items = values.as_object().unwrap().iter().map(|(column, value)| {
        let kind = if value.is_boolean() {
            12
        } else if column == "SystemUser" {
            10
        } else {
            1
        };
        (column.clone(), json!({"expressionType": 2, "parameter": {"dataValueType": kind, "value": value}}))
    });
    json!({"items": items.collect::<serde_json::Map<_, _>>()})
}

/// The filters that pass the rows with that name.
fn named(name: &str) -> Value {
    group(0, vec![compare("Name", 3, 1, json!(name))])
}

/// An UpdateQuery of the app with that name.
fn update(name: &str, values: Value) -> Value {
    json!({
        "rootSchemaName": "OAuthClientApp", "operationType": 2, "columnValues": columns(values),
        "filters": named(name),
    })
}

#[test]
fn an_update_changes_the_app_and_its_identity_client() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let before = client.app("Azure Data Factory");
        let answer = client.data_service(
            "UpdateQuery",
            update("Azure Data Factory", json!({"Description": "new", "IsActive": false})),
        );
        assert_eq!(answer.body_json(), json!({"rowsAffected": 1, "nextPrcElReady": false, "success": true}));
        let app = client.app("Azure Data Factory");
        assert_eq!((&app["Description"], &app["IsActive"]), (&json!("new"), &json!(false)));
        assert_eq!(app["ApplicationUrl"], before["ApplicationUrl"]);
        assert!(app["ModifiedOn"].as_str() > before["ModifiedOn"].as_str());
        let identity_client = &client.state()["identityClients"][0];
        assert_eq!(
            (&identity_client["Description"], &identity_client["Enabled"]),
            (&json!("new"), &json!(false))
        );
    }
}

#[test]
fn an_update_that_matches_no_row_succeeds() {
    let mut client = TestClient::signed_in(Core81);
    let answer =
        client.data_service("UpdateQuery", update("Nothing", json!({"Description": "new"}))).body_json();
    assert_eq!((&answer["success"], &answer["rowsAffected"]), (&json!(true), &json!(0)));
}

#[test]
fn a_refused_update_has_a_message_and_changes_nothing() {
    let forbidden = "Current user does not have sufficient permissions to run \"CanManageSolution\"";
    let cases = [
        ("identity-down", UNREACHABLE),
        ("identity-wrong-credentials", REFUSED),
        ("no-CanManageSolution", forbidden),
    ];
    for (condition, message) in cases {
        let mut client = TestClient::signed_in(Framework80);
        let before = client.app("Azure Data Factory");
        client.set_condition(condition);
        let answer =
            client.data_service("UpdateQuery", update("Azure Data Factory", json!({"IsActive": false})));
        assert_eq!(answer.status, 200, "{condition}");
        assert_eq!(answer.body_json()["success"], false, "{condition}");
        assert_eq!(answer.body_json()["errorInfo"]["message"], message, "{condition}");
        assert_eq!(client.app("Azure Data Factory"), before, "{condition}");
    }
}

#[test]
fn a_malformed_update_is_a_500_and_changes_nothing() {
    let mut wrong_operation = update("Azure Data Factory", json!({"Description": "new"}));
    wrong_operation["operationType"] = json!(1);
    let mut nested = update("Azure Data Factory", json!({}));
    nested["columnValues"]["items"]["Description"] =
        json!({"expression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "new"}}});
    let mut typed = update("Azure Data Factory", json!({"Description": "new"}));
    typed["columnValues"]["items"]["Description"]["parameter"]["dataValueType"] = json!(28);
    let flat = update("Azure Data Factory", json!({"SystemUserId": SUPERVISOR}));
    for (case, body) in [
        ("operationType 1", wrong_operation),
        ("nested", nested),
        ("a type of text columns", typed),
        ("the name of a lookup's id", flat),
    ] {
        let mut client = TestClient::signed_in(Framework80);
        let before = client.app("Azure Data Factory");
        assert_eq!(client.data_service("UpdateQuery", body).status, 500, "{case}");
        assert_eq!(client.app("Azure Data Factory"), before, "{case}");
    }
}

#[test]
fn a_value_that_the_table_does_not_accept_is_refused() {
    let too_long = "x".repeat(251);
    for values in [json!({"Name": ""}), json!({"SystemUser": null}), json!({"Description": too_long})] {
        let mut client = TestClient::signed_in(Core81);
        let before = client.app("Azure Data Factory");
        let answer = client.data_service("UpdateQuery", update("Azure Data Factory", values)).body_json();
        let message = answer["errorInfo"]["message"].as_str().unwrap();
        assert!(message.starts_with("Unexpected error: "), "{message}");
        assert_eq!(client.app("Azure Data Factory"), before, "{message}");
    }
}

#[test]
fn an_insert_creates_an_app_with_credentials_from_the_server() {
    let values = json!({"Name": "Entity", "ApplicationUrl": "https://e.example", "SystemUser": SUPERVISOR,
        "Description": "by query", "IsActive": false, "ClientId": "my own"});
    let insert =
        json!({"rootSchemaName": "OAuthClientApp", "operationType": 1, "columnValues": columns(values)});
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let answer = client.data_service("InsertQuery", insert.clone()).body_json();
        let app = client.app("Entity");
        assert_eq!(answer["id"], app["Id"]);
        assert_eq!((&app["IsActive"], &app["Description"]), (&json!(false), &json!("by query")));
        assert_ne!(app["ClientId"], "my own");
        assert_eq!(app["Resources"].as_array().unwrap().len(), 1);

        client.set_condition("no-default-resource");
        let refused = client.data_service("InsertQuery", insert.clone()).body_json();
        match profile {
            Framework80 => assert_eq!(refused, json!({"success": false})),
            Profile::Core81 | Profile::Framework82 | Profile::Core83 | Profile::Framework10 => {
                assert_eq!(refused["errorInfo"]["message"], "Default resource does not exist");
            }
        }
    }
}

#[test]
fn a_delete_removes_the_identity_client_first() {
    let delete = |schema: &str, name: &str| json!({"rootSchemaName": schema, "operationType": 3, "filters": named(name)});
    let mut client = TestClient::signed_in(Framework80);
    client.set_condition("identity-down");
    let refused =
        client.data_service("DeleteQuery", delete("OAuthClientApp", "Azure Data Factory")).body_json();
    assert_eq!(refused["errorInfo"]["message"], UNREACHABLE);
    assert_ne!(client.app("Azure Data Factory"), Value::Null);

    client.clear_condition("identity-down");
    let done = client.data_service("DeleteQuery", delete("OAuthClientApp", "Azure Data Factory")).body_json();
    assert_eq!(done["rowsAffected"], 1);
    assert_eq!(client.app("Azure Data Factory"), Value::Null);
    assert_eq!(client.state()["identityClients"].as_array().unwrap().len(), 2);

    let resource = client.site.creatio.world.resources[0].name.clone();
    let forbidden = client.data_service("DeleteQuery", delete("OAuthResource", &resource)).body_json();
    assert_eq!(forbidden["errorInfo"]["message"], "Deleting a resource is forbidden.");
    let user = client.data_service("DeleteQuery", delete("SysAdminUnit", "Supervisor")).body_json();
    assert_eq!(user["success"], false);
}

#[test]
fn one_of_two_default_resources_can_be_demoted() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("two-default-resources");
    let name = client.site.creatio.world.resources[1].name.clone();
    let body = json!({"rootSchemaName": "OAuthResource", "operationType": 2, "filters": named(&name),
        "columnValues": columns(json!({"IsDefault": false}))});
    assert_eq!(client.data_service("UpdateQuery", body).body_json()["rowsAffected"], 1);
    assert_eq!(client.add_postman()["success"], true);
}
