//! The control calls on Creatio's origin, by which a test sets up a site and looks at it. They need no authentication
//! and are not in the journal.
//!
//! | call | body |
//! |---|---|
//! | `POST /stand-in/reset` | `{"profile","start","apps","users","conditions":[…]}`: a missing member is as at the program's start |
//! | `GET /stand-in/state` | none. Answers everything, secrets included |
//! | `GET`, `DELETE /stand-in/journal` | none |
//! | `POST /stand-in/faults` | `{"on":"AddClient","fault":"cut-after","spared":0,"times":1,"delayMs":0}`: `on` may be `*`, `spared` calls succeed first, `times` 0 is always |
//! | `DELETE /stand-in/faults` | none |
//! | `POST /stand-in/conditions` | `{"set":[…],"clear":[…]}`: clears first |
//! | `POST /stand-in/sessions/end` | `{}` |
//! | `POST /stand-in/sessions/start` | `{"user":"Supervisor"}`. Answers with the cookies |
//! | `POST /stand-in/apps/change` | `{"name":"…","set":{"Description":"…"}}`: a change by another administrator |
//! | `POST /stand-in/identity/forget` | `{"names":["App name",…]}`: the Identity Service loses the clients of these apps, as if its database had been created again |
//! | `POST /stand-in/identity/remember` | `{"names":[…]}`: registers them again, as Creatio has them now |
//! | `POST /stand-in/release` | `{}`: releases what `hold` and `hold-before` hold |
//!
//! A call with an error answers 400 and the reason.

mod bodies;

use crate::{
    fault_schedule::Strike,
    http::{Request, Response},
    site::Site,
};
use bodies::{AppNames, ChangeApp, ChangeConditions, Reset, ScheduleFault, StartSession, parse_conditions};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// What the server has to do besides answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Release held responses.
    Release,
    /// Close idle connections. A browser repeats a request on its own if a reused connection is closed without a
    /// response, which would hide a cut from the page.
    RenewConnections,
}

/// A response and its effect, or the reason why there is none.
type Outcome = Result<(Response, Effect), String>;

/// Answers a control call.
pub fn answer(site: &mut Site, request: &Request) -> (Response, Effect) {
    let call = request.path.strip_prefix("/stand-in/").unwrap_or_default();
    let outcome = match (request.method.as_str(), call) {
        ("POST", "reset") => reset(site, request),
        ("GET", "state") => done(site.creatio.snapshot()),
        ("GET", "journal") => done(site.journal.to_json()),
        ("DELETE", "journal") => {
            site.journal.clear();
            done(json!({}))
        }
        ("POST", "faults") => schedule_fault(site, request),
        ("DELETE", "faults") => {
            site.faults.clear();
            done(json!({}))
        }
        ("POST", "conditions") => change_conditions(site, request),
        ("POST", "sessions/end") => {
            site.creatio.end_sessions();
            done(json!({}))
        }
        ("POST", "sessions/start") => start_session(site, request),
        ("POST", "apps/change") => change_app(site, request),
        ("POST", "identity/forget") => forget_clients(site, request),
        ("POST", "identity/remember") => remember_clients(site, request),
        ("POST", "release") => Ok((Response::json(200, &json!({})), Effect::Release)),
        _ => Err("no such control call".into()),
    };
    outcome.unwrap_or_else(|reason| (Response::json(400, &json!({ "error": reason })), Effect::None))
}

fn done(body: Value) -> Outcome {
    Ok((Response::json(200, &body), Effect::None))
}

/// Parses a body, which has to be a JSON object; an empty one is an object without members.
fn parse<T: DeserializeOwned>(request: &Request) -> Result<T, String> {
    let body = if request.body.is_empty() { b"{}" } else { request.body.as_slice() };
    let members: Map<String, Value> = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    T::deserialize(Value::Object(members)).map_err(|error| error.to_string())
}

fn reset(site: &mut Site, request: &Request) -> Outcome {
    let spec = parse::<Reset>(request)?.spec(&site.first_spec)?;
    site.reset(spec);
    Ok((Response::json(200, &json!({})), Effect::Release))
}

fn schedule_fault(site: &mut Site, request: &Request) -> Outcome {
    let body: ScheduleFault = parse(request)?;
    let strike = Strike { fault: body.fault.parse()?, delay_ms: body.delay_ms };
    site.faults.schedule(&body.on, strike, body.spared, body.times);
    let effect = if site.faults.may_cut() { Effect::RenewConnections } else { Effect::None };
    Ok((Response::json(200, &json!({})), effect))
}

fn change_conditions(site: &mut Site, request: &Request) -> Outcome {
    let body: ChangeConditions = parse(request)?;
    let (set, clear) = (parse_conditions(&body.set)?, parse_conditions(&body.clear)?);
    clear.iter().for_each(|condition| site.creatio.clear_condition(condition));
    set.into_iter().for_each(|condition| site.creatio.set_condition(condition));
    done(json!({"conditions": site.creatio.conditions.names()}))
}

fn start_session(site: &mut Site, request: &Request) -> Outcome {
    let StartSession { user } = parse(request)?;
    let response = site.sign_in(&user).ok_or_else(|| format!("no user {user:?}"))?;
    Ok((response, Effect::None))
}

fn change_app(site: &mut Site, request: &Request) -> Outcome {
    let body: ChangeApp = parse(request)?;
    site.creatio.change_app(&body.name, &body.set)?;
    done(json!({}))
}

fn forget_clients(site: &mut Site, request: &Request) -> Outcome {
    site.creatio.forget_clients(&parse::<AppNames>(request)?.names)?;
    done(json!({}))
}

fn remember_clients(site: &mut Site, request: &Request) -> Outcome {
    site.creatio.remember_clients(&parse::<AppNames>(request)?.names)?;
    done(json!({}))
}
