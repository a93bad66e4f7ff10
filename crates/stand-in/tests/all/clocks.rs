//! Wrong clocks.

use crate::{
    test_client::{DISCOVERY, TestClient},
    tokens::{postman_token, query_with_token},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use stand_in::{
    environment::{Environment, seeded_random},
    http::{Request, Response},
    journal::Origin,
    profile::Profile::Core81,
    site::SiteSpec,
};

/// 2026-03-02T08:00:00Z, a Monday.
const MORNING: i64 = 1_772_438_400_000;

/// A client of a site whose clock does not advance.
fn at_eight() -> TestClient {
    let environment = Environment::new(|| MORNING, seeded_random(1));
    let mut client = TestClient::of(SiteSpec::default(), environment);
    client.login("Supervisor", "Supervisor");
    client
}

fn date(response: &Response) -> &str {
    let mut dates = response.headers.iter().filter(|(name, _)| name == "date");
    let date = dates.next().expect("a date");
    assert!(dates.next().is_none(), "one date");
    &date.1
}

fn dates(client: &mut TestClient) -> [String; 2] {
    let creatio = client.get("odata/OAuthClientApp?$select=Id");
    let identity = client.send_to_identity(Request::new("GET", DISCOVERY));
    [date(&creatio).to_owned(), date(&identity).to_owned()]
}

#[test]
fn every_response_has_its_date() {
    let now = "Mon, 02 Mar 2026 08:00:00 GMT";
    let mut client = at_eight();
    let requests = [
        (Origin::Creatio, Request::new("GET", "/")),
        (Origin::Creatio, Request::new("GET", "/Login/NuiLogin.aspx")),
        (Origin::Creatio, Request::new("GET", "/0/nothing")),
        (Origin::Identity, Request::new("GET", DISCOVERY)),
        (Origin::Identity, Request::new("POST", "/connect/token")),
    ];
    for (origin, request) in requests {
        assert_eq!(date(&client.site.handle(origin, &request)), now, "{}", request.path);
    }
    for fault in ["html", "error-500", "not-found", "empty", "truncated", "hold"] {
        client.schedule_fault(json!({"on": "*", "fault": fault}));
        assert_eq!(date(&client.get("odata/OAuthClientApp")), now, "{fault}");
    }
    client.schedule_fault(json!({"on": "*", "fault": "slow", "delayMs": 90_000}));
    assert_eq!(date(&client.get("odata/OAuthClientApp")), "Mon, 02 Mar 2026 08:01:30 GMT");
    client.schedule_fault(json!({"on": "*", "fault": "slow", "delayMs": u64::MAX}));
    assert_eq!(date(&client.get("odata/OAuthClientApp")), "", "the calendar has no such date");
    client.schedule_fault(json!({"on": "*", "fault": "cut-after"}));
    assert!(client.get("odata/OAuthClientApp").headers.is_empty());
}

#[test]
fn each_clock_has_one_offset() {
    let right = "Mon, 02 Mar 2026 08:00:00 GMT";
    let cases = [
        ("creatio-clock:-600", ["Mon, 02 Mar 2026 07:50:00 GMT", right]),
        ("creatio-clock:86400", ["Tue, 03 Mar 2026 08:00:00 GMT", right]),
        ("identity-clock:61", [right, "Mon, 02 Mar 2026 08:01:01 GMT"]),
        ("identity-clock:0", [right, right]),
    ];
    for (condition, expected) in cases {
        let mut client = at_eight();
        client.set_condition(condition);
        assert_eq!(dates(&mut client), expected, "{condition}");
        client.clear_condition(condition);
        assert_eq!(dates(&mut client), [right, right], "{condition}");
    }
    let mut client = at_eight();
    for condition in ["identity-clock:5", "creatio-clock:5", "identity-clock:7"] {
        client.set_condition(condition);
    }
    let set = client.state()["conditions"].clone();
    assert_eq!(set, json!(["identity-clock:7", "creatio-clock:5"]));
}

#[test]
fn a_token_has_the_identity_services_times() {
    let mut client = at_eight();
    client.set_condition("identity-clock:-600");
    let token = postman_token(&mut client);
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    let issued = MORNING / 1_000 - 600;
    assert_eq!((&claims["iat"], &claims["nbf"]), (&json!(issued), &json!(issued)));
    assert_eq!(claims["exp"], issued + 3_600);
}

#[test]
fn a_token_is_refused_if_the_clocks_are_too_far_apart() {
    let cases = [
        ("identity-clock:299", 200),
        ("identity-clock:301", 401),
        ("identity-clock:-3599", 200),
        ("identity-clock:-3600", 401),
        ("creatio-clock:-299", 200),
        ("creatio-clock:-301", 401),
        ("creatio-clock:3599", 200),
        ("creatio-clock:3600", 401),
    ];
    for (condition, status) in cases {
        let mut client = at_eight();
        client.set_condition(condition);
        let token = postman_token(&mut client);
        assert_eq!(query_with_token(&mut client, &token).status, status, "{condition}");
    }
}

#[test]
fn a_wrong_clock_ends_no_session() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("creatio-clock:100000");
    assert_eq!(client.get("odata/OAuthClientApp?$select=Id").status, 200);
}
