//! The control calls, on Creatio's origin, never journalled, without authentication:
//!
//! | call | body |
//! |---|---|
//! | `POST /stand-in/reset` | `{"profile","start","apps","users","conditions":[…]}`: what is left out is as at the program's start |
//! | `GET /stand-in/state` | – : everything, secrets included |
//! | `GET`, `DELETE /stand-in/journal` | – |
//! | `POST /stand-in/faults` | `{"on":"AddClient","fault":"cut-after","times":1,"delayMs":0}`: `times` 0 is for ever, `on` may be `*` |
//! | `DELETE /stand-in/faults` | – |
//! | `POST /stand-in/conditions` | `{"set":[…],"clear":[…]}`: clears first |
//! | `POST /stand-in/sessions/end` | `{}` |
//! | `POST /stand-in/sessions/start` | `{"user":"Supervisor"}`: answers with the cookies |
//! | `POST /stand-in/apps/change` | `{"name":"…","set":{"Description":"…"}}`: a change by another administrator |
//! | `POST /stand-in/identity/forget` | `{"names":["App name",…]}`: the Identity Service forgets these apps' clients, as after its database was made anew |
//! | `POST /stand-in/identity/remember` | `{"names":[…]}`: it knows them again, as Creatio has them |
//! | `POST /stand-in/release` | `{}`: lets go what `hold` and `hold-before` keep |
//!
//! A call that is not understood answers 400 and says why.

use crate::{
    condition::Condition,
    faults::{Fault, Faults},
    http::{Request, Response},
    site::{Site, SiteOrder},
};
use serde_json::{Map, Value, json};

/// What the server has to do beside answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Let the held answers go.
    Release,
    /// Close the connections that are idle: a browser sends a request anew by itself when a connection that it
    /// has used before is closed without an answer, and that would hide a cut from the page.
    RenewConnections,
}

/// Why a control call was not understood.
struct Misunderstood(String);

impl From<String> for Misunderstood {
    fn from(words: String) -> Self {
        Self(words)
    }
}

type Controlled = Result<(Response, Effect), Misunderstood>;

/// Answers one control call.
pub fn answer(site: &mut Site, request: &Request) -> (Response, Effect) {
    let call = request.path.strip_prefix("/stand-in/").unwrap_or_default();
    let result = match (request.method.as_str(), call) {
        ("GET", "state") => done(site.creatio.snapshot()),
        ("GET", "journal") => done(site.journal.to_json()),
        ("DELETE", "journal") => {
            site.journal.clear();
            done(json!({}))
        }
        ("DELETE", "faults") => {
            site.faults = Faults::default();
            done(json!({}))
        }
        ("POST", call) => body(request).and_then(|body| post(site, call, &body)),
        _ => Err(Misunderstood("no such control call".into())),
    };
    result.unwrap_or_else(|Misunderstood(words)| {
        (Response::json(400, &json!({ "error": words })), Effect::None)
    })
}

fn done(body: Value) -> Controlled {
    Ok((Response::json(200, &body), Effect::None))
}

fn post(site: &mut Site, call: &str, body: &Map<String, Value>) -> Controlled {
    match call {
        "reset" => {
            let order = site_order(&site.first_order, body)?;
            site.reset(order);
            Ok((Response::json(200, &json!({})), Effect::Release))
        }
        "faults" => order_fault(site, body),
        "conditions" => {
            known_members(body, &["set", "clear"])?;
            let (set, clear) = (conditions(body.get("set"))?, conditions(body.get("clear"))?);
            clear.iter().for_each(|condition| site.creatio.clear_condition(condition));
            set.into_iter().for_each(|condition| site.creatio.set_condition(condition));
            done(json!({"conditions": site.creatio.condition_names()}))
        }
        "sessions/end" => {
            site.creatio.end_sessions();
            done(json!({}))
        }
        "sessions/start" => {
            let user = text(body, "user")?;
            let response = site.sign_in(user).ok_or_else(|| format!("no user {user:?}"))?;
            Ok((response, Effect::None))
        }
        "apps/change" => {
            let (name, set) = (text(body, "name")?, body.get("set").and_then(Value::as_object));
            site.creatio.change_app(name, set.ok_or_else(|| "\"set\" is no object".to_owned())?)?;
            done(json!({}))
        }
        "identity/forget" => {
            site.creatio.forget_clients(&names(body)?)?;
            done(json!({}))
        }
        "identity/remember" => {
            site.creatio.remember_clients(&names(body)?)?;
            done(json!({}))
        }
        "release" => Ok((Response::json(200, &json!({})), Effect::Release)),
        _ => Err(Misunderstood("no such control call".into())),
    }
}

