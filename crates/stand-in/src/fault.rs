//! Faults: ways in which the answer to a single call goes wrong.

use crate::{
    creatio::responses,
    http::{Delay, Response},
    names::unknown,
    profile::ProductVersion,
};
use serde_json::{Value, json};
use strum::{Display, EnumIter, EnumMessage, EnumString, IntoStaticStr};

/// A way in which a call goes wrong. A new one is a variant here and its behavior in [`Fault::strike`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Display, EnumIter, EnumMessage, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case", parse_err_ty = String, parse_err_fn = unknown_fault)]
pub enum Fault {
    /// Nothing is done, and a proxy answers 200 with its own page.
    Html,
    /// Nothing is done, and the answer is 302 to the login page.
    LoginPage,
    /// Nothing is done, and the answer is 200 with the login page itself, as where something follows the redirect.
    LoginHtml,
    /// Nothing is done, and the answer is 401 "Authentication failed.".
    Unauthorized,
    /// Nothing is done, and the answer is 403 as for a stale BPMCSRF cookie.
    StaleCsrf,
    /// Nothing is done, and a gateway answers 403 in JSON.
    Forbidden,
    /// Nothing is done, and the answer is 500 with the runtime's page.
    #[strum(serialize = "error-500")]
    Error500,
    /// Nothing is done, and the answer is 500 with `responseStatus`.
    #[strum(serialize = "error-500-json")]
    Error500Json,
    /// Nothing is done, and the answer is 404.
    NotFound,
    /// Nothing is done, and a proxy answers 502 with its own page.
    BadGateway,
    /// Nothing is done, and a proxy answers 503 with its own page.
    Unavailable,
    /// Nothing is done, and the service refuses the call in a message of the user's language that names no code.
    Refused,
    /// Nothing is done, and the connection is closed.
    CutBefore,
    /// The answer is that of success, and nothing is done: a business process or an add-on has reverted it.
    Reverted,
    /// The call is carried out, and the service then refuses it, as [`Fault::Refused`].
    RefusedAfter,
    /// The call is carried out, and the answer is 200 without a body.
    Empty,
    /// The call is carried out, and only the first half of the body arrives.
    Truncated,
    /// The call is carried out, and every value of the answer has another type.
    WrongTypes,
    /// The call is carried out, and the connection is closed.
    CutAfter,
    /// The call is carried out, and the answer is sent after `delayMs`.
    Slow,
    /// The call is carried out, and the answer is sent when held answers are released.
    Hold,
    /// The call is carried out and answered when held answers are released.
    HoldBefore,
}

fn unknown_fault(name: &str) -> String {
    unknown::<Fault>("fault", name)
}

impl Fault {
    /// The response to a call that this fault strikes. `carry_out` carries the call out; a fault that does not use it
    /// keeps the call from having any effect.
    pub fn strike(
        self,
        version: &ProductVersion,
        path: &str,
        delay_ms: u64,
        carry_out: impl FnOnce() -> Response,
    ) -> Response {
        match self {
            Self::Html => responses::blocking_proxy_page(),
            Self::LoginPage => responses::to_login_page(version, path),
            Self::LoginHtml => responses::login_page(version),
            Self::Unauthorized => responses::authentication_failed(),
            Self::StaleCsrf => responses::stale_csrf(version),
            Self::Forbidden => responses::forbidden_by_gateway(),
            Self::Error500 => responses::server_error(version),
            Self::Error500Json => responses::exception(),
            Self::NotFound => responses::not_found(version),
            Self::BadGateway => responses::proxy_page(502, "502 Bad Gateway"),
            Self::Unavailable => responses::proxy_page(503, "503 Service Temporarily Unavailable"),
            Self::Refused => responses::refused_in_spanish(path),
            Self::CutBefore => Response::cut(),
            Self::RefusedAfter => {
                carry_out();
                responses::refused_in_spanish(path)
            }
            Self::Empty => Response { status: 200, body: Vec::new(), ..carry_out() },
            Self::Truncated => first_half(carry_out()),
            Self::WrongTypes => with_other_types(carry_out()),
            Self::CutAfter => {
                carry_out();
                Response::cut()
            }
            Self::Slow => Response { delay: Delay::Millis(delay_ms), ..carry_out() },
            Self::Hold => Response { delay: Delay::UntilReleased, ..carry_out() },
            Self::HoldBefore | Self::Reverted => carry_out(),
        }
    }

    /// True if a call waits for a release before it is carried out.
    pub fn holds_call(self) -> bool {
        self == Self::HoldBefore
    }

    /// True if the database is afterwards as it was before the call.
    pub fn reverts_call(self) -> bool {
        self == Self::Reverted
    }

    /// True if the connection is closed without a response.
    pub fn cuts_connection(self) -> bool {
        matches!(self, Self::CutBefore | Self::CutAfter)
    }
}

fn first_half(mut response: Response) -> Response {
    response.body.truncate(response.body.len() / 2);
    response
}

fn with_other_types(response: Response) -> Response {
    let body = other_types(&response.body_json()).to_string().into_bytes();
    Response { body, ..response }
}

/// The same members with values of other types.
fn other_types(value: &Value) -> Value {
    match value {
        Value::Null => json!(0),
        Value::Bool(state) => json!(state.to_string()),
        Value::Number(number) => json!(number.to_string()),
        Value::String(text) => json!(text.len()),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            Value::Object(items.map(|(index, item)| (index.to_string(), other_types(item))).collect())
        }
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(members.map(|(name, value)| (name.clone(), other_types(value))).collect())
        }
    }
}
