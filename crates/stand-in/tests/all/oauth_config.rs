use crate::someone::{EACH, SUPERVISOR, Someone, postman};
use serde_json::{Value, json};
use stand_in::{
    profile::ProfileName::{Core81, Framework80},
    world::{StartState::NewSite, WorldOrder},
};

const HANDLE: &str = "Unable to handle client application. Please check the values of the following system \
                      settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";
const MORE_THAN_ONE: &str = "More than one default resource found. Please delete unnecessary OAuth resource.";
const SWITCHED_OFF: &str = "To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section \
                            of application config file";

pub fn full_body() -> Value {
    let mut body = postman();
    body["description"] = json!("Tries calls");
    body["grantType"] = json!("client_credentials");
    body["allowedGrantTypes"] = json!(["client_credentials"]);
    body
}

#[test]
fn add_client_makes_an_active_app_without_a_description() {
    for profile in [Framework80, Core81] {
        let mut someone = Someone::signed_in(profile);
        let answer = someone.oauth("AddClient", json!({"addClientRequest": full_body()}));
        let app = someone.app("Postman");
        assert_eq!(
            answer,
            json!({"success": true, "clientId": app["ClientId"], "clientSecret": app["ClientSecret"]})
        );
        assert_eq!((&app["IsActive"], &app["Description"]), (&json!(true), &json!("")));
        assert_eq!(app["SystemUser"]["displayValue"], "Supervisor");
        let clients = someone.site.creatio.snapshot()["identityClients"].clone();
        let client = clients.as_array().unwrap().last().unwrap();
        assert_eq!((&client["ClientId"], &client["Scopes"]), (&app["ClientId"], &app["Resources"]));
    }
}

#[test]
fn add_client_is_refused_in_the_products_words() {
    let unreachable = "Unable to connect to OAuth server at \"http://localhost:8090\" (system setting OAuth20IdentityServerUrl)";
    let nowhere = "Unable to connect to OAuth server at \"\" (system setting OAuth20IdentityServerUrl)";
    let forbidden = "Current user does not have sufficient permissions to run \"CanManageSolution\"";
    let own = json!("OAuthClientAppException");
    let cases = [
        ("no-default-resource", "Default resource does not exist", own.clone()),
        ("two-default-resources", MORE_THAN_ONE, own.clone()),
        ("identity-down", unreachable, own.clone()),
        ("settings-empty", nowhere, own.clone()),
        ("identity-wrong-credentials", HANDLE, own),
        ("switch-off", SWITCHED_OFF, Value::Null),
        ("no-CanManageSolution", forbidden, json!("SecurityException")),
    ];
    for (condition, words, code) in cases {
        let mut someone = Someone::signed_in(Framework80);
        someone.set(condition);
        let answer = someone.add_postman();
        assert_eq!(answer["success"], false, "{condition}");
        assert_eq!(answer["errorInfo"]["message"], words, "{condition}");
        assert_eq!(answer["errorInfo"]["errorCode"], code, "{condition}");
        assert_eq!(someone.app("Postman"), Value::Null, "{condition}");
    }
}

#[test]
fn only_a_user_can_be_the_system_user() {
    let mut someone = Someone::signed_in(Core81);
    someone.site.creatio.profile.takes_technical_users = true;
    let profile = someone.site.creatio.profile.clone();
    someone.site.creatio.reset(profile, WorldOrder { users: 12, ..WorldOrder::default() });
    someone.login("Supervisor", "Supervisor");
    // SysAdminUnitTypeValue, refused in 8.1, refused from 8.2.
    for (kind, in_81, in_82) in
        [(0, true, true), (4, false, false), (5, true, true), (6, true, true), (7, true, false)]
    {
        for (takes_technical_users, refused) in [(false, in_81), (true, in_82)] {
            someone.site.creatio.profile.takes_technical_users = takes_technical_users;
            let unit =
                someone.site.creatio.world.units.iter().find(|unit| unit.type_value == kind).unwrap().id;
            let mut body = postman();
            body["systemUserId"] = json!(unit);
            let answer = someone.oauth("AddClient", json!({"addClientRequest": body}));
            assert_eq!(answer["success"] == false, refused, "type {kind}");
            let words =
                if refused { json!({"message": "Specified system user is not valid."}) } else { Value::Null };
            assert_eq!(answer["errorInfo"], words, "type {kind}");
        }
    }
}

