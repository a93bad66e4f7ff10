//! The definition of one call: what it sends, what it expects, and what it does.

use serde_json::Value;

use crate::error::{Cause, Effect, Error};
use crate::read_api::ReadApi;
use crate::secret::Secret;
use crate::transport::{Credentials, Method, Request};

/// Timeout of a read in milliseconds, as in Creatio's own pages.
const READ_TIMEOUT_MS: u32 = 30_000;

/// Timeout of a write in milliseconds: Creatio calls the Identity Service before it saves.
const WRITE_TIMEOUT_MS: u32 = 60_000;

const JSON: &str = "application/json; charset=utf-8";
const ODATA: &str = "application/json; charset=utf-8; IEEE754Compatible=true";

/// What the body of a successful response must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// JSON.
    Json,
    /// JSON, also with HTTP 5xx (the health check).
    JsonEvenWithFault,
    /// Anything but an HTML page: some services answer with an empty body.
    AnySuccess,
}

/// What the body of an answer holds, of success or failure. It stands next to [`Effect`] in every call, so that a new call
/// cannot be written without it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    /// Data or a message, which an error may report.
    Data,
    /// A secret, in a shape that depends on the version: an error reports the status and the shape, never a text. The code
    /// that describes the shape is loaded with these calls.
    Secret(Describe),
}

/// Describes JSON without any text of it.
pub(crate) type Describe = fn(&Value) -> String;

/// What an error reports about its call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallId {
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
    pub(crate) answer: Answer,
    queried_api: Option<ReadApi>,
}

impl CallId {
    /// An error of this call, without a response.
    pub(crate) fn error(self, cause: Cause) -> Error {
        Error::new(cause, self.name, self.effect).of_query(self.queried_api)
    }
}

/// A call, relative to the path of the site's services.
pub(crate) struct Call<'a> {
    pub(crate) id: CallId,
    pub(crate) expected: Expected,
    method: Method,
    path: String,
    body: Option<String>,
    content_type: Option<&'static str>,
    timeout_ms: u32,
    secrets: Vec<&'a Secret>,
}

impl<'a> Call<'a> {
    /// A call without a body. `name` is how errors name the call; `path` follows the workspace root.
    pub(crate) fn get(
        effect: Effect,
        answer: Answer,
        name: &'static str,
        path: impl Into<String>,
    ) -> Call<'a> {
        Call {
            id: CallId { name, effect, answer, queried_api: None },
            expected: Expected::Json,
            method: Method::Get,
            path: path.into(),
            body: None,
            content_type: None,
            timeout_ms: match effect {
                Effect::Read => READ_TIMEOUT_MS,
                Effect::Write => WRITE_TIMEOUT_MS,
            },
            secrets: Vec::new(),
        }
    }

    /// A call of a service method with a JSON body.
    pub(crate) fn post(
        effect: Effect,
        answer: Answer,
        name: &'static str,
        path: impl Into<String>,
        body: &Value,
    ) -> Call<'a> {
        Call {
            method: Method::Post,
            // Serializing a value whose keys are all strings cannot fail.
            body: Some(serde_json::to_string(body).unwrap_or_default()),
            content_type: Some(JSON),
            ..Call::get(effect, answer, name, path)
        }
    }

    /// A call of a method of `OAuthConfigService` (creatio-api.md, section 3.1).
    pub(crate) fn config_service(
        effect: Effect,
        answer: Answer,
        method: &'static str,
        body: &Value,
    ) -> Call<'a> {
        Call::post(effect, answer, method, format!("/rest/OAuthConfigService/{method}"), body)
    }

    /// A change of an OData entity, which is answered without a body.
    pub(crate) fn patch(
        effect: Effect,
        name: &'static str,
        path: impl Into<String>,
        body: &Value,
    ) -> Call<'a> {
        let call = Call::post(effect, Answer::Data, name, path, body).expecting(Expected::AnySuccess);
        Call { method: Method::Patch, content_type: Some(ODATA), ..call }
    }

    /// Marks a read as a query by `api`. OData requires its content type also without a body (creatio-api.md,
    /// section 2.1).
    pub(crate) fn querying(mut self, api: ReadApi) -> Call<'a> {
        self.id.queried_api = Some(api);
        match api {
            ReadApi::DataService => self,
            ReadApi::OData => Call { content_type: Some(ODATA), ..self },
        }
    }

    /// Replaces the default timeout.
    pub(crate) fn within_ms(self, timeout_ms: u32) -> Call<'a> {
        Call { timeout_ms, ..self }
    }

    /// Replaces [`Expected::Json`].
    pub(crate) fn expecting(self, expected: Expected) -> Call<'a> {
        Call { expected, ..self }
    }

    /// Names a secret in the body, so that no error repeats it.
    pub(crate) fn carrying(mut self, secret: &'a Secret) -> Call<'a> {
        self.secrets.push(secret);
        self
    }

    /// The request to the service under `root`, and the secrets that it carries.
    ///
    /// Every request carries both headers of creatio-api.md, section 1.3, even where a service does not require them.
    pub(crate) fn request(&self, root: &str, csrf_token: Option<String>) -> (Request, Vec<Secret>) {
        let copy = |text: &str| Secret::new(text.to_owned());
        let mut sent: Vec<Secret> = self.secrets.iter().map(|secret| copy(secret.expose())).collect();
        let mut headers =
            vec![("Accept", "application/json".to_owned()), ("ForceUseSession", "true".to_owned())];
        if let Some(content_type) = self.content_type {
            headers.push(("Content-Type", content_type.to_owned()));
        }
        if let Some(token) = csrf_token {
            sent.push(copy(&token));
            headers.push(("BPMCSRF", token));
        }
        let request = Request {
            method: self.method,
            url: format!("{root}{}", self.path),
            headers,
            body: self.body.clone(),
            credentials: Credentials::SameOrigin,
            timeout_ms: self.timeout_ms,
            no_cors: false,
        };
        (request, sent)
    }
}
