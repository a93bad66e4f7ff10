//! The Identity Service and its tokens.

use crate::{
    test_client::{DISCOVERY, TestClient, URL_SETTING},
    tokens::{postman_token, postman_token_form, query_with_token, token_form, token_request},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use serde_json::{Value, json};
use stand_in::{
    http::Request,
    identity::Key,
    profile::Profile::{Core81, Framework80},
};

#[test]
fn a_token_is_signed_by_the_published_key() {
    let mut client = TestClient::signed_in(Framework80);
    let token = postman_token(&mut client);
    let discovery = client.send_to_identity(Request::new("GET", DISCOVERY)).body_json();
    assert_eq!(discovery["issuer"], "creatio.com");
    assert_eq!(discovery["token_endpoint"], "http://localhost:8090/connect/token");
    let jwks =
        discovery["jwks_uri"].as_str().unwrap().strip_prefix("http://localhost:8090").unwrap().to_owned();
    let key = client.send_to_identity(Request::new("GET", &jwks)).body_json()["keys"][0].clone();

    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let part = |text: &str| serde_json::from_slice::<Value>(&bytes(text)).unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    let mut point = vec![4];
    point.extend(bytes(key["x"].as_str().unwrap()));
    point.extend(bytes(key["y"].as_str().unwrap()));
    let public = VerifyingKey::from_sec1_bytes(&point).unwrap();
    let signature = Signature::from_slice(&bytes(parts[2])).unwrap();
    let signed = format!("{}.{}", parts[0], parts[1]);
    public.verify(signed.as_bytes(), &signature).unwrap();

    let (header, claims) = (part(parts[0]), part(parts[1]));
    assert_eq!((&header["alg"], &header["kid"]), (&json!("ES256"), &key["kid"]));
    assert_eq!(header["typ"], "at+jwt");
    let app = client.app("Postman");
    for (claim, expected) in [
        ("iss", &json!("creatio.com")),
        ("client_id", &app["ClientId"]),
        ("aud", &app["Resources"][0]),
        ("scope", &app["Resources"]),
        ("prop:SysAdminUnitId", &json!("7f3b869f-34f3-4f20-ab4d-7480a5fdf647")),
        ("prop:Type", &json!("ApplicationAccess")),
        ("prop:OwnerClientId", &json!("IdServiceUser")),
    ] {
        assert_eq!(&claims[claim], expected, "{claim}");
    }
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 3_600);
}

#[test]
fn token_requests_are_refused_as_by_identity_server() {
    let mut client = TestClient::signed_in(Core81);
    let good = postman_token_form(&mut client);
    let grant = "grant_type=client_credentials";
    let cases = [
        (format!("{good}&scope=ApplicationAccess_nothing"), "invalid_scope"),
        (format!("{good}x"), "invalid_client"),
        (format!("{grant}&client_id=nobody&client_secret=x"), "invalid_client"),
        (format!("{grant}&client_id=IdServiceUser&client_secret=x"), "invalid_client"),
        (grant.to_owned(), "invalid_client"),
        (good.replace("client_credentials", "refresh_token"), "unauthorized_client"),
        (good.replace("client_credentials", "telepathy"), "unsupported_grant_type"),
    ];
    for (form, error) in cases {
        let answer = client.send_to_identity(token_request(&form));
        assert_eq!((answer.status, answer.body_json()), (400, json!({ "error": error })), "{form}");
    }
    let json = Request::new("POST", "/connect/token").with_json(&json!({"grant_type": "client_credentials"}));
    for request in [json, Request::new("GET", "/connect/token")] {
        assert_eq!(client.send_to_identity(request).body_json(), json!({"error": "invalid_request"}));
    }
}

#[test]
fn creatios_own_client_and_basic_authentication_work() {
    let mut client = TestClient::signed_in(Core81);
    let own = "grant_type=client_credentials&client_id=IdServiceUser&client_secret=ItIsMyPasswordForIdentityService";
    let answer = client.send_to_identity(token_request(own)).body_json();
    assert!(answer["scope"].as_str().unwrap().contains("register_own_resource"));
    let pair = STANDARD.encode("IdServiceUser:ItIsMyPasswordForIdentityService");
    let basic = token_request("grant_type=client_credentials&scope=find_clients")
        .with_header("authorization", &format!("Basic {pair}"));
    assert_eq!(client.send_to_identity(basic).body_json()["scope"], "find_clients");
}

#[test]
fn an_inactive_app_gets_no_token_and_cannot_use_an_old_one() {
    let mut client = TestClient::signed_in(Framework80);
    let token = postman_token(&mut client);
    let app = client.app("Postman");
    assert_eq!(query_with_token(&mut client, &token).body_json()["success"], true);

    client.oauth_config(
        "UpdateClient",
        json!({"updateClientRequest": {"clientId": app["ClientId"], "isActive": false}}),
    );
    assert_eq!(query_with_token(&mut client, &token).status, 401);
    let form = token_form(&app["ClientId"], &app["ClientSecret"]);
    assert_eq!(client.send_to_identity(token_request(&form)).body_json(), json!({"error": "invalid_client"}));
}

#[test]
fn a_foreign_or_expired_token_is_a_401() {
    let mut client = TestClient::signed_in(Core81);
    let good = postman_token(&mut client);
    let now = client.site.creatio.environment.now();
    let claims = client.site.creatio.identity.key.verify(&good, now).unwrap();
    let foreign = Key::generate(&mut client.site.creatio.environment).sign(&claims);
    let mut old = claims;
    old["exp"] = json!(now / 1_000 - 1);
    let expired = client.site.creatio.identity.key.sign(&old);
    let damaged = &good[..good.len() - 1];
    let cases = [
        ("good", good.as_str(), 200),
        ("foreign", &foreign, 401),
        ("expired", &expired, 401),
        ("damaged", damaged, 401),
    ];
    for (case, token, status) in cases {
        assert_eq!(query_with_token(&mut client, token).status, status, "{case}");
    }
}

#[test]
fn creatio_reaches_the_documented_and_the_real_address() {
    let addresses = [
        ("http://localhost:8090", true),
        ("http://localhost:8090/", true),
        ("HTTP://LocalHost:8090", true),
        ("http://127.0.0.1:4711", true),
        ("https://localhost:8090", false),
        ("http://localhost:8091", false),
        ("localhost:8090", false),
    ];
    for (address, reached) in addresses {
        let mut client = TestClient::signed_in(Core81);
        client.site.creatio.identity_addresses.push("http://127.0.0.1:4711".into());
        let values = json!({ URL_SETTING: address });
        client
            .data_service("PostSysSettingsValues", json!({"isPersonal": false, "sysSettingsValues": values}));
        assert_eq!(client.add_postman()["success"], reached, "{address}");
    }
}

#[test]
fn the_apps_of_a_connected_site_are_registered() {
    let client = TestClient::signed_in(Core81);
    let state = client.state();
    let (apps, clients) = (state["apps"].as_array().unwrap(), state["identityClients"].as_array().unwrap());
    assert_eq!((apps.len(), clients.len()), (3, 3));
    for (app, registered) in apps.iter().zip(clients) {
        for (column, member) in [
            ("ClientId", "ClientId"),
            ("ClientSecret", "Secret"),
            ("IsActive", "Enabled"),
            ("Resources", "Scopes"),
        ] {
            assert_eq!(app[column], registered[member], "{column}");
        }
    }
}