#[test]
fn a_required_member_that_is_missing_is_a_400_in_html() {
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
        let mut someone = Someone::signed_in(Framework80);
        let whole = someone.post(&format!("{path}/{method}"), json!({ wrapper: body }));
        assert_eq!(whole.status, 200, "{method}");
        for member in members {
            let mut body = body.clone();
            body.as_object_mut().unwrap().remove(member);
            let answer = someone.post(&format!("{path}/{method}"), json!({ wrapper: body }));
            assert_eq!(answer.status, 400, "{method} without {member}");
            assert!(
                answer.header("content-type").unwrap().starts_with("text/html"),
                "{method} without {member}"
            );
        }
        assert_eq!(
            someone.post(&format!("{path}/{method}"), body).status,
            400,
            "{method} without its wrapper"
        );
    }
}

#[test]
fn a_version_may_refuse_members_that_it_does_not_know() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("unknown-members-refused");
    let path = "rest/OAuthConfigService/AddClient";
    assert_eq!(someone.post(path, json!({"addClientRequest": full_body()})).status, 400);
    assert_eq!(someone.app("Postman"), Value::Null);
    assert_eq!(someone.add_postman()["success"], true);
}

#[test]
fn update_client_keeps_what_is_absent_or_null_and_empties_what_is_empty() {
    let mut someone = Someone::signed_in(Framework80);
    let client_id = someone.add_postman()["clientId"].clone();
    let change = json!({"clientId": client_id, "isActive": false, "name": null, "applicationUrl": ""});
    assert_eq!(
        someone.oauth("UpdateClient", json!({"updateClientRequest": change})),
        json!({"success": true})
    );
    let app = someone.app("Postman");
    assert_eq!((&app["IsActive"], &app["ApplicationUrl"]), (&json!(false), &json!("")));
    assert_eq!(app["SystemUser"]["value"], SUPERVISOR);

    let cases = [
        (json!({"clientId": "nobody"}), "Record with specified Id does not exist."),
        (
            json!({"clientId": client_id, "systemUserId": client_id_as_guid()}),
            "Specified system user is not valid.",
        ),
    ];
    for (change, words) in cases {
        let answer = someone.oauth("UpdateClient", json!({"updateClientRequest": change}));
        assert_eq!(answer["errorInfo"]["message"], words);
    }
    let wrong = json!({"updateClientRequest": {"clientId": client_id, "isActive": "yes"}});
    assert_eq!(someone.post("rest/OAuthConfigService/UpdateClient", wrong).status, 400);
}

fn client_id_as_guid() -> &'static str {
    "00000000-0000-0000-0000-000000000001"
}

#[test]
fn an_app_that_the_identity_service_forgot_can_neither_be_changed_nor_deleted() {
    let mut someone = Someone::signed_in(Core81);
    let client_id = someone.add_postman()["clientId"].clone();
    someone.site.creatio.identity.clients.clear();
    for (method, wrapper) in
        [("UpdateClient", "updateClientRequest"), ("DeleteClient", "deleteClientRequest")]
    {
        let answer = someone.oauth(method, json!({ wrapper: {"clientId": client_id} }));
        assert_eq!(answer["errorInfo"]["message"], HANDLE, "{method}");
    }
    assert_ne!(someone.app("Postman"), Value::Null);
}

#[test]
fn delete_client_removes_the_app_on_both_sides() {
    let mut someone = Someone::signed_in(Core81);
    let request = json!({"deleteClientRequest": {"clientId": someone.add_postman()["clientId"]}});
    assert_eq!(someone.oauth("DeleteClient", request.clone()), json!({"success": true}));
    assert_eq!(someone.app("Postman"), Value::Null);
    assert_eq!(someone.site.creatio.identity.clients.len(), 3);
    let again = someone.oauth("DeleteClient", request);
    assert_eq!(
        again,
        json!({"success": false, "errorInfo": {"message": "Record with specified Id does not exist."}})
    );
}

