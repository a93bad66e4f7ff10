//! Creatio: one module per service, all over one state. Pure: no socket, no clock and no chance of its own.

pub mod answers;
mod application_info;
mod auth;
mod change_query;
mod conditions;
mod control;
mod data_service;
mod feature;
mod filter;
mod health;
mod identity_call;
mod identity_origin;
mod main_menu;
mod oauth_app;
mod oauth_config;
mod odata;
mod odata_filter;
mod odata_write;
mod ordered;
mod rights;
mod rows;
mod schema;
mod select_query;
mod session;
mod sys_settings;
mod user_info;
mod values;

use crate::{
    condition::{Condition, SessionShape},
    http::{Delay, Request, Response},
    identity::{Identity, Key},
    profile::{Profile, Runtime},
    surroundings::Surroundings,
    world::{World, WorldOrder},
};
use ordered::Ordered;
use session::{Sessions, Who};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The address at which the documentation's Identity Service answers Creatio.
pub const DOCUMENTED_IDENTITY_SERVICE: &str = "http://localhost:8090";
/// How long a slow Identity Service or a slow default resource takes, in milliseconds.
pub const SLOW_MS: u64 = 2_000;

/// A Creatio with an Identity Service beside it.
pub struct Creatio {
    /// The product version.
    pub profile: Profile,
    /// What the database holds.
    pub world: World,
    /// The Identity Service.
    pub identity: Identity,
    /// Addresses at which Creatio's server reaches the Identity Service, without a slash at the end.
    pub identity_addresses: Vec<String>,
    /// The clock and chance.
    pub surroundings: Surroundings,
    conditions: BTreeSet<Condition>,
    sessions: Sessions,
    ordered: Ordered,
    waited_ms: u64,
}

/// Who calls a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The user's SysAdminUnit id.
    pub user: Uuid,
}

impl Creatio {
    /// A Creatio of that version in that start state.
    pub fn new(profile: Profile, order: WorldOrder, mut surroundings: Surroundings) -> Self {
        let world = World::new(order, &profile, surroundings.now());
        let key = Key::new(&mut surroundings);
        let identity = Identity::new(&world, DOCUMENTED_IDENTITY_SERVICE.into(), key);
        Self {
            profile,
            world,
            identity,
            identity_addresses: vec![DOCUMENTED_IDENTITY_SERVICE.into()],
            surroundings,
            conditions: BTreeSet::new(),
            sessions: Sessions::default(),
            ordered: Ordered::default(),
            waited_ms: 0,
        }
    }

    /// Starts anew in place: forgets data, sessions and conditions; keeps addresses, clock and the signing key.
    pub fn reset(&mut self, profile: Profile, order: WorldOrder) {
        self.world =
            World { changes: self.world.changes + 1, ..World::new(order, &profile, self.surroundings.now()) };
        self.identity.learn(&self.world);
        self.profile = profile;
        self.conditions.clear();
        self.sessions = Sessions::default();
    }

    /// Answers one request to Creatio's origin.
    pub fn handle(&mut self, request: &Request) -> Response {
        self.waited_ms = 0;
        let mut response = self.answer(request);
        if self.waited_ms > 0 && response.delay == Delay::None {
            response.delay = Delay::Millis(self.waited_ms);
        }
        response
    }

    /// The name of the user on whose behalf a request comes.
    pub fn user_of(&mut self, request: &Request) -> Option<String> {
        match self.who(request) {
            Who::Session(user, _) | Who::Token(user) => self.world.unit(user).map(|unit| unit.name.clone()),
            Who::Nobody { .. } | Who::BadToken => None,
        }
    }

    fn answer(&mut self, request: &Request) -> Response {
        let path = request.path.as_str();
        if let Some(method) = path.strip_prefix("/ServiceModel/AuthService.svc/") {
            return auth::answer(self, method, request);
        }
        if path == "/0/ServiceModel/AuthService.svc/Login" {
            return Response::empty(401);
        }
        if path == self.profile.login_page() {
            return answers::login_page(&self.profile);
        }
        let caller = match self.admit(request) {
            Ok(caller) => caller,
            Err(refusal) => return refusal,
        };
        if path == "/" {
            return answers::home_page(&self.profile);
        }
        match self.in_workspace(path) {
            Some(path) => self.dispatch(&path, caller, request),
            None => answers::not_found(&self.profile),
        }
    }

