//! A browser in front of a stand-in in the same process, which changes one of its answers.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use creatio::{Credentials, LocalBoxFuture, Request, Response, Transport, TransportError};
use stand_in::environment::Environment;
use stand_in::http;
use stand_in::journal::Origin;
use stand_in::site::{Site, SiteSpec};

use crate::answers::Change;

pub struct Mutating(Mutex<State>);

struct State {
    site: Site,
    cookies: BTreeMap<String, String>,
    requests: usize,
    /// The answer that is changed, counted from 0.
    change: Option<(usize, Change)>,
}

impl Mutating {
    /// Supervisor is signed in.
    pub fn signed_in() -> Arc<Mutating> {
        let mut site = Site::new(SiteSpec::default(), Environment::deterministic());
        let answer = site.sign_in("Supervisor").unwrap();
        let mut state = State { site, cookies: BTreeMap::new(), requests: 0, change: None };
        state.store_cookies(&answer);
        Arc::new(Mutating(Mutex::new(state)))
    }

    /// Changes an answer from now on counted.
    pub fn change(&self, answer: usize, change: Change) {
        let mut state = self.0.lock().unwrap();
        state.requests = 0;
        state.change = Some((answer, change));
    }

    /// How many requests came since.
    pub fn requests(&self) -> usize {
        self.0.lock().unwrap().requests
    }
}

impl State {
    fn store_cookies(&mut self, answer: &http::Response) {
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            self.cookies.extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }

    fn exchange(&mut self, request: &Request) -> Response {
        let mut sent = http::Request::new(request.method.as_str(), &request.url);
        for (name, value) in &request.headers {
            sent = sent.with_header(name, value);
        }
        if request.credentials == Credentials::SameOrigin {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            sent = sent.with_header("cookie", &pairs.join("; "));
        }
        sent.body = request.body.clone().unwrap_or_default().into_bytes();
        let answer = self.site.handle(Origin::Creatio, &sent);
        self.store_cookies(&answer);
        let response = Response {
            status: answer.status,
            content_type: answer.header("content-type").map(str::to_owned),
            body: answer.text(),
            clock_ahead_ms: None,
            content_security_policy: None,
        };
        let this = self.requests;
        self.requests += 1;
        match &self.change {
            Some((answer, change)) if *answer == this => change.of(response),
            _ => response,
        }
    }
}

impl Transport for Mutating {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        let response = self.0.lock().unwrap().exchange(&request);
        Box::pin(async move { Ok(response) })
    }

    fn csrf_tokens(&self) -> Vec<String> {
        self.0.lock().unwrap().cookies.get("BPMCSRF").cloned().into_iter().collect()
    }
}

/// Runs a future that never waits.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a stand-in in the same process answers immediately"),
    }
}
