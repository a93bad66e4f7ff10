//! Faults by order: what goes wrong with the next calls of a name.

use crate::{
    creatio::answers,
    http::{Delay, Response},
    profile::Profile,
};
use serde_json::{Map, Value, json};
use std::str::FromStr;

/// One way in which a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 200 with the page of a proxy; nothing done.
    Html,
    /// 302 to the login page; nothing done.
    LoginPage,
    /// 401 "Authentication failed."; nothing done.
    Unauthorized,
    /// 403 as for a stale BPMCSRF; nothing done.
    StaleCsrf,
    /// 500 with the runtime's page; nothing done.
    Error500,
    /// 500 with `responseStatus`; nothing done.
    Error500Json,
    /// Done, then 200 without a body.
    Empty,
    /// Done, then the first half of the answer as if it were all.
    Truncated,
    /// Done, then the answer with each value of another type.
    WrongTypes,
    /// 404; nothing done.
    NotFound,
    /// The connection closed; nothing done.
    CutBefore,
    /// Done, then the connection closed.
    CutAfter,
    /// Done, then the answer after `delayMs`.
    Slow,
    /// Done, then the answer once released.
    Hold,
    /// Done and answered once released.
    HoldBefore,
}

const NAMES: &[(&str, Fault)] = &[
    ("html", Fault::Html),
    ("login-page", Fault::LoginPage),
    ("unauthorized", Fault::Unauthorized),
    ("stale-csrf", Fault::StaleCsrf),
    ("error-500", Fault::Error500),
    ("error-500-json", Fault::Error500Json),
    ("empty", Fault::Empty),
    ("truncated", Fault::Truncated),
    ("wrong-types", Fault::WrongTypes),
    ("not-found", Fault::NotFound),
    ("cut-before", Fault::CutBefore),
    ("cut-after", Fault::CutAfter),
    ("slow", Fault::Slow),
    ("hold", Fault::Hold),
    ("hold-before", Fault::HoldBefore),
];

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = NAMES.iter().find(|(name, _)| *name == text);
        known.map(|(_, fault)| *fault).ok_or_else(|| format!("unknown fault {text:?}"))
    }
}

impl Fault {
    /// Its name in an order.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, fault)| *fault == self).map_or("", |(name, _)| name)
    }

    /// The answer in place of the real one, for a fault that keeps the call from being carried out.
    pub fn in_place(self, profile: &Profile, path: &str) -> Option<Response> {
        Some(match self {
            Self::Html => answers::proxy_page(),
            Self::LoginPage => answers::to_login_page(profile, path),
            Self::Unauthorized => answers::authentication_failed(),
            Self::StaleCsrf => answers::stale_csrf(profile),
            Self::Error500 => answers::server_error(profile),
            Self::Error500Json => {
                answers::fault("Exception", "Exception of type 'System.Exception' was thrown.")
            }
            Self::NotFound => answers::not_found(profile),
            Self::CutBefore => Response::cut(),
            _ => return None,
        })
    }

    /// What becomes of the real answer, for a fault that strikes after the call was carried out.
    pub fn spoil(self, answer: Response, delay_ms: u64) -> Response {
        match self {
            Self::Empty => Response { status: 200, body: Vec::new(), ..answer },
            Self::Truncated => {
                let half = answer.body.len() / 2;
                Response { body: answer.body[..half].to_vec(), ..answer }
            }
            Self::WrongTypes => {
                let body = other_types(&answer.body_json()).to_string().into_bytes();
                Response { body, ..answer }
            }
            Self::CutAfter => Response::cut(),
            Self::Slow => Response { delay: Delay::Millis(delay_ms), ..answer },
            Self::Hold => Response { delay: Delay::UntilReleased, ..answer },
            _ => answer,
        }
    }
}

/// The same members with values of other types.
fn other_types(value: &Value) -> Value {
    match value {
        Value::Null => json!(0),
        Value::Bool(state) => json!(state.to_string()),
        Value::Number(number) => json!(number.to_string()),
        Value::String(text) => json!(text.len()),
        Value::Array(items) => {
            let members =
                items.iter().enumerate().map(|(place, item)| (place.to_string(), other_types(item)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), other_types(value))).collect())
        }
    }
}

/// A fault that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Order {
    on: String,
    fault: Fault,
    /// How often it still strikes; `None` for ever.
    left: Option<u64>,
    delay_ms: u64,
}

/// The faults that were ordered and have not all struck.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    orders: Vec<Order>,
}

impl Faults {
    /// Orders a fault on calls of that name, or on all by `*`; `times` 0 is for ever.
    pub fn order(&mut self, on: &str, fault: Fault, times: u64, delay_ms: u64) {
        let left = (times > 0).then_some(times);
        self.orders.push(Order { on: on.to_owned(), fault, left, delay_ms });
    }

    /// Takes the fault that strikes this call, the first that was ordered, and its `delayMs`.
    pub fn take(&mut self, call: &str) -> Option<(Fault, u64)> {
        let place = self.orders.iter().position(|order| order.on == call || order.on == "*")?;
        let order = &mut self.orders[place];
        let taken = (order.fault, order.delay_ms);
        if let Some(left) = &mut order.left {
            *left -= 1;
            if *left == 0 {
                self.orders.remove(place);
            }
        }
        Some(taken)
    }

    /// True while a fault that closes a connection may strike.
    pub fn may_cut(&self) -> bool {
        self.orders.iter().any(|order| matches!(order.fault, Fault::CutBefore | Fault::CutAfter))
    }
}
