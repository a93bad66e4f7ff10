use crate::someone::{Someone, select};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use serde_json::{Value, json};
use stand_in::{
    http::{Request, Response},
    identity::Identity,
    journal::Origin,
    profile::ProfileName::{Core81, Framework80},
};

pub fn ask(someone: &mut Someone, request: Request) -> Response {
    someone.site.handle(Origin::Identity, &request)
}

pub fn token_request(form: &str) -> Request {
    let request = Request::new("POST", "/connect/token")
        .with_header("content-type", "application/x-www-form-urlencoded");
    Request { body: form.as_bytes().to_vec(), ..request }
}

pub fn credentials(someone: &mut Someone) -> String {
    let app = someone.add_postman();
    format!(
        "client_id={}&client_secret={}",
        app["clientId"].as_str().unwrap(),
        app["clientSecret"].as_str().unwrap()
    )
}

pub fn token(someone: &mut Someone) -> String {
    let form = format!("grant_type=client_credentials&{}", credentials(someone));
    let answer = ask(someone, token_request(&form));
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.body_json()["access_token"].as_str().unwrap().to_owned()
}

pub fn bearer(someone: &Someone, token: &str, target: &str, body: &Value) -> Request {
    let request = Request::new("POST", &someone.at(target)).with_json(body);
    request.with_header("authorization", &format!("Bearer {token}"))
}

#[test]
fn a_token_is_signed_by_the_key_that_discovery_leads_to() {
    let mut someone = Someone::signed_in(Framework80);
    let token = token(&mut someone);
    let discovery = ask(&mut someone, Request::new("GET", "/.well-known/openid-configuration")).body_json();
    assert_eq!(discovery["token_endpoint"], "http://localhost:8090/connect/token");
    let jwks =
        discovery["jwks_uri"].as_str().unwrap().strip_prefix("http://localhost:8090").unwrap().to_owned();
    let key = ask(&mut someone, Request::new("GET", &jwks)).body_json()["keys"][0].clone();

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
    assert_eq!(claims["iss"], "http://localhost:8090");
    assert_eq!(claims["client_id"], someone.app("Postman")["ClientId"]);
    assert_eq!(claims["scope"], someone.app("Postman")["Resources"]);
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 3_600);
}

#[test]
fn a_token_request_is_refused_as_identity_server_does() {
    let mut someone = Someone::signed_in(Core81);
    let app = credentials(&mut someone);
    let grant = "grant_type=client_credentials";
    let cases = [
        (format!("{grant}&{app}&scope=ApplicationAccess_nothing"), "invalid_scope"),
        (format!("{grant}&{app}x"), "invalid_client"),
        (format!("{grant}&client_id=nobody&client_secret=x"), "invalid_client"),
        (format!("{grant}&client_id=IdServiceUser&client_secret=x"), "invalid_client"),
        (grant.to_owned(), "invalid_client"),
        (format!("grant_type=refresh_token&{app}"), "unauthorized_client"),
        (format!("grant_type=telepathy&{app}"), "unsupported_grant_type"),
    ];
    for (form, error) in cases {
        let answer = ask(&mut someone, token_request(&form));
        assert_eq!((answer.status, answer.body_json()), (400, json!({ "error": error })), "{form}");
    }
    let json = Request::new("POST", "/connect/token").with_json(&json!({"grant_type": "client_credentials"}));
    for request in [json, Request::new("GET", "/connect/token")] {
        assert_eq!(ask(&mut someone, request).body_json(), json!({"error": "invalid_request"}));
    }
}

#[test]
fn creatios_own_client_and_basic_authentication_work() {
    let mut someone = Someone::signed_in(Core81);
    let own = "grant_type=client_credentials&client_id=IdServiceUser&client_secret=ItIsMyPasswordForIdentityService";
    let answer = ask(&mut someone, token_request(own)).body_json();
    assert!(answer["scope"].as_str().unwrap().contains("register_own_resource"));
    let pair =
        base64::engine::general_purpose::STANDARD.encode("IdServiceUser:ItIsMyPasswordForIdentityService");
    let basic = token_request("grant_type=client_credentials&scope=find_clients")
        .with_header("authorization", &format!("Basic {pair}"));
    assert_eq!(ask(&mut someone, basic).body_json()["scope"], "find_clients");
}

