//! The Identity Service and its tokens.

use crate::{
    test_client::{DISCOVERY, TestClient, URL_SETTING},
    tokens::{postman_token, postman_token_form, query_with_token, token_form, token_request},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use rsa::{
    BigUint, RsaPrivateKey, RsaPublicKey,
    pkcs1v15::{Signature, VerifyingKey},
    rand_core::OsRng,
    sha2::Sha256,
    signature::Verifier,
};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    http::Request,
    identity::Key,
    journal::Origin,
    profile::Profile::{self, Core81, Core83, Framework10, Framework80, Framework82},
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
    let number = |member: &str| BigUint::from_bytes_be(&bytes(key[member].as_str().unwrap()));
    let public = VerifyingKey::<Sha256>::new(RsaPublicKey::new(number("n"), number("e")).unwrap());
    let signature = Signature::try_from(bytes(parts[2]).as_slice()).unwrap();
    let signed = format!("{}.{}", parts[0], parts[1]);
    public.verify(signed.as_bytes(), &signature).unwrap();

    let (header, claims) = (part(parts[0]), part(parts[1]));
    assert_eq!(
        header,
        json!({"alg": "RS256", "kid": key["kid"], "x5t": key["x5t"], "typ": "at+jwt"}),
        "the key that the header names"
    );
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
    assert!(claims["aud"].is_string(), "one text, not a list");
    assert!(claims["prop:ResourceId"].is_string());
    let mut newer = TestClient::signed_in(Framework10);
    let token = postman_token(&mut newer);
    let claims = part(token.split('.').nth(1).unwrap());
    assert_eq!(claims["prop:ResourceId"], Value::Null, "tokens of 2026 lack it");
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
fn token_requests_are_refused_as_by_open_iddict() {
    let mut client = TestClient::signed_in(Framework10);
    let good = postman_token_form(&mut client);
    let cases = [
        (format!("{good}x"), 401, "invalid_client", "ID2055"),
        (format!("{good}&scope=ApplicationAccess_nothing"), 400, "invalid_scope", "ID2052"),
        (good.replace("client_credentials", "refresh_token"), 400, "unauthorized_client", "ID2064"),
        (good.replace("client_credentials", "telepathy"), 400, "unsupported_grant_type", "ID2032"),
    ];
    for (form, status, error, number) in cases {
        let answer = client.send_to_identity(token_request(&form));
        let body = answer.body_json();
        assert_eq!((answer.status, &body["error"]), (status, &json!(error)), "{form}");
        assert!(body["error_description"].as_str().is_some_and(|text| !text.is_empty()), "{form}");
        assert!(body["error_uri"].as_str().is_some_and(|address| address.ends_with(number)), "{form}");
    }
    let answer = client.send_to_identity(Request::new("GET", "/connect/token"));
    assert_eq!((answer.status, &answer.body_json()["error"]), (400, &json!("invalid_request")));
}

#[test]
fn since_8_3_creatio_itself_issues_tokens_too() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let form = postman_token_form(&mut client);
        let path = client.workspace_path("connect/token");
        let request = Request { path, ..token_request(&form) };
        let answer = client.site.handle(Origin::Creatio, &request);
        let path = client.workspace_path(".well-known/openid-configuration");
        let discovery = client.site.handle(Origin::Creatio, &Request::new("GET", &path));
        if profile < Core83 {
            assert_eq!((answer.status, discovery.status), (302, 302), "{profile}: the login page");
            continue;
        }
        assert_eq!((answer.status, discovery.status), (200, 200), "{profile}");
        let token = answer.body_json()["access_token"].as_str().unwrap().to_owned();
        assert_eq!(query_with_token(&mut client, &token).body_json()["success"], true, "{profile}");
        let endpoint = discovery.body_json()["token_endpoint"].as_str().unwrap().to_owned();
        assert!(endpoint.ends_with(&client.workspace_path("connect/token")), "{profile}: {endpoint}");
        client.set_condition("identity-down");
        assert_eq!(client.site.handle(Origin::Creatio, &request).status, 500, "{profile}");
        assert_eq!(query_with_token(&mut client, &token).status, 401, "{profile}: it cannot be checked");
    }
}

#[test]
fn an_app_for_users_gets_no_token_of_its_own() {
    let mut client = TestClient::signed_in(Framework10);
    let app = client.app("Website forms");
    assert_eq!(app["SystemUser"], Value::Null);
    client.oauth_config(
        "UpdateClient",
        json!({"updateClientRequest": {"clientId": app["ClientId"], "isActive": true}}),
    );
    let form = token_form(&app["ClientId"], &app["ClientSecret"]);
    let answer = client.send_to_identity(token_request(&form));
    assert_eq!((answer.status, &answer.body_json()["error"]), (400, &json!("unauthorized_client")));
}

#[test]
fn versions_refuse_a_token_differently() {
    for (profile, invalid, inactive, has_body) in [
        (Framework80, 401, 401, false),
        (Core81, 401, 401, true),
        (Framework82, 401, 403, true),
        (Core83, 401, 403, false),
        (Framework10, 401, 401, false),
    ] {
        let mut client = TestClient::signed_in(profile);
        let token = postman_token(&mut client);
        let app = client.app("Postman");
        let garbage = query_with_token(&mut client, "garbage");
        let now = client.site.creatio.environment.now();
        let mut claims = client.site.creatio.identity.key.verify(&token, now).unwrap();
        claims["aud"] = json!("ApplicationAccess_of_another_site");
        let foreign = client.site.creatio.identity.key.sign(&claims);
        let foreign = query_with_token(&mut client, &foreign);
        client.oauth_config(
            "UpdateClient",
            json!({"updateClientRequest": {"clientId": app["ClientId"], "isActive": false}}),
        );
        let off = query_with_token(&mut client, &token);
        assert_eq!((garbage.status, foreign.status, off.status), (invalid, 403, inactive), "{profile}");
        for answer in [garbage, foreign, off] {
            assert_eq!(!answer.body.is_empty(), has_body, "{profile}");
            let header = answer.headers.iter().any(|(name, _)| name == "www-authenticate");
            assert_eq!(header, answer.status == 401, "{profile}");
        }
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
    // A short key, because generating a long one takes seconds.
    let private = RsaPrivateKey::new(&mut OsRng, 1_024).unwrap();
    let foreign = Key::new(private, *b"stand-in certificate").sign(&claims);
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
