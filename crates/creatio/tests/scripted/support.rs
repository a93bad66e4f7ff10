//! A transport that answers from a list and records the requests.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use creatio::{
    Client, Credentials, Error, LocalBoxFuture, Page, ReadApi, Request, Response, Rows, Secret, Transport,
    TransportError, Workspace,
};
use serde_json::Value;

pub type Reply = Result<Response, TransportError>;

pub const POSTMAN: &str = "2372e343-8d09-4fc4-a1ca-b7f708eaafed";
pub const SELECT: &str = "/0/DataService/json/SyncReply/SelectQuery";
pub const ALL: Page = Page { offset: 0, rows: 500 };
pub const NO_ENTITIES: &str = r#"{"value":[]}"#;

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
        content_security_policy: None,
        content_type: Some(content_type.to_owned()),
        body: body.to_owned(),
    })
}

/// A redirect as a browser shows it, without status and target.
pub fn opaque() -> Reply {
    Ok(Response {
        status: 0,
        content_type: None,
        body: String::new(),
        clock_ahead_ms: None,
        content_security_policy: None,
    })
}

/// A redirect as a native client shows it.
pub fn redirect() -> Reply {
    html(302, "")
}

pub fn timed_out() -> Reply {
    Err(TransportError::TimedOut)
}

/// A connection that broke.
pub fn cut_off() -> Reply {
    Err(TransportError::Unreachable { message: "connection reset".to_owned() })
}

pub struct Script {
    replies: Mutex<VecDeque<Reply>>,
    requests: Mutex<Vec<Request>>,
    csrf: Mutex<Vec<String>>,
    next_csrf: Mutex<Option<(usize, Vec<String>)>>,
}

impl Script {
    pub fn new(replies: Vec<Reply>) -> Arc<Script> {
        Arc::new(Script {
            replies: Mutex::new(replies.into()),
            requests: Mutex::default(),
            csrf: Mutex::new(vec![CSRF.to_owned()]),
            next_csrf: Mutex::default(),
        })
    }

    /// Forgets the requests so far.
    pub fn start_again_with(&self, replies: Vec<Reply>) {
        self.requests.lock().unwrap().clear();
        self.replies.lock().unwrap().extend(replies);
    }

    /// Sets the values of the cookies `BPMCSRF`.
    pub fn set_csrf(&self, tokens: &[&str]) {
        *self.csrf.lock().unwrap() = texts(tokens);
    }

    /// Replaces the values of the cookies `BPMCSRF` when this many requests have been sent.
    pub fn replace_csrf_after(&self, requests: usize, tokens: &[&str]) {
        *self.next_csrf.lock().unwrap() = Some((requests, texts(tokens)));
    }

    pub fn urls(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|request| request.url.clone()).collect()
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The bodies of the requests, as JSON.
    pub fn bodies(&self) -> Vec<Value> {
        let requests = self.requests();
        requests.iter().map(|request| serde_json::from_str(request.body.as_ref().unwrap()).unwrap()).collect()
    }

    /// Fails if there were fewer requests than replies.
    pub fn assert_used_up(&self, name: &str) {
        assert_eq!(self.replies.lock().unwrap().len(), 0, "{name}: unused replies");
    }
}

fn texts(tokens: &[&str]) -> Vec<String> {
    tokens.iter().map(|token| (*token).to_owned()).collect()
}

impl Transport for Script {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Reply> {
        let to_creatio = !request.url.ends_with("/.well-known/openid-configuration") && request.url != "./";
        assert_eq!(request.credentials == Credentials::SameOrigin, to_creatio, "{}", request.url);
        let url = request.url.clone();
        self.requests.lock().unwrap().push(request);
        let reply = self.replies.lock().unwrap().pop_front();
        Box::pin(async move { reply.unwrap_or_else(|| panic!("one request too many: {url}")) })
    }

    fn csrf_tokens(&self) -> Vec<String> {
        let sent = self.requests.lock().unwrap().len();
        let mut next = self.next_csrf.lock().unwrap();
        if let Some((_, tokens)) = next.take_if(|(requests, _)| *requests <= sent) {
            *self.csrf.lock().unwrap() = tokens;
        }
        self.csrf.lock().unwrap().clone()
    }
}

/// A client that has found its workspace, `/0`, and what it receives next.
pub fn signed_in(replies: Vec<Reply>) -> (Client, Arc<Script>) {
    let script = Script::new(vec![json(200, SIGNED_IN)]);
    let client = Client::new(script.clone(), "", None);
    wait(client.current_user()).unwrap();
    assert_eq!(client.workspace(), Some(Workspace::Zero));
    script.start_again_with(replies);
    (client, script)
}

/// A client that has fallen back to OData for apps, and what it receives next.
pub fn reading_by_odata(replies: Vec<Reply>) -> (Client, Arc<Script>) {
    let (client, script) = signed_in(vec![refused(), json(200, NO_ENTITIES)]);
    wait(client.find_app_by_client_id("any")).unwrap();
    assert_eq!(client.read_api(), ReadApi::OData);
    script.start_again_with(replies);
    (client, script)
}

/// Runs a future that never waits, since the script answers immediately.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a scripted transport never waits"),
    }
}

/// The rows of a page that could all be read.
pub async fn listed<T>(page: impl Future<Output = Result<Rows<T>, Error>>) -> Result<Vec<T>, Error> {
    page.await.map(|rows| {
        assert_eq!(rows.unreadable, 0);
        rows.read
    })
}

pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

pub fn id(text: &str) -> creatio::Id {
    text.parse().unwrap()
}

pub fn supervisor() -> creatio::Id {
    id("7f3b869f-34f3-4f20-ab4d-7480a5fdf647")
}

/// Fails if the error contains `secret` anywhere.
pub fn assert_redacted(error: &Error, secret: &str, name: &str) {
    let shown = format!("{error:?} {error} {:?} {:?}", error.details(), error.whole_response());
    assert!(!shown.contains(secret), "{name}: {shown}");
}

/// DataService refuses a query because the table is closed to it.
pub fn refused() -> Reply {
    json(200, r#"{"success":false,"responseStatus":{"ErrorCode":"SecurityException","Message":"no"}}"#)
}

/// OData refuses a user without the right `CanUseODataService`.
pub fn odata_denied() -> Reply {
    json(
        403,
        r#"{"error":{"code":"","message":"The current user does not have sufficient permissions to use OData","innererror":{}}}"#,
    )
}
