use crate::someone::{EACH, SUPERVISOR, Someone, compare, group};
use serde_json::{Value, json};
use stand_in::profile::ProfileName::{Core81, Framework80};

const UNABLE: &str = "Unable to connect to OAuth server at \"http://localhost:8090\" \
                      (system setting OAuth20IdentityServerUrl)";

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

fn named(name: &str) -> Value {
    group(0, vec![compare("Name", 3, 1, json!(name))])
}

fn update(name: &str, values: Value) -> Value {
    json!({"rootSchemaName": "OAuthClientApp", "operationType": 2, "columnValues": columns(values), "filters": named(name)})
}

#[test]
fn an_update_goes_to_the_identity_service_too() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        let before = someone.app("Zapier");
        assert_eq!(before, Value::Null, "the site has three apps");
        let before = someone.app("Azure Data Factory");
        let answer = someone.data(
            "UpdateQuery",
            update("Azure Data Factory", json!({"Description": "new", "IsActive": false})),
        );
        assert_eq!(answer.body_json(), json!({"rowsAffected": 1, "nextPrcElReady": false, "success": true}));
        let app = someone.app("Azure Data Factory");
        assert_eq!((&app["Description"], &app["IsActive"]), (&json!("new"), &json!(false)));
        assert_eq!(app["ApplicationUrl"], before["ApplicationUrl"]);
        assert!(app["ModifiedOn"].as_str() > before["ModifiedOn"].as_str());
        let client = &someone.site.creatio.snapshot()["identityClients"][0];
        assert_eq!((&client["Description"], &client["Enabled"]), (&json!("new"), &json!(false)));
    }
}

#[test]
fn an_update_that_matches_nothing_is_a_success_of_no_rows() {
    let mut someone = Someone::signed_in(Core81);
    let answer = someone.data("UpdateQuery", update("Nothing", json!({"Description": "new"}))).body_json();
    assert_eq!((&answer["success"], &answer["rowsAffected"]), (&json!(true), &json!(0)));
}

#[test]
fn an_update_is_refused_in_words_and_changes_nothing() {
    let cases = [
        ("identity-down", UNABLE.to_owned()),
        ("identity-wrong-credentials", "Unable to handle client application. Please check the values of the following system settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.".to_owned()),
        ("no-CanManageSolution", "Current user does not have sufficient permissions to run \"CanManageSolution\"".to_owned()),
    ];
    for (condition, words) in cases {
        let mut someone = Someone::signed_in(Framework80);
        let before = someone.app("Azure Data Factory");
        someone.set(condition);
        let answer = someone.data("UpdateQuery", update("Azure Data Factory", json!({"IsActive": false})));
        assert_eq!(answer.status, 200, "{condition}");
        assert_eq!(answer.body_json()["success"], false, "{condition}");
        assert_eq!(answer.body_json()["errorInfo"]["message"], words, "{condition}");
        assert_eq!(someone.app("Azure Data Factory"), before, "{condition}");
    }
}

#[test]
fn a_malformed_update_is_a_500() {
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
        ("a text type", typed),
        ("flat lookup", flat),
    ] {
        let mut someone = Someone::signed_in(Framework80);
        assert_eq!(someone.data("UpdateQuery", body).status, 500, "{case}");
        assert_eq!(
            someone.app("Azure Data Factory")["Description"],
            "Nightly load into the data warehouse",
            "{case}"
        );
    }
}

#[test]
fn a_column_that_is_required_stays_filled() {
    let too_long = "x".repeat(251);
    for values in [json!({"Name": ""}), json!({"SystemUser": null}), json!({"Description": too_long})] {
        let mut someone = Someone::signed_in(Core81);
        let answer = someone.data("UpdateQuery", update("Azure Data Factory", values)).body_json();
        let words = answer["errorInfo"]["message"].as_str().unwrap();
        assert!(words.starts_with("Unexpected error: "), "{words}");
    }
}

#[test]
fn an_insert_makes_an_app_with_credentials_from_the_server() {
    let values = json!({"Name": "Entity", "ApplicationUrl": "https://e.example", "SystemUser": SUPERVISOR,
        "Description": "by query", "IsActive": false, "ClientId": "my own"});
    let insert =
        json!({"rootSchemaName": "OAuthClientApp", "operationType": 1, "columnValues": columns(values)});
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        let answer = someone.data("InsertQuery", insert.clone()).body_json();
        let app = someone.app("Entity");
        assert_eq!(answer["id"], app["Id"]);
        assert_eq!((&app["IsActive"], &app["Description"]), (&json!(false), &json!("by query")));
        assert_ne!(app["ClientId"], "my own");
        assert_eq!(app["Resources"].as_array().unwrap().len(), 1);

        someone.set("no-default-resource");
        let refused = someone.data("InsertQuery", insert.clone()).body_json();
        match profile {
            Framework80 => assert_eq!(refused, json!({"success": false})),
            _ => assert_eq!(refused["errorInfo"]["message"], "Default resource does not exist"),
        }
    }
}

#[test]
fn a_delete_asks_the_identity_service_first() {
    let delete = |schema: &str, name: &str| json!({"rootSchemaName": schema, "operationType": 3, "filters": named(name)});
    let mut someone = Someone::signed_in(Framework80);
    someone.set("identity-down");
    let refused = someone.data("DeleteQuery", delete("OAuthClientApp", "Azure Data Factory")).body_json();
    assert_eq!(refused["errorInfo"]["message"], UNABLE);
    assert_ne!(someone.app("Azure Data Factory"), Value::Null);

    someone.clear("identity-down");
    let done = someone.data("DeleteQuery", delete("OAuthClientApp", "Azure Data Factory")).body_json();
    assert_eq!(done["rowsAffected"], 1);
    assert_eq!(someone.app("Azure Data Factory"), Value::Null);
    assert_eq!(someone.site.creatio.snapshot()["identityClients"].as_array().unwrap().len(), 2);

    let resource = someone.site.creatio.world.resources[0].name.clone();
    let forbidden = someone.data("DeleteQuery", delete("OAuthResource", &resource)).body_json();
    assert_eq!(forbidden["errorInfo"]["message"], "Deleting a resource is forbidden.");
    let user = someone.data("DeleteQuery", delete("SysAdminUnit", "Supervisor")).body_json();
    assert_eq!(user["success"], false);
}

#[test]
fn of_two_default_resources_one_can_be_given_up_by_a_query() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("two-default-resources");
    let name = someone.site.creatio.world.resources[1].name.clone();
    let body = json!({"rootSchemaName": "OAuthResource", "operationType": 2, "filters": named(&name),
        "columnValues": columns(json!({"IsDefault": false}))});
    assert_eq!(someone.data("UpdateQuery", body).body_json()["rowsAffected"], 1);
    assert_eq!(someone.add_postman()["success"], true);
}
