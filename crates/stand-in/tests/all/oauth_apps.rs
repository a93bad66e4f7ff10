//! OAuthConfigService: apps.

use crate::test_client::{SUPERVISOR, TestClient, newer_postman, postman};
use serde_json::{Value, json};
use stand_in::{
    profile::Profile::{Core81, Framework10, Framework80},
    world::WorldSpec,
};

pub const REFUSED: &str = "Unable to handle client application. Please check the values of the following system \
                      settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";

const MORE_THAN_ONE: &str = "More than one default resource found. Please delete unnecessary OAuth resource.";

const SWITCHED_OFF: &str = "To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section \
                            of application config file";

#[test]
fn add_client_creates_an_active_app_without_a_description() {
    for profile in [Framework80, Core81] {
        let mut client = TestClient::signed_in(profile);
        let answer = client.oauth_config("AddClient", json!({"addClientRequest": newer_postman()}));
        let app = client.app("Postman");
        assert_eq!(
            answer,
            json!({"success": true, "clientId": app["ClientId"], "clientSecret": app["ClientSecret"]})
        );
        assert_eq!((&app["IsActive"], &app["Description"]), (&json!(true), &json!("")));
        assert_eq!(app["SystemUser"]["displayValue"], "Supervisor");
        let identity_client = client.last_identity_client();
        assert_eq!(
            (&identity_client["ClientId"], &identity_client["Scopes"]),
            (&app["ClientId"], &app["Resources"])
        );
    }
}

#[test]
fn add_client_is_refused_with_the_products_message() {
    let unreachable = "Unable to connect to OAuth server at \"http://localhost:8090\" (system setting OAuth20IdentityServerUrl)";
    let nowhere = "Unable to connect to OAuth server at \"\" (system setting OAuth20IdentityServerUrl)";
    let forbidden = "Current user does not have sufficient permissions to run \"CanManageSolution\"";
    let own = json!("OAuthClientAppException");
    let cases = [
        ("no-default-resource", "Default resource does not exist", own.clone()),
        ("two-default-resources", MORE_THAN_ONE, own.clone()),
        ("identity-down", unreachable, own.clone()),
        ("settings-empty", nowhere, own.clone()),
        ("identity-wrong-credentials", REFUSED, own),
        ("switch-off", SWITCHED_OFF, Value::Null),
        ("no-CanManageSolution", forbidden, json!("SecurityException")),
    ];
    for (condition, message, code) in cases {
        let mut client = TestClient::signed_in(Framework80);
        client.set_condition(condition);
        let answer = client.add_postman();
        assert_eq!(answer["success"], false, "{condition}");
        assert_eq!(answer["errorInfo"]["message"], message, "{condition}");
        assert_eq!(answer["errorInfo"]["errorCode"], code, "{condition}");
        assert_eq!(client.app("Postman"), Value::Null, "{condition}");
    }
}

#[test]
fn only_a_user_can_be_the_system_user() {
    // This version has users of every type.
    let mut client = TestClient::signed_in_to(Framework10, WorldSpec { users: 12, ..WorldSpec::default() });
    // SysAdminUnitTypeValue, whether it is refused in 8.1, and since 8.2.
    for (kind, in_81, in_82) in
        [(0, true, true), (4, false, false), (5, true, true), (6, true, true), (7, true, false)]
    {
        for (allows_technical_users, refused) in [(false, in_81), (true, in_82)] {
            client.site.creatio.version.allows_technical_users = allows_technical_users;
            let unit =
                client.site.creatio.world.units.iter().find(|unit| unit.type_value == kind).unwrap().id;
            let mut body = newer_postman();
            body["systemUserId"] = json!(unit);
            let answer = client.oauth_config("AddClient", json!({"addClientRequest": body}));
            assert_eq!(answer["success"] == false, refused, "type {kind}");
            let message =
                if refused { json!({"message": "Specified system user is not valid."}) } else { Value::Null };
            assert_eq!(answer["errorInfo"], message, "type {kind}");
        }
    }
}

#[test]
fn unknown_members_may_be_refused() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("unknown-members-refused");
    let path = "rest/OAuthConfigService/AddClient";
    assert_eq!(client.post(path, json!({"addClientRequest": newer_postman()})).status, 400);
    assert_eq!(client.app("Postman"), Value::Null);
    assert_eq!(client.add_postman()["success"], true);
}