#[test]
fn the_secret_is_shown_to_those_who_may_manage_the_solution() {
    for (profile, html) in [(Framework80, true), (Core81, false)] {
        let mut someone = Someone::signed_in(profile);
        let secret = someone.add_postman()["clientSecret"].clone();
        let asked = json!({"clientAppId": someone.app("Postman")["Id"]});
        // The switch in the config file does not count here.
        someone.set("switch-off");
        assert_eq!(
            someone.oauth("GetClientSecret", asked.clone()),
            json!({"success": true, "clientSecret": secret})
        );
        let unknown = someone.oauth("GetClientSecret", json!({"clientAppId": SUPERVISOR}));
        assert_eq!(unknown["errorInfo"]["message"], "Client with specified Id does not exist.");

        someone.set("no-CanManageSolution");
        let refused = someone.post("rest/OAuthConfigService/GetClientSecret", asked);
        assert_eq!(refused.status, 500);
        assert_eq!(refused.header("content-type").unwrap().starts_with("text/html"), html);
        assert!(refused.text().contains("CanManageSolution"));
    }
}

#[test]
fn the_default_resource_is_created_once() {
    for profile in EACH {
        let mut someone = Someone::signed_in_to(profile, NewSite);
        let first = someone.oauth("AddDefaultResource", json!({}));
        assert_eq!(first["success"], false, "the settings are empty");
        someone.clear("settings-empty");

        let made = someone.oauth("AddDefaultResource", json!({}));
        let scope = made["scope"].as_str().unwrap().to_owned();
        let name = scope.strip_prefix("ApplicationAccess_").unwrap();
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{scope}");

        let again = someone.oauth("AddDefaultResource", json!({}));
        assert_eq!(again["errorInfo"]["errorCode"], "ItemAlreadyExistException");
        assert_eq!(again["responseStatus"]["ErrorCode"], "ItemAlreadyExistException");
        assert!(again["errorInfo"]["message"].as_str().unwrap().contains(&scope));
        assert_eq!(someone.site.creatio.world.resources.len(), 1);
    }
}

#[test]
fn a_resource_is_refused_in_words_of_its_own() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("no-default-resource");
    someone.set("identity-wrong-credentials");
    let words = someone.oauth("AddDefaultResource", json!({}))["errorInfo"]["message"].clone();
    assert!(
        words.as_str().unwrap().starts_with("Unable to register resource. Please check the values of"),
        "{words}"
    );
}

#[test]
fn access_to_a_resource_is_given_and_taken() {
    let mut someone = Someone::signed_in(Core81);
    let client_id = someone.add_postman()["clientId"].clone();
    let resource = someone.site.creatio.world.resources[0].name.clone();
    let of = |client: &Value, resource: &str| json!({"clientId": client, "resourceName": resource});
    let mut call = |grant: bool, request: Value| {
        let (method, wrapper) = if grant {
            ("GrantAccess", "grantAccessRequest")
        } else {
            ("DeleteScope", "removeClientScopesRequest")
        };
        someone.oauth(method, json!({ wrapper: request }))["errorInfo"]["message"].clone()
    };
    let has = "Specified client application already has access to specified resource.";
    let has_no = "Specified client application already has no access to specified resource.";
    assert_eq!(call(true, of(&client_id, &resource)), has);
    assert_eq!(call(false, of(&client_id, &resource)), Value::Null);
    assert_eq!(call(false, of(&client_id, &resource)), has_no);
    assert_eq!(call(true, of(&client_id, &resource)), Value::Null);
    assert_eq!(call(true, of(&json!("x"), &resource)), "Client with specified clientId does not exist.");
    assert_eq!(call(true, of(&client_id, "x")), "Resource with specified name does not exist.");
}

#[test]
fn configuring_stores_the_settings_even_if_a_resource_exists() {
    let request = json!({"settingsRequest": {"clientId": "a", "clientSecret": "b", "serverUrl": "http://c"}});
    let mut someone = Someone::signed_in(Core81);
    let answer = someone.post("rest/OAuthConfigService/ConfigureIdentityProvider", request).body_json();
    assert_eq!(
        (&answer["success"], &answer["errorInfo"]["errorCode"]),
        (&json!(false), &json!("ItemAlreadyExistException"))
    );
    assert_eq!(someone.site.creatio.world.setting("OAuth20IdentityServerUrl"), "http://c");
}

#[test]
fn a_method_that_does_not_exist_is_a_404_and_a_get_is_not_allowed() {
    let mut someone = Someone::signed_in(Core81);
    assert_eq!(someone.post("rest/OAuthConfigService/RotateSecret", json!({})).status, 404);
    assert_eq!(someone.get("rest/OAuthConfigService/AddDefaultResource").status, 405);
}