#[test]
fn an_app_that_is_switched_off_gets_no_token_and_its_token_ends() {
    let mut someone = Someone::signed_in(Framework80);
    let token = token(&mut someone);
    let app = someone.app("Postman");
    let query = select("Contact", &["Name"]);
    let request = bearer(&someone, &token, "DataService/json/SyncReply/SelectQuery", &query);
    // Neither cookie nor CSRF header.
    assert_eq!(someone.site.handle(Origin::Creatio, &request).body_json()["success"], true);

    someone.oauth(
        "UpdateClient",
        json!({"updateClientRequest": {"clientId": app["ClientId"], "isActive": false}}),
    );
    assert_eq!(someone.site.handle(Origin::Creatio, &request).status, 401);
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}",
        app["ClientId"].as_str().unwrap(),
        app["ClientSecret"].as_str().unwrap()
    );
    assert_eq!(ask(&mut someone, token_request(&form)).body_json(), json!({"error": "invalid_client"}));
}

#[test]
fn a_token_of_another_service_or_out_of_time_is_a_401() {
    let mut someone = Someone::signed_in(Core81);
    let (mut good, now) = (token(&mut someone), someone.site.creatio.surroundings.now());
    let claims = someone.site.creatio.identity.key.verify(&good, now).unwrap();
    let mut other = Someone::signed_in(Framework80);
    other.site.creatio.surroundings.guid();
    let foreign = stand_in::identity::Key::new(&mut other.site.creatio.surroundings).sign(&claims);
    let mut old = claims;
    old["exp"] = json!(now / 1_000 - 1);
    let expired = someone.site.creatio.identity.key.sign(&old);
    let path = "DataService/json/SyncReply/SelectQuery";
    for (case, token, status) in
        [("good", &good, 200), ("foreign", &foreign, 401), ("expired", &expired, 401)]
    {
        let request = bearer(&someone, token, path, &select("Contact", &["Name"]));
        assert_eq!(someone.site.handle(Origin::Creatio, &request).status, status, "{case}");
    }
    good.pop();
    let request = bearer(&someone, &good, path, &select("Contact", &["Name"]));
    assert_eq!(someone.site.handle(Origin::Creatio, &request).status, 401);
}

#[test]
fn the_service_is_cut_off_while_it_is_down_and_has_no_cors_headers() {
    let mut someone = Someone::signed_in(Core81);
    let discovery =
        Request::new("GET", "/.well-known/openid-configuration").with_header("origin", "http://page");
    let answer = ask(&mut someone, discovery.clone());
    assert_eq!(answer.status, 200);
    assert!(answer.headers.iter().all(|(name, _)| !name.starts_with("access-control")));
    someone.set("identity-down");
    assert!(ask(&mut someone, discovery).cut);
    assert_eq!(ask(&mut someone, Request::new("GET", "/")).status, 0);
}

#[test]
fn creatio_reaches_the_documented_address_and_the_real_one() {
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
        let mut someone = Someone::signed_in(Core81);
        someone.site.creatio.identity_addresses.push("http://127.0.0.1:4711".into());
        let values = json!({"OAuth20IdentityServerUrl": address});
        someone.data("PostSysSettingsValues", json!({"isPersonal": false, "sysSettingsValues": values}));
        assert_eq!(someone.add_postman()["success"], reached, "{address}");
    }
}

#[test]
fn an_identity_service_knows_the_apps_of_a_connected_site() {
    let someone = Someone::signed_in(Core81);
    let identity: &Identity = &someone.site.creatio.identity;
    for app in &someone.site.creatio.world.apps {
        let client = identity.client(&app.client_id).unwrap();
        assert_eq!((&client.secret, client.enabled), (&app.client_secret, app.is_active));
    }
}
