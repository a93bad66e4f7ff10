//! One call of one of Creatio's services.

use serde_json::Value;

use crate::error::changes_something;
use crate::redact::Redactor;
use crate::{Credentials, Method, Request, Secret};

/// How long a read may take, in milliseconds: what Creatio's own pages wait.
const READ_MS: u32 = 30_000;

/// How long a write may take: Creatio calls the Identity Service before it saves.
const WRITE_MS: u32 = 60_000;

const JSON: &str = "application/json; charset=utf-8";
const ODATA: &str = "application/json; charset=utf-8; IEEE754Compatible=true";

/// What an answer has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// JSON with a status of success.
    Json,
    /// JSON, also with status 500 (the health check).
    JsonEvenWithFault,
    /// Any success that is no page: some services answer with an empty body.
    AnySuccess,
}

/// A call, before it is known where the site's services are.
pub(crate) struct Call<'a> {
    /// The method's name, as an [`Error`](crate::Error) tells it.
    pub(crate) name: &'static str,
    method: Method,
    path: String,
    body: Option<String>,
    content_type: Option<&'static str>,
    timeout_ms: u32,
    pub(crate) expected: Expected,
    secrets: Vec<&'a Secret>,
}

impl<'a> Call<'a> {
    /// A read: `path` behind the workspace root, with a JSON body.
    pub(crate) fn read(name: &'static str, path: impl Into<String>, body: &Value) -> Call<'a> {
        Call {
            name,
            method: Method::Post,
            path: path.into(),
            // A value whose keys are all texts can always be written.
            body: Some(serde_json::to_string(body).unwrap_or_default()),
            content_type: Some(JSON),
            timeout_ms: READ_MS,
            expected: Expected::Json,
            secrets: Vec::new(),
        }
    }

    /// A change: as a read, but with more time.
    pub(crate) fn write(name: &'static str, path: impl Into<String>, body: &Value) -> Call<'a> {
        Call { timeout_ms: WRITE_MS, ..Call::read(name, path, body) }
    }

    /// A read without a body.
    pub(crate) fn get(name: &'static str, path: impl Into<String>) -> Call<'a> {
        Call { method: Method::Get, body: None, content_type: None, ..Call::read(name, path, &Value::Null) }
    }

    /// A change of an OData entity, which answers without a body.
    pub(crate) fn patch(name: &'static str, path: impl Into<String>, body: &Value) -> Call<'a> {
        let call = Call::write(name, path, body).expecting(Expected::AnySuccess);
        Call { method: Method::Patch, ..call }.of_odata()
    }

    /// Tells the type that OData wants to be told, also by a request without a body (creatio-api.md, section 2.1).
    pub(crate) fn of_odata(self) -> Call<'a> {
        Call { content_type: Some(ODATA), ..self }
    }

    /// Whether it changes something, so that it must not be sent on a guess of where the services are.
    pub(crate) fn writes(&self) -> bool {
        changes_something(self.name)
    }

    /// Gives it another time to answer, in milliseconds.
    pub(crate) fn within_ms(self, timeout_ms: u32) -> Call<'a> {
        Call { timeout_ms, ..self }
    }

    /// Says what an answer has to be, where that is not [`Expected::Json`].
    pub(crate) fn expecting(self, expected: Expected) -> Call<'a> {
        Call { expected, ..self }
    }

    /// Names a secret in the body, so that no error repeats it.
    pub(crate) fn carrying(mut self, secret: &'a Secret) -> Call<'a> {
        self.secrets.push(secret);
        self
    }

    /// The request to the service under `root`, and what must not be repeated of it.
    ///
    /// Every request carries both headers of creatio-api.md, section 1.3, also where a service does without.
    pub(crate) fn request(&self, root: &str, csrf_token: Option<String>) -> (Request, Redactor) {
        let mut redactor = Redactor::default();
        for secret in &self.secrets {
            redactor.hide(secret.expose());
        }
        let mut headers =
            vec![("Accept", "application/json".to_owned()), ("ForceUseSession", "true".to_owned())];
        if let Some(content_type) = self.content_type {
            headers.push(("Content-Type", content_type.to_owned()));
        }
        if let Some(token) = csrf_token {
            redactor.hide(&token);
            headers.push(("BPMCSRF", token));
        }
        let request = Request {
            method: self.method,
            url: format!("{root}{}", self.path),
            headers,
            body: self.body.clone(),
            credentials: Credentials::SameOrigin,
            timeout_ms: self.timeout_ms,
            blind: false,
        };
        (request, redactor)
    }
}