    /// Lets a caller in, or says how this site refuses one.
    fn admit(&mut self, request: &Request) -> Result<Caller, Response> {
        match self.who(request) {
            Who::Token(user) => Ok(Caller { user }),
            Who::BadToken => Err(Response::empty(401).with_header("www-authenticate", "Bearer")),
            Who::Nobody { cookie_sent } => Err(self.session_over(request, cookie_sent)),
            Who::Session(user, csrf) => {
                let checked = self.uses_csrf_token() && is_service(&request.path);
                if checked && request.header("bpmcsrf") != Some(csrf.as_str()) {
                    return Err(answers::stale_csrf(&self.profile));
                }
                Ok(Caller { user })
            }
        }
    }

    fn session_over(&self, request: &Request, cookie_sent: bool) -> Response {
        let shape = self.conditions.iter().find_map(|condition| match condition {
            Condition::SessionShape(shape) => Some(*shape),
            _ => None,
        });
        match shape.unwrap_or_default() {
            SessionShape::Unauthorized => answers::authentication_failed(),
            SessionShape::Csrf if cookie_sent => answers::stale_csrf(&self.profile),
            SessionShape::Csrf | SessionShape::Redirect => {
                answers::to_login_page(&self.profile, &request.path)
            }
        }
    }

    /// The path below the workspace root, decoded; `None` if it is outside.
    fn in_workspace(&self, path: &str) -> Option<String> {
        let inside = match self.profile.runtime {
            Runtime::Framework => path.strip_prefix("/0/")?,
            Runtime::Core => path.strip_prefix('/')?,
        };
        Some(percent_encoding::percent_decode_str(inside).decode_utf8().ok()?.into_owned())
    }

    fn dispatch(&mut self, path: &str, caller: Caller, request: &Request) -> Response {
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            ["ServiceModel", "UserInfoService.svc", method] if !self.is(&Condition::NoUserInfoService) => {
                user_info::answer(self, caller, method, request)
            }
            ["ServiceModel", "ApplicationInfoService.svc", method] => {
                application_info::answer(self, method, request)
            }
            ["rest", "RightsService", method] if !self.is(&Condition::NoRightsService) => {
                rights::answer(self, caller, method, request)
            }
            ["rest", "FeatureService", method @ ..] if !self.is(&Condition::NoFeatureService) => {
                feature::answer(self, caller, method, request)
            }
            ["rest", "OAuthConfigService", method] => oauth_config::answer(self, caller, method, request),
            ["rest", "MainMenuService", "Logout"] => main_menu::logout(self, request),
            ["DataService" | "dataservice", "json", "SyncReply" | "reply", method] => {
                data_service::answer(self, caller, method, request)
            }
            ["api", "OAuthHealthCheck"] => health::answer(self, request),
            ["odata", set @ ..] => odata::answer(self, caller, set, request),
            _ => answers::not_found(&self.profile),
        }
    }

    /// True if the user may execute that operation.
    pub(crate) fn may(&self, caller: Caller, operation: &str) -> bool {
        let granted = self.world.unit(caller.user).is_some_and(|unit| unit.operations.contains(operation));
        granted && !self.is(&Condition::Without(operation.to_owned()))
    }

    /// Takes note that the answer takes so much longer.
    pub(crate) fn wait(&mut self, millis: u64) {
        self.waited_ms += millis;
    }

    /// Takes note that the state was changed.
    pub(crate) fn changed(&mut self) {
        self.world.changes += 1;
    }

    /// The contact of the caller, who is named in the base columns.
    pub(crate) fn contact_of(&self, caller: Caller) -> Uuid {
        self.world.unit(caller.user).and_then(|unit| unit.contact).unwrap_or_default()
    }
}

/// The name of a table that some version knows.
pub(crate) fn schema_named(name: &str) -> Option<&'static str> {
    schema::Schema::named(name).map(|schema| schema.name)
}

/// True if the path belongs to a service, which checks the CSRF token; pages are not checked.
fn is_service(path: &str) -> bool {
    const SERVICES: &[&str] = &["odata", "rest", "DataService", "dataservice", "ServiceModel", "api"];
    const EXEMPT: &[&str] = &[
        "AuthService.svc",
        "msg/negotiate",
        "SSPLogin",
        "MsgUtilService.svc",
        "/msg",
        "CspViolationService.svc",
    ];
    let inside = path.strip_prefix("/0").unwrap_or(path).trim_start_matches('/');
    let first = inside.split('/').next().unwrap_or_default();
    SERVICES.contains(&first) && !EXEMPT.iter().any(|exempt| path.contains(exempt))
}
