//! A stand-in for each test, and its control calls.

use std::sync::Arc;

use creatio::{App, AppChange, Client, NewApp, Page, Secret};
use serde_json::{Value, json};
use stand_in::server::{Options, Running, start};

use crate::transport::Native;

pub const FRAMEWORK: &str = "framework-8.0";
pub const CORE: &str = "core-8.1";
pub const NEWER: &str = "framework-10";
pub const PROFILES: [&str; 2] = [FRAMEWORK, CORE];

pub const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
pub const ALL: Page = Page { offset: 0, rows: 500 };

pub struct Site {
    running: Running,
    control: reqwest::Client,
    pub transport: Arc<Native>,
    pub client: Client,
}

impl Site {
    /// A connected site with three apps and no signed-in user.
    pub async fn unsigned(profile: &str, conditions: &[&str]) -> Site {
        let running = start(Options::default()).await.unwrap();
        let transport = Arc::new(Native::new(&running.creatio_origin));
        let client = Client::new(transport.clone(), running.creatio_origin.clone(), None);
        let site = Site { running, control: reqwest::Client::new(), transport, client };
        site.reset(json!({"profile": profile, "start": "connected-site", "conditions": conditions})).await;
        site
    }

    /// The same with Supervisor signed in and an empty journal.
    pub async fn new(profile: &str, conditions: &[&str]) -> Site {
        let site = Site::unsigned(profile, conditions).await;
        site.sign_in().await;
        site
    }

    pub async fn sign_in(&self) {
        let password = Secret::new("Supervisor".to_owned());
        self.client.sign_in("Supervisor", &password, 0).await.unwrap();
        self.client.current_user().await.unwrap();
        self.control("DELETE", "journal", Value::Null).await;
    }

    pub async fn reset(&self, order: Value) {
        self.control("POST", "reset", order).await;
    }

    /// Another client of the same browser: with the same cookies, but without knowledge of the site.
    pub fn fresh_client(&self) -> Client {
        Client::new(self.transport.clone(), self.running.creatio_origin.clone(), None)
    }

    pub async fn fault(&self, on: &str, fault: &str, times: u32) {
        self.control("POST", "faults", json!({"on": on, "fault": fault, "times": times})).await;
    }

    pub async fn set(&self, condition: &str) {
        self.control("POST", "conditions", json!({"set": [condition]})).await;
    }

    /// Another administrator changes an app.
    pub async fn change_app(&self, name: &str, set: Value) {
        self.control("POST", "apps/change", json!({"name": name, "set": set})).await;
    }

    /// The Identity Service forgets these apps, or (`remember`) knows them again.
    pub async fn identity(&self, what: &str, names: &[&str]) {
        self.control("POST", &format!("identity/{what}"), json!({ "names": names })).await;
    }

    pub async fn journal(&self) -> Vec<Value> {
        self.control("GET", "journal", Value::Null).await.as_array().unwrap().clone()
    }

    /// The calls that reached Creatio, by the journal's names.
    pub async fn calls(&self) -> Vec<String> {
        let journal = self.journal().await;
        let of_creatio = journal.iter().filter(|entry| entry["origin"] == "creatio");
        of_creatio.map(|entry| entry["call"].as_str().unwrap().to_owned()).collect()
    }

    /// For each request of the call, whether it changed something.
    pub async fn acted(&self, call: &str) -> Vec<bool> {
        let journal = self.journal().await;
        let entries = journal.iter().filter(|entry| entry["call"] == call);
        entries.map(|entry| entry["acted"].as_bool().unwrap()).collect()
    }

    pub async fn state(&self) -> Value {
        self.control("GET", "state", Value::Null).await
    }

    pub async fn end_sessions(&self) {
        self.control("POST", "sessions/end", json!({})).await;
    }

    /// Waits until the fault `hold` or `hold-before` holds the call. A call that has not arrived cannot be released.
    pub async fn until_held(&self, call: &str) {
        for _ in 0..10_000 {
            let is_held = |entry: &Value| match entry["fault"].as_str() {
                Some("hold") => entry["status"].is_number(),
                fault => fault == Some("hold-before"),
            };
            if self.journal().await.iter().any(|entry| entry["call"] == call && is_held(entry)) {
                return;
            }
        }
        panic!("{call} is not held");
    }

    /// Releases all held calls.
    pub async fn release(&self) {
        self.control("POST", "release", json!({})).await;
    }

    async fn control(&self, method: &str, path: &str, body: Value) -> Value {
        let url = format!("{}/stand-in/{path}", self.running.creatio_origin);
        let request = self.control.request(method.parse().unwrap(), url).body(body.to_string());
        let response = request.header("content-type", "application/json").send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert!(status.is_success(), "{method} {path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub async fn first_app(&self) -> App {
        self.client.apps(Page { offset: 0, rows: 1 }).await.unwrap().read.remove(0)
    }
}

pub fn postman() -> NewApp {
    NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: "Try-outs".to_owned(),
        system_user_id: SUPERVISOR.parse().unwrap(),
    }
}

pub fn switch(app: &App, is_active: bool) -> AppChange {
    AppChange { client_id: app.client_id.clone(), is_active: Some(is_active), ..AppChange::default() }
}
