//! The servers: what shows only with sockets.

use crate::{
    test_client::{DISCOVERY, postman, select},
    tokens::token_form,
};
use reqwest::{Client, Response, header, redirect::Policy};
use serde_json::{Value, json};
use stand_in::{
    dates::http_date,
    server::{self, Options, Running},
    site::Site,
};
use std::{io::Read as _, pin::pin, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// A test that has waited this long has failed.
pub const PATIENCE: Duration = Duration::from_secs(20);

const LOGIN: &str = "/ServiceModel/AuthService.svc/Login";
const ADD_CLIENT: &str = "/0/rest/OAuthConfigService/AddClient";

async fn running() -> Running {
    server::start(Options::default()).await.unwrap()
}

/// A client without cookies that does not follow redirects.
pub fn client() -> Client {
    Client::builder().redirect(Policy::none()).timeout(PATIENCE).build().unwrap()
}

async fn control(running: &Running, call: &str, body: Value) {
    let url = format!("{}/stand-in/{call}", running.creatio_origin);
    assert_eq!(client().post(url).json(&body).send().await.unwrap().status(), 200);
}

/// A client that sends the cookies and the CSRF token of a session.
async fn signed_in(running: &Running) -> Client {
    let url = format!("{}{LOGIN}", running.creatio_origin);
    let body = json!({"UserName": "Supervisor", "UserPassword": "Supervisor"});
    let response = client().post(url).json(&body).send().await.unwrap();
    let cookies: Vec<String> = response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned())
        .collect();
    let token = cookies.iter().find_map(|cookie| cookie.strip_prefix("BPMCSRF=")).unwrap();
    let mut headers = header::HeaderMap::new();
    headers.insert("BPMCSRF", token.parse().unwrap());
    headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
    Client::builder().default_headers(headers).timeout(PATIENCE).build().unwrap()
}

async fn add_client(running: &Running, client: &Client) -> reqwest::Result<Response> {
    let url = format!("{}{ADD_CLIENT}", running.creatio_origin);
    client.post(url).json(&json!({"addClientRequest": postman()})).send().await
}

fn has_postman(running: &Running) -> bool {
    running.with_site(|site| site.creatio.world.apps.iter().any(|app| app.name == "Postman"))
}

/// Waits until a condition holds.
async fn until(holds: impl Fn() -> bool) {
    let waits = async {
        while !holds() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, waits).await.unwrap();
}

/// Waits until AddClient is in the journal.
async fn arrived(running: &Running) {
    let called = |site: &mut Site| site.journal.entries().iter().any(|entry| entry.call == "AddClient");
    until(|| running.with_site(called)).await;
}

#[tokio::test]
async fn a_token_of_one_origin_works_at_the_other() {
    let running = running().await;
    let client = signed_in(&running).await;
    let created: Value = add_client(&running, &client).await.unwrap().json().await.unwrap();
    let created = &created["AddClientResult"];
    let form = token_form(&created["clientId"], &created["clientSecret"]);
    let request = self::client().post(format!("{}/connect/token", running.identity_origin));
    let token: Value = request
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let query = select("Contact", &["Name"]);
    let url = format!("{}/0/DataService/json/SyncReply/SelectQuery", running.creatio_origin);
    let bearer = self::client().post(url).bearer_auth(token["access_token"].as_str().unwrap()).json(&query);
    let answer: Value = bearer.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["success"], true);
}

#[tokio::test]
async fn a_cut_connection_has_no_response() {
    for (fault, acted) in [("cut-before", false), ("cut-after", true)] {
        let running = running().await;
        let client = signed_in(&running).await;
        control(&running, "faults", json!({"on": "AddClient", "fault": fault})).await;
        let error = add_client(&running, &client).await.unwrap_err();
        assert!(error.is_request() && error.status().is_none(), "{error:?}");
        assert_eq!(has_postman(&running), acted, "{fault}");
    }
}