fn order_fault(site: &mut Site, body: &Map<String, Value>) -> Controlled {
    known_members(body, &["on", "fault", "times", "delayMs"])?;
    let (on, fault) = (text(body, "on")?, text(body, "fault")?.parse::<Fault>()?);
    let times = number(body, "times")?.unwrap_or(1);
    site.faults.order(on, fault, times, number(body, "delayMs")?.unwrap_or_default());
    let effect = if site.faults.may_cut() { Effect::RenewConnections } else { Effect::None };
    Ok((Response::json(200, &json!({})), effect))
}

fn site_order(first: &SiteOrder, body: &Map<String, Value>) -> Result<SiteOrder, Misunderstood> {
    known_members(body, &["profile", "start", "apps", "users", "conditions"])?;
    let mut order = first.clone();
    if body.contains_key("profile") {
        order.profile = text(body, "profile")?.parse()?;
    }
    if body.contains_key("start") {
        order.world.start = text(body, "start")?.parse()?;
    }
    let count = |member: &str, default: usize| {
        Ok::<_, Misunderstood>(number(body, member)?.map_or(default, |n| n as usize))
    };
    order.world.apps = count("apps", order.world.apps)?;
    order.world.users = count("users", order.world.users)?;
    if body.contains_key("conditions") {
        order.conditions = conditions(body.get("conditions"))?;
    }
    Ok(order)
}

fn body(request: &Request) -> Result<Map<String, Value>, Misunderstood> {
    if request.body.is_empty() {
        return Ok(Map::new());
    }
    match request.json() {
        Some(Value::Object(members)) => Ok(members),
        _ => Err(Misunderstood("the body is no JSON object".into())),
    }
}

fn known_members(body: &Map<String, Value>, known: &[&str]) -> Result<(), Misunderstood> {
    match body.keys().find(|member| !known.contains(&member.as_str())) {
        Some(unknown) => Err(Misunderstood(format!("unknown member {unknown:?}"))),
        None => Ok(()),
    }
}

fn text<'a>(body: &'a Map<String, Value>, member: &str) -> Result<&'a str, Misunderstood> {
    let value = body.get(member).and_then(Value::as_str);
    value.ok_or_else(|| Misunderstood(format!("{member:?} is missing or no text")))
}

fn names(body: &Map<String, Value>) -> Result<Vec<&str>, Misunderstood> {
    known_members(body, &["names"])?;
    let names = body.get("names").and_then(Value::as_array);
    let names = names.and_then(|names| names.iter().map(Value::as_str).collect());
    names.ok_or_else(|| Misunderstood("\"names\" is missing or no list of texts".into()))
}

fn number(body: &Map<String, Value>, member: &str) -> Result<Option<u64>, Misunderstood> {
    let value = body.get(member);
    value
        .map(|value| value.as_u64().ok_or_else(|| Misunderstood(format!("{member:?} is no number"))))
        .transpose()
}

fn conditions(value: Option<&Value>) -> Result<Vec<Condition>, Misunderstood> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let names = value.as_array().ok_or_else(|| "conditions are no list".to_owned())?;
    let read = |name: &Value| name.as_str().unwrap_or_default().parse::<Condition>().map_err(Misunderstood);
    names.iter().map(read).collect()
}
