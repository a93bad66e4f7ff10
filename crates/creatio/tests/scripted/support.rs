//! A transport that answers from a list and remembers what it was asked.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use creatio::{
    Client, Credentials, Error, Interruption, Pending, Request, Response, Secret, Transport, Workspace,
};
use serde_json::Value;

pub type Reply = Result<Response, Interruption>;

pub const CSRF: &str = "token/of+the=session";
pub const SIGNED_IN: &str = r#"{"userInfo":{"id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","contactId":"410006e1-ca4e-4502-a9ec-e54d922d2c00","contactName":"Supervisor"}}"#;
pub const AUTHENTICATION_FAILED: &str = r#"{"Message":"Authentication failed.","StackTrace":null,"ExceptionType":"System.InvalidOperationException"}"#;
pub const LOGIN_PAGE: &str =
    r#"<!DOCTYPE html><html><head><script src="/Login/app.js"></script></head></html>"#;
pub const PROXY_PAGE: &str = "<html><head><title>Please wait</title></head><body>Checking</body></html>";

pub fn json(status: u16, body: &str) -> Reply {
    response(status, "application/json; charset=utf-8", body)
}

pub fn html(status: u16, body: &str) -> Reply {
    response(status, "text/html", body)
}

pub fn response(status: u16, content_type: &str, body: &str) -> Reply {
    Ok(Response {
        status,
        clock_ahead_ms: None,
        policy: None,
        location: None,
        content_type: Some(content_type.to_owned()),
        body: body.to_owned(),
    })
}

/// A redirect as a browser shows it: nothing is known about it.
pub fn opaque() -> Reply {
    Ok(Response {
        status: 0,
        location: None,
        content_type: None,
        body: String::new(),
        clock_ahead_ms: None,
        policy: None,
    })
}

/// A redirect as a native client shows it.
pub fn redirect(to: &str) -> Reply {
    let Ok(response) = opaque() else { return cut() };
    Ok(Response { status: 302, location: Some(to.to_owned()), ..response })
}

pub fn late() -> Reply {
    Err(Interruption::TimedOut)
}

pub fn cut() -> Reply {
    Err(Interruption::Unreachable { said: "connection reset".to_owned() })
}

pub struct Script {
    replies: Mutex<VecDeque<Reply>>,
    asked: Mutex<Vec<Request>>,
    csrf: Mutex<Option<String>>,
}

impl Script {
    pub fn new(replies: Vec<Reply>) -> Arc<Script> {
        Arc::new(Script {
            replies: Mutex::new(replies.into()),
            asked: Mutex::default(),
            csrf: Mutex::new(Some(CSRF.to_owned())),
        })
    }

    pub fn set_csrf(&self, token: Option<&str>) {
        *self.csrf.lock().unwrap() = token.map(str::to_owned);
    }

    pub fn urls(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| request.url.clone()).collect()
    }

    pub fn requests(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }

    /// The bodies of what was asked, as JSON.
    pub fn bodies(&self) -> Vec<Value> {
        let requests = self.requests();
        requests.iter().map(|request| serde_json::from_str(request.body.as_ref().unwrap()).unwrap()).collect()
    }

    /// Fails if some replies were not asked for.
    pub fn assert_used_up(&self, name: &str) {
        assert_eq!(self.replies.lock().unwrap().len(), 0, "{name}: replies left over");
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> Pending<'_, Reply> {
        let to_creatio = !request.url.ends_with("/.well-known/openid-configuration") && request.url != "./";
        assert_eq!(request.credentials == Credentials::SameOrigin, to_creatio, "{}", request.url);
        let url = request.url.clone();
        self.asked.lock().unwrap().push(request);
        let reply = self.replies.lock().unwrap().pop_front();
        Box::pin(async move { reply.unwrap_or_else(|| panic!("one request too many: {url}")) })
    }

    fn csrf_token(&self) -> Option<String> {
        self.csrf.lock().unwrap().clone()
    }
}

/// A client that found its workspace, `/0`, with the script going on from there.
pub fn signed_in(replies: Vec<Reply>) -> (Client, Arc<Script>) {
    let script = Script::new(vec![json(200, SIGNED_IN)]);
    let client = Client::new(script.clone(), "", None);
    wait(client.current_user()).unwrap();
    assert_eq!(client.workspace(), Some(Workspace::Zero));
    script.asked.lock().unwrap().clear();
    script.replies.lock().unwrap().extend(replies);
    (client, script)
}

/// Runs a future that never really waits, as the script answers at once.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a scripted transport never waits"),
    }
}

pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

pub fn id(text: &str) -> creatio::Id {
    creatio::Id::parse(text).unwrap()
}

pub fn supervisor() -> creatio::Id {
    id("7f3b869f-34f3-4f20-ab4d-7480a5fdf647")
}

/// Fails if the error shows `hidden` anywhere.
pub fn assert_hidden(error: &Error, hidden: &str, name: &str) {
    assert!(!format!("{error:?} {error}").contains(hidden), "{name}: {error:?}");
}