#[tokio::test]
async fn no_connection_is_reused_while_a_cut_is_scheduled() {
    let running = running().await;
    let url = format!("{}{LOGIN}", running.creatio_origin);
    let client = client();
    assert_eq!(client.get(&url).send().await.unwrap().headers().get("connection"), None);
    control(&running, "faults", json!({"on": "AddClient", "fault": "cut-before"})).await;
    assert_eq!(client.get(&url).send().await.unwrap().headers()["connection"], "close");
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_are_closed_before_a_cut_counts_as_scheduled() {
    let running = running().await;
    let host = running.creatio_origin.strip_prefix("http://").unwrap();
    let mut idle = Vec::new();
    for _ in 0..200 {
        let mut connection = TcpStream::connect(host).await.unwrap();
        connection.write_all(b"GET / HTTP/1.1\r\nHost: creatio\r\n\r\n").await.unwrap();
        assert_ne!(connection.read(&mut [0; 4_096]).await.unwrap(), 0);
        idle.push(connection.into_std().unwrap());
    }
    control(&running, "faults", json!({"on": "AddClient", "fault": "cut-before"})).await;
    for mut connection in idle {
        // Nothing waits here: a connection that is still open is an error.
        while connection.read(&mut [0; 4_096]).unwrap() > 0 {}
    }
}

#[tokio::test]
async fn a_held_answer_or_call_waits_for_its_release() {
    for (fault, acted) in [("hold", true), ("hold-before", false)] {
        let running = running().await;
        let client = signed_in(&running).await;
        control(&running, "faults", json!({"on": "AddClient", "fault": fault})).await;
        let mut answer = pin!(add_client(&running, &client));
        let other_requests = async {
            arrived(&running).await;
            until(|| has_postman(&running) == acted).await;
            for _ in 0..5 {
                let _ = self::client().get(&running.creatio_origin).send().await.unwrap();
            }
        };
        tokio::select! {
            early = &mut answer => panic!("{fault}: {early:?}"),
            () = other_requests => {}
        }
        assert_eq!(has_postman(&running), acted, "{fault}");
        control(&running, "release", json!({})).await;
        let answer = answer.await;
        assert_eq!(answer.unwrap().status(), 200, "{fault}");
        assert!(has_postman(&running), "{fault}");
    }
}

#[tokio::test]
async fn a_held_call_is_dropped_by_a_reset() {
    let running = running().await;
    let client = signed_in(&running).await;
    control(&running, "faults", json!({"on": "AddClient", "fault": "hold-before"})).await;
    let (answer, ()) = tokio::join!(add_client(&running, &client), async {
        arrived(&running).await;
        control(&running, "reset", json!({})).await;
    });
    assert!(answer.is_err());
    assert!(!has_postman(&running));
}

#[tokio::test]
async fn a_call_is_carried_out_even_if_the_client_disconnects() {
    let running = running().await;
    let client = signed_in(&running).await;
    control(&running, "faults", json!({"on": "AddClient", "fault": "hold-before"})).await;
    tokio::select! {
        _ = add_client(&running, &client) => panic!("the call is held"),
        () = arrived(&running) => {}
    }
    control(&running, "release", json!({})).await;
    until(|| has_postman(&running)).await;
}

#[tokio::test]
async fn control_calls_are_not_in_the_journal() {
    let running = running().await;
    let _ = client().get(format!("{}/anything", running.creatio_origin)).send().await.unwrap();
    let url = format!("{}/stand-in/journal", running.creatio_origin);
    let journal: Value = client().get(&url).send().await.unwrap().json().await.unwrap();
    let journal: Value = match journal.as_array().unwrap().as_slice() {
        [_] => client().get(&url).send().await.unwrap().json().await.unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!((journal.as_array().unwrap().len(), &journal[0]["call"]), (1, &json!("anything")));
}

#[tokio::test]
async fn a_dropped_server_frees_its_ports() {
    let running = running().await;
    let origin = running.creatio_origin.clone();
    assert!(client().get(&origin).send().await.is_ok());
    drop(running);
    let refused = async { while client().get(&origin).send().await.is_ok() {} };
    tokio::time::timeout(PATIENCE, refused).await.unwrap();
}

#[tokio::test]
async fn the_proxy_is_part_of_the_server() {
    let running = server::start(Options::default()).await.unwrap();
    let url = format!("{}/identity{DISCOVERY}", running.creatio_origin);
    let document: Value = reqwest::get(&url).await.unwrap().json().await.unwrap();
    assert_eq!(document["token_endpoint"], format!("{}/connect/token", running.identity_origin));
    running.with_site(|site| site.creatio.set_condition("identity-down".parse().unwrap()));
    assert_eq!(reqwest::get(&url).await.unwrap().status(), 502);
}

#[tokio::test]
async fn a_response_has_one_date() {
    let running = server::start(Options::default()).await.unwrap();
    let conditions = ["creatio-clock:-86400", "identity-clock:-86400"].map(|name| name.parse().unwrap());
    running.with_site(|site| conditions.map(|condition| site.creatio.set_condition(condition)));
    let now = running.with_site(|site| site.creatio.environment.now());
    // Days rather than seconds, and two of them in case that midnight passes.
    let yesterday = [now, now + 60_000].map(|now| http_date(now - 86_400_000)[..16].to_owned());
    for url in [running.creatio_origin.clone(), format!("{}{DISCOVERY}", running.identity_origin)] {
        let answer = client().get(&url).send().await.unwrap();
        let dates: Vec<_> = answer.headers().get_all("date").iter().collect();
        assert_eq!(dates.len(), 1, "{url}");
        let date = dates[0].to_str().unwrap();
        assert!(yesterday.iter().any(|day| date.starts_with(day)), "{url}: {date}");
    }
}
