//! Changing and deleting apps.

use creatio::{AppChange, Cause, Error};
use serde_json::json as value;

use crate::support::*;

#[test]
fn a_change_sends_only_what_changes() {
    let all = AppChange {
        client_id: "0A1B".to_owned(),
        name: Some("P".to_owned()),
        application_url: Some("http://a".to_owned()),
        redirect_url: Some(String::new()),
        system_user_id: Some(supervisor()),
        is_active: Some(true),
    };
    let off = AppChange { client_id: "0A1B".to_owned(), is_active: Some(false), ..AppChange::default() };
    let accepted = || json(200, r#"{"UpdateClientResult":{"success":true}}"#);
    let renamed = AppChange { is_active: None, ..all.clone() };
    let (client, script) = signed_in(vec![accepted(), accepted(), accepted()]);
    assert_eq!(wait(client.update_app(&all)), Ok(()));
    assert_eq!(wait(client.update_app(&off)), Ok(()));
    assert_eq!(wait(client.update_app(&renamed)), Ok(()));
    let request = value!({"clientId": "0A1B", "name": "P", "applicationUrl": "http://a", "redirectUrl": "",
        "systemUserId": supervisor().as_str(), "isActive": true});
    let bodies = script.bodies();
    assert_eq!(bodies[0], value!({"updateClientRequest": request}));
    assert_eq!(bodies[1], value!({"updateClientRequest": {"clientId": "0A1B", "isActive": false}}));
    assert!(bodies[2]["updateClientRequest"].get("isActive").is_none());
    assert_eq!(script.urls()[0], "/0/rest/OAuthConfigService/UpdateClient");
}

#[test]
fn a_description_is_changed_by_a_query_that_must_match() {
    let change = |reply| {
        let (client, script) = signed_in(vec![reply]);
        let outcome: Result<(), Error> = wait(client.set_description(&id(POSTMAN), "Try-outs"));
        (outcome.map_err(|error| error.cause), script.bodies().remove(0))
    };
    let (outcome, body) = change(json(200, r#"{"rowsAffected":1,"nextPrcElReady":false,"success":true}"#));
    assert_eq!(outcome, Ok(()));
    let text = |kind: u8, text: &str| value!({"expressionType": 2, "parameter": {"dataValueType": kind, "value": text}});
    let filter = value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Id"}, "rightExpression": text(0, POSTMAN)});
    let expected = value!({"rootSchemaName": "OAuthClientApp", "operationType": 2,
        "columnValues": {"items": {"Description": text(1, "Try-outs")}},
        "filters": {"filterType": 6, "logicalOperation": 0, "isEnabled": true, "items": {"f0": filter}}});
    assert_eq!(body, expected);
    for (name, body, cause) in [
        ("no match", r#"{"rowsAffected":0,"success":true}"#, Cause::NothingChanged),
        ("no number", r#"{"success":true}"#, Cause::Malformed),
        ("wrong type", r#"{"rowsAffected":"1","success":true}"#, Cause::Malformed),
        ("refused", r#"{"rowsAffected":-1,"success":false}"#, Cause::Refused),
        (
            "by the Identity Service",
            r#"{"success":false,"errorInfo":{"message":"Unable to handle client application. Please check …"}}"#,
            Cause::IdentityServiceRefused,
        ),
    ] {
        assert_eq!(change(json(200, body)).0, Err(cause), "{name}");
    }
}

#[test]
fn an_app_is_deleted_and_its_secret_is_read() {
    let (client, script) = signed_in(vec![
        json(200, r#"{"DeleteClientResult":{"success":true}}"#),
        json(
            200,
            r#"{"DeleteClientResult":{"success":false,"errorInfo":{"message":"Record with specified Id does not exist."}}}"#,
        ),
        json(200, r#"{"GetClientSecretResult":{"success":true,"clientSecret":"S3CRET"}}"#),
        json(200, r#"{"GetClientSecretResult":{"success":true,"clientSecret":""}}"#),
        json(200, r#"{"GetClientSecretResult":{"success":"yes","clientSecret":"S3CRET"}}"#),
        json(
            500,
            r#"{"Message":"Current user does not have sufficient permissions to run \"CanManageSolution\"","ExceptionType":"System.Security.SecurityException"}"#,
        ),
    ]);
    assert_eq!(wait(client.delete_app("0A1B")), Ok(()));
    let error = wait(client.delete_app("0A1B")).unwrap_err();
    assert_eq!((error.cause, error.call), (Cause::RecordNotFound, "DeleteClient"));
    assert_eq!(wait(client.client_secret(&id(POSTMAN))).unwrap().expose(), "S3CRET");
    for cause in [Cause::Malformed, Cause::Malformed, Cause::Forbidden] {
        let error = wait(client.client_secret(&id(POSTMAN))).unwrap_err();
        assert_eq!(error.cause, cause);
        assert_redacted(&error, "S3CRET", "secret");
    }
    let bodies = script.bodies();
    assert_eq!(bodies[0], value!({"deleteClientRequest": {"clientId": "0A1B"}}));
    assert_eq!(bodies[2], value!({"clientAppId": POSTMAN}));
}
