//! What time each party believes it is.

use crate::{
    identity::{ask, bearer, token},
    someone::{Someone, select},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use stand_in::{
    http::{Request, Response},
    journal::Origin,
    profile::ProfileName::{Core81, Framework80},
    server::{self, Options},
    site::{Site, SiteOrder},
    surroundings::{Surroundings, http_date, seeded_chance},
    world::StartState::ConnectedSite,
};

/// 2026-03-02T08:00:00Z, a Monday.
const MORNING: i64 = 1_772_438_400_000;
const DISCOVERY: &str = "/.well-known/openid-configuration";

/// Somebody in front of a site whose clock stands.
fn at_eight() -> Someone {
    let mut someone = Someone::before(Framework80, ConnectedSite);
    someone.site = Site::new(SiteOrder::default(), Surroundings::new(|| MORNING, seeded_chance(1)));
    someone.login("Supervisor", "Supervisor");
    someone
}

fn date(response: &Response) -> &str {
    let mut dates = response.headers.iter().filter(|(name, _)| name == "date");
    let date = dates.next().expect("a date");
    assert!(dates.next().is_none(), "one date");
    &date.1
}

fn dates(someone: &mut Someone) -> [String; 2] {
    let creatio = someone.get("odata/OAuthClientApp?$select=Id");
    let identity = ask(someone, Request::new("GET", DISCOVERY));
    [date(&creatio).to_owned(), date(&identity).to_owned()]
}

#[test]
fn every_answer_says_when_it_left() {
    let now = "Mon, 02 Mar 2026 08:00:00 GMT";
    let mut someone = at_eight();
    let requests = [
        (Origin::Creatio, Request::new("GET", "/")),
        (Origin::Creatio, Request::new("GET", "/Login/NuiLogin.aspx")),
        (Origin::Creatio, Request::new("GET", "/0/nothing")),
        (Origin::Identity, Request::new("GET", DISCOVERY)),
        (Origin::Identity, Request::new("POST", "/connect/token")),
    ];
    for (origin, request) in requests {
        assert_eq!(date(&someone.site.handle(origin, &request)), now, "{}", request.path);
    }
    for fault in ["html", "error-500", "not-found", "empty", "truncated", "hold"] {
        someone.control("POST", "faults", json!({"on": "*", "fault": fault}));
        assert_eq!(date(&someone.get("odata/OAuthClientApp")), now, "{fault}");
    }
    someone.control("POST", "faults", json!({"on": "*", "fault": "slow", "delayMs": 90_000}));
    assert_eq!(date(&someone.get("odata/OAuthClientApp")), "Mon, 02 Mar 2026 08:01:30 GMT");
    someone.control("POST", "faults", json!({"on": "*", "fault": "slow", "delayMs": u64::MAX}));
    assert_eq!(date(&someone.get("odata/OAuthClientApp")), "", "a date in no calendar");
    someone.control("POST", "faults", json!({"on": "*", "fault": "cut-after"}));
    assert!(someone.get("odata/OAuthClientApp").headers.is_empty());
}

#[test]
fn each_clock_is_wrong_by_itself_and_by_one_amount() {
    let right = "Mon, 02 Mar 2026 08:00:00 GMT";
    let cases = [
        ("creatio-clock:-600", ["Mon, 02 Mar 2026 07:50:00 GMT", right]),
        ("creatio-clock:86400", ["Tue, 03 Mar 2026 08:00:00 GMT", right]),
        ("identity-clock:61", [right, "Mon, 02 Mar 2026 08:01:01 GMT"]),
        ("identity-clock:0", [right, right]),
    ];
    for (condition, expected) in cases {
        let mut someone = at_eight();
        someone.set(condition);
        assert_eq!(dates(&mut someone), expected, "{condition}");
        someone.clear(condition);
        assert_eq!(dates(&mut someone), [right, right], "{condition}");
    }
    let mut someone = at_eight();
    for condition in ["identity-clock:5", "creatio-clock:5", "identity-clock:7"] {
        someone.set(condition);
    }
    let set = someone.site.creatio.snapshot()["conditions"].clone();
    assert_eq!(set, json!(["identity-clock:7", "creatio-clock:5"]));
}

#[test]
fn a_token_has_the_times_of_the_identity_service() {
    let mut someone = at_eight();
    someone.set("identity-clock:-600");
    let token = token(&mut someone);
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    let issued = MORNING / 1_000 - 600;
    assert_eq!((&claims["iat"], &claims["nbf"]), (&json!(issued), &json!(issued)));
    assert_eq!(claims["exp"], issued + 3_600);
}

#[test]
fn a_token_is_refused_once_the_clocks_are_too_far_apart() {
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
        let mut someone = at_eight();
        someone.set(condition);
        let token = token(&mut someone);
        let query = select("Contact", &["Name"]);
        let request = bearer(&someone, &token, "DataService/json/SyncReply/SelectQuery", &query);
        assert_eq!(someone.site.handle(Origin::Creatio, &request).status, status, "{condition}");
    }
}

#[test]
fn a_wrong_clock_ends_no_session() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("creatio-clock:100000");
    assert_eq!(someone.get("odata/OAuthClientApp?$select=Id").status, 200);
}

#[tokio::test]
async fn one_date_goes_over_the_wire() {
    let running = server::start(Options::default()).await.unwrap();
    let wrong = ["creatio-clock:-86400", "identity-clock:-86400"].map(|name| name.parse().unwrap());
    running.with_site(|site| wrong.map(|condition| site.creatio.set_condition(condition)));
    let now = running.with_site(|site| site.creatio.surroundings.now());
    let yesterday = http_date(now - 86_400_000)[..16].to_owned();
    for url in [running.creatio_origin.clone(), format!("{}{DISCOVERY}", running.identity_origin)] {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = client.get(&url).send().await.unwrap();
        let dates: Vec<_> = answer.headers().get_all("date").iter().collect();
        assert_eq!(dates.len(), 1, "{url}");
        assert!(dates[0].to_str().unwrap().starts_with(&yesterday), "{url}: {dates:?}");
    }
}
