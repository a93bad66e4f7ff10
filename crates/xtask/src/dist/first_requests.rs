//! The page's first requests to Creatio, taken from the client itself, so that boot.js can send them while the WebAssembly loads.

use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};

use anyhow::{Context as _, Result, ensure};
use creatio::{
    Client, Credentials, LocalBoxFuture, Page, Request, Response, Transport, TransportError, Workspace,
};
use serde::Serialize;

/// The requests as boot.js reads them.
#[derive(Serialize)]
struct FirstRequests {
    /// Who is signed in.
    user: Template,
    /// The first page of apps.
    apps: Template,
}

/// A request without what only the browser knows: the address of the workspace and the header `BPMCSRF`, which comes last.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Template {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// The first requests as JSON.
pub fn to_json() -> Result<String> {
    let requests = FirstRequests {
        user: template(user_request("", Workspace::Root, None))?,
        apps: template(apps_request("", Workspace::Root, None))?,
    };
    Ok(serde_json::to_string(&requests)?)
}

fn template(request: Option<Request>) -> Result<Template> {
    let request = request.context("the client sent no request")?;
    ensure!(
        request.credentials == Credentials::SameOrigin && !request.no_cors,
        "boot.js sends no request to another origin"
    );
    Ok(Template {
        method: request.method.as_str(),
        path: request.url,
        headers: request.headers,
        body: request.body.context("boot.js sends no request without a body")?,
    })
}

fn user_request(site_root: &str, workspace: Workspace, csrf_token: Option<&str>) -> Option<Request> {
    first_request(site_root, workspace, csrf_token, async |client| drop(client.current_user().await))
}

fn apps_request(site_root: &str, workspace: Workspace, csrf_token: Option<&str>) -> Option<Request> {
    first_request(site_root, workspace, csrf_token, async |client| drop(client.apps(Page::FIRST).await))
}

/// The first request that the client sends for a call.
fn first_request(
    site_root: &str,
    workspace: Workspace,
    csrf_token: Option<&str>,
    call: impl AsyncFnOnce(Client),
) -> Option<Request> {
    let recorder = Arc::new(Recorder { csrf_token: csrf_token.map(str::to_owned), first: Mutex::default() });
    let client = Client::new(recorder.clone(), site_root, Some(workspace));
    // The recorder never waits, so one poll is the whole call.
    let _ = pin!(call(client)).poll(&mut Context::from_waker(Waker::noop()));
    recorder.first.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Keeps the first request and refuses all.
struct Recorder {
    csrf_token: Option<String>,
    first: Mutex<Option<Request>>,
}

impl Transport for Recorder {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        self.first.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(request);
        Box::pin(async { Err(TransportError::TimedOut) })
    }

    fn csrf_tokens(&self) -> Vec<String> {
        self.csrf_token.clone().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use serde_json::Value;

    use super::*;

    const SITE: &str = "https://site.example/crm";

    /// What boot.js builds from a template: `sendCall` in src/boot/early.js.
    fn completed(template: &Value, workspace: Workspace, csrf_token: Option<&str>) -> Template {
        let text = |name: &str| template[name].as_str().unwrap().to_owned();
        let header = |pair: &Value| match pair[0].as_str().unwrap() {
            "Accept" => ("Accept", pair[1].as_str().unwrap().to_owned()),
            "Content-Type" => ("Content-Type", pair[1].as_str().unwrap().to_owned()),
            "ForceUseSession" => ("ForceUseSession", pair[1].as_str().unwrap().to_owned()),
            other => panic!("{other}"),
        };
        let token = csrf_token.map(|token| ("BPMCSRF", token.to_owned()));
        assert_eq!(text("method"), "POST");
        Template {
            method: "POST",
            path: format!("{SITE}{}{}", workspace.as_str(), text("path")),
            headers: template["headers"].as_array().unwrap().iter().map(header).chain(token).collect(),
            body: text("body"),
        }
    }

    #[test]
    fn they_are_what_the_client_sends_first() {
        let requests: Value = serde_json::from_str(&to_json().unwrap()).unwrap();
        for workspace in [Workspace::Root, Workspace::Zero] {
            for csrf_token in [None, Some("to/ken=")] {
                let sent = |request| template(request).unwrap();
                let expected = completed(&requests["user"], workspace, csrf_token);
                assert_eq!(sent(user_request(SITE, workspace, csrf_token)), expected);
                let expected = completed(&requests["apps"], workspace, csrf_token);
                assert_eq!(sent(apps_request(SITE, workspace, csrf_token)), expected);
            }
        }
    }

    #[test]
    fn the_list_is_read_from_its_beginning() {
        let requests: Value = serde_json::from_str(&to_json().unwrap()).unwrap();
        let body: Value = serde_json::from_str(requests["apps"]["body"].as_str().unwrap()).unwrap();
        assert_eq!((&body["rootSchemaName"], &body["rowsOffset"]), (&"OAuthClientApp".into(), &0.into()));
    }
}
