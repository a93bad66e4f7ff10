//! The rules that only sockets show.

use crate::someone::postman;
use reqwest::{Client, Response, header};
use serde_json::{Value, json};
use stand_in::{
    server::{self, Options, Running},
    site::{Site, SiteOrder},
};
use std::{path::Path, pin::pin, process::Stdio, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

/// After that long, a test that waits has failed.
const PATIENCE: Duration = Duration::from_secs(20);

const LOGIN: &str = "/ServiceModel/AuthService.svc/Login";
const ADD_CLIENT: &str = "/0/rest/OAuthConfigService/AddClient";

async fn running() -> Running {
    server::start(Options::default()).await.unwrap()
}

fn client() -> Client {
    Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build().unwrap()
}

async fn control(running: &Running, call: &str, body: Value) {
    let url = format!("{}/stand-in/{call}", running.creatio_origin);
    assert_eq!(client().post(url).json(&body).send().await.unwrap().status(), 200);
}

/// Signs in; gives a client that sends the cookies and the CSRF header.
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

#[tokio::test]
async fn both_origins_answer_and_the_token_works_at_creatio() {
    let running = running().await;
    let client = signed_in(&running).await;
    let made: Value = add_client(&running, &client).await.unwrap().json().await.unwrap();
    let made = &made["AddClientResult"];
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}",
        made["clientId"].as_str().unwrap(),
        made["clientSecret"].as_str().unwrap()
    );
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
    let query = crate::someone::select("Contact", &["Name"]);
    let url = format!("{}/0/DataService/json/SyncReply/SelectQuery", running.creatio_origin);
    let bearer = self::client().post(url).bearer_auth(token["access_token"].as_str().unwrap()).json(&query);
    let answer: Value = bearer.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["success"], true);
}

#[tokio::test]
async fn a_cut_connection_gives_no_answer_before_or_after_the_act() {
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
async fn while_a_cut_is_ordered_no_connection_is_used_twice() {
    let running = running().await;
    let url = format!("{}{LOGIN}", running.creatio_origin);
    let client = client();
    assert_eq!(client.get(&url).send().await.unwrap().headers().get("connection"), None);
    control(&running, "faults", json!({"on": "AddClient", "fault": "cut-before"})).await;
    assert_eq!(client.get(&url).send().await.unwrap().headers()["connection"], "close");
}

#[tokio::test]
async fn a_held_answer_waits_for_its_release_and_so_does_a_held_act() {
    for (fault, acted) in [("hold", true), ("hold-before", false)] {
        let running = running().await;
        let client = signed_in(&running).await;
        control(&running, "faults", json!({"on": "AddClient", "fault": fault})).await;
        let mut answer = pin!(add_client(&running, &client));
        let others_come_and_go = async {
            arrived(&running).await;
            until(|| has_postman(&running) == acted).await;
            for _ in 0..5 {
                let _ = self::client().get(&running.creatio_origin).send().await.unwrap();
            }
        };
        tokio::select! {
            early = &mut answer => panic!("{fault}: {early:?}"),
            () = others_come_and_go => {}
        }
        assert_eq!(has_postman(&running), acted, "{fault}");
        control(&running, "release", json!({})).await;
        let answer = answer.await;
        assert_eq!(answer.unwrap().status(), 200, "{fault}");
        assert!(has_postman(&running), "{fault}");
    }
}

/// Waits until something is so; ends the test if it never is.
async fn until(is_so: impl Fn() -> bool) {
    let waits = async {
        while !is_so() {
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
async fn what_is_held_over_a_reset_does_not_act() {
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
async fn a_server_goes_on_when_the_asker_has_gone() {
    let running = running().await;
    let client = signed_in(&running).await;
    control(&running, "faults", json!({"on": "AddClient", "fault": "hold-before"})).await;
    tokio::select! {
        _ = add_client(&running, &client) => panic!("it is held"),
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
async fn the_page_folder_is_served_with_its_types_its_policy_and_as_it_is_now() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in
        [("index.html", "<p>one"), ("app.wasm", ""), ("app.js", ""), ("app.css", ""), ("config.json", "{}")]
    {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let policy = folder.join("policy.txt");
    std::fs::write(&policy, "default-src 'none'\n").unwrap();
    let options = Options {
        page: Some(folder.clone()),
        policy: Some(policy),
        at: "/some/sub/".into(),
        ..Options::default()
    };
    let running = server::start(options).await.unwrap();
    assert_eq!(running.page, format!("{}/some/sub/", running.creatio_origin));

    let bare = client().get(format!("{}/some/sub?a=b", running.creatio_origin)).send().await.unwrap();
    assert_eq!(
        (bare.status().as_u16(), &bare.headers()["location"]),
        (307, &"/some/sub/?a=b".parse().unwrap())
    );
    let cases = [
        ("", 200, "text/html"),
        ("?app=1", 200, "text/html"),
        ("app.wasm", 200, "application/wasm"),
        ("app.js", 200, "text/javascript"),
        ("app.css", 200, "text/css"),
        ("config.json", 200, "application/json"),
        ("nothing.js", 404, ""),
    ];
    for (path, status, kind) in cases {
        let answer = client().get(format!("{}{path}", running.page)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
        let header =
            |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        assert!(header("content-type").starts_with(kind), "{path}: {}", header("content-type"));
        assert_eq!(header("cache-control"), "no-cache", "{path}");
        assert_eq!(header("content-security-policy"), "default-src 'none'", "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
    }
    std::fs::write(folder.join("index.html"), "<p>two").unwrap();
    assert_eq!(client().get(&running.page).send().await.unwrap().text().await.unwrap(), "<p>two");
    let journal = running.with_site(|site| site.journal.entries().len());
    assert_eq!(journal, 0, "the page's files are no calls");
}

#[tokio::test]
async fn a_dropped_server_frees_its_ports() {
    let running = running().await;
    let origin = running.creatio_origin.clone();
    assert!(client().get(&origin).send().await.is_ok());
    drop(running);
    let gone = async { while client().get(&origin).send().await.is_ok() {} };
    tokio::time::timeout(PATIENCE, gone).await.unwrap();
}

#[tokio::test]
async fn the_root_is_no_place_for_a_page() {
    for at in ["/", "page", ""] {
        let options = Options { at: at.into(), site: SiteOrder::default(), ..Options::default() };
        assert!(server::start(options).await.is_err(), "{at}");
    }
}

#[tokio::test]
async fn the_program_says_where_it_is_and_ends_with_its_input() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_stand-in"))
        .args([
            "--port",
            "0",
            "--identity-port",
            "0",
            "--profile",
            "core-8.1",
            "--condition",
            "no-health-check",
        ])
        .arg("--until-stdin-closes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(program.stdout.take().unwrap());
    tokio::time::timeout(PATIENCE, output.read_line(&mut line)).await.unwrap().unwrap();
    let addresses: Value = serde_json::from_str(&line).unwrap();
    let creatio = addresses["creatio"].as_str().unwrap();
    assert!(creatio.starts_with("http://127.0.0.1:"));
    assert!(addresses["identity"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(addresses["page"], format!("{creatio}/oauth-admin/"));
    drop(program.stdin.take());
    assert!(tokio::time::timeout(PATIENCE, program.wait()).await.unwrap().unwrap().success());
}