#[test]
fn update_client_changes_only_the_members_that_are_sent() {
    let mut client = TestClient::signed_in(Framework80);
    let client_id = client.add_postman()["clientId"].clone();
    let change = json!({"clientId": client_id, "isActive": false, "name": null, "applicationUrl": ""});
    assert_eq!(
        client.oauth_config("UpdateClient", json!({"updateClientRequest": change})),
        json!({"success": true})
    );
    let app = client.app("Postman");
    assert_eq!((&app["IsActive"], &app["ApplicationUrl"]), (&json!(false), &json!("")));
    assert_eq!(app["SystemUser"]["value"], SUPERVISOR);

    let cases = [
        (json!({"clientId": "nobody"}), "Record with specified Id does not exist."),
        (
            json!({"clientId": client_id, "systemUserId": "00000000-0000-0000-0000-000000000001"}),
            "Specified system user is not valid.",
        ),
    ];
    for (change, message) in cases {
        let answer = client.oauth_config("UpdateClient", json!({"updateClientRequest": change}));
        assert_eq!(answer["errorInfo"]["message"], message);
    }
    let wrong = json!({"updateClientRequest": {"clientId": client_id, "isActive": "yes"}});
    assert_eq!(client.post("rest/OAuthConfigService/UpdateClient", wrong).status, 400);
}

#[test]
fn delete_client_removes_the_app_and_its_client() {
    let mut client = TestClient::signed_in(Core81);
    let request = json!({"deleteClientRequest": {"clientId": client.add_postman()["clientId"]}});
    assert_eq!(client.oauth_config("DeleteClient", request.clone()), json!({"success": true}));
    assert_eq!(client.app("Postman"), Value::Null);
    assert_eq!(client.site.creatio.identity.clients.len(), 3);
    let again = client.oauth_config("DeleteClient", request);
    assert_eq!(
        again,
        json!({"success": false, "errorInfo": {"message": "Record with specified Id does not exist."}})
    );
}

#[test]
fn the_secret_needs_a_right() {
    for (profile, html) in [(Framework80, true), (Core81, false)] {
        let mut client = TestClient::signed_in(profile);
        let secret = client.add_postman()["clientSecret"].clone();
        let request = json!({"clientAppId": client.app("Postman")["Id"]});
        // The switch in the config file does not concern this method.
        client.set_condition("switch-off");
        assert_eq!(
            client.oauth_config("GetClientSecret", request.clone()),
            json!({"success": true, "clientSecret": secret})
        );
        let unknown = client.oauth_config("GetClientSecret", json!({"clientAppId": SUPERVISOR}));
        assert_eq!(unknown["errorInfo"]["message"], "Client with specified Id does not exist.");

        client.set_condition("no-CanManageSolution");
        let refused = client.post("rest/OAuthConfigService/GetClientSecret", request);
        assert_eq!(refused.status, 500);
        assert_eq!(refused.header("content-type").unwrap().starts_with("text/html"), html);
        assert!(refused.text().contains("CanManageSolution"));
    }
}

#[test]
fn a_missing_required_member_is_a_400_in_html() {
    let path = "rest/OAuthConfigService";
    let cases = [
        ("AddClient", "addClientRequest", postman(), vec!["name", "applicationUrl", "systemUserId"]),
        ("UpdateClient", "updateClientRequest", json!({"clientId": "x"}), vec!["clientId"]),
        ("DeleteClient", "deleteClientRequest", json!({"clientId": "x"}), vec!["clientId"]),
        (
            "GrantAccess",
            "grantAccessRequest",
            json!({"clientId": "x", "resourceName": "y"}),
            vec!["clientId", "resourceName"],
        ),
    ];
    for (method, wrapper, body, members) in cases {
        let mut client = TestClient::signed_in(Framework80);
        let whole = client.post(&format!("{path}/{method}"), json!({ wrapper: body }));
        assert_eq!(whole.status, 200, "{method}");
        for member in members {
            let mut body = body.clone();
            body.as_object_mut().unwrap().remove(member);
            let answer = client.post(&format!("{path}/{method}"), json!({ wrapper: body }));
            assert_eq!(answer.status, 400, "{method} without {member}");
            assert!(
                answer.header("content-type").unwrap().starts_with("text/html"),
                "{method} without {member}"
            );
        }
        assert_eq!(
            client.post(&format!("{path}/{method}"), body).status,
            400,
            "{method} without its wrapper"
        );
    }
}
