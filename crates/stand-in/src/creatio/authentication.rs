//! Who a request comes from, and whether it is admitted (creatio-api.md, sections 1.2 to 1.4).

use super::{
    responses,
    session_cookies::session_key,
    state::{Caller, Creatio},
};
use crate::{
    condition::SessionShape,
    dates::Millis,
    http::{Request, Response},
};
use uuid::Uuid;

/// Who a request comes from.
enum Sender {
    /// A signed-in user.
    User { caller: Caller, csrf_token: String },
    /// An app with a valid token, on behalf of its system user.
    App { system_user: Uuid },
    /// An invalid token.
    InvalidToken,
    /// A client without a session or token.
    Anonymous { has_session_cookie: bool },
}

impl Creatio {
    /// The name of the user on whose behalf a request comes.
    pub fn user_of(&mut self, request: &Request) -> Option<String> {
        match identify(self, request) {
            Sender::User { caller: Caller { user, .. }, .. } | Sender::App { system_user: user } => {
                self.world.unit(user).map(|unit| unit.name.clone())
            }
            Sender::Anonymous { .. } | Sender::InvalidToken => None,
        }
    }
}

/// Admits a request, or refuses it as this site does.
pub(super) fn admit(creatio: &mut Creatio, request: &Request) -> Result<Caller, Response> {
    match identify(creatio, request) {
        Sender::App { system_user: user } => Ok(Caller { user, zone_minutes: 0 }),
        Sender::InvalidToken => Err(Response::empty(401).with_header("www-authenticate", "Bearer")),
        Sender::Anonymous { has_session_cookie } => Err(session_ended(creatio, request, has_session_cookie)),
        Sender::User { caller, csrf_token } => {
            let is_checked = creatio.uses_csrf_token() && needs_csrf_token(&request.path);
            if is_checked && request.header("bpmcsrf") != Some(csrf_token.as_str()) {
                return Err(responses::stale_csrf(&creatio.version));
            }
            Ok(caller)
        }
    }
}

/// Identifies the sender of a request, and prolongs the session.
fn identify(creatio: &mut Creatio, request: &Request) -> Sender {
    let now = creatio.environment.now();
    if let Some(token) = request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
        return match system_user_of(creatio, token, now) {
            Some(system_user) => Sender::App { system_user },
            None => Sender::InvalidToken,
        };
    }
    let Some(key) = session_key(request) else {
        return Sender::Anonymous { has_session_cookie: false };
    };
    match creatio.sessions.prolong(&key, now) {
        Some(session) => Sender::User {
            caller: Caller { user: session.user, zone_minutes: session.zone_minutes },
            csrf_token: session.csrf_token.clone(),
        },
        None => Sender::Anonymous { has_session_cookie: true },
    }
}

fn system_user_of(creatio: &Creatio, token: &str, now: Millis) -> Option<Uuid> {
    let now = now + creatio.conditions.creatio_clock_ahead();
    let claims = creatio.identity.key.verify(token, now)?;
    let app = creatio.world.app_by_client_id(claims["client_id"].as_str()?)?;
    let user = creatio.world.unit(app.system_user?)?;
    (app.is_active && user.active).then_some(user.id)
}

fn session_ended(creatio: &Creatio, request: &Request, has_session_cookie: bool) -> Response {
    match creatio.conditions.session_shape() {
        SessionShape::Unauthorized => responses::authentication_failed(),
        SessionShape::Csrf if has_session_cookie => responses::stale_csrf(&creatio.version),
        SessionShape::Csrf | SessionShape::Redirect => {
            responses::to_login_page(&creatio.version, &request.path)
        }
    }
}

/// True if the path is that of a service which checks the CSRF token; pages do not.
fn needs_csrf_token(path: &str) -> bool {
    const SERVICES: &[&str] = &["odata", "rest", "DataService", "dataservice", "ServiceModel", "api"];
    const EXEMPT: &[&str] = &[
        "AuthService.svc",
        "msg/negotiate",
        "SSPLogin",
        "MsgUtilService.svc",
        "/msg",
        "CspViolationService.svc",
    ];
    let in_workspace = path.strip_prefix("/0").unwrap_or(path).trim_start_matches('/');
    let service = in_workspace.split('/').next().unwrap_or_default();
    SERVICES.contains(&service) && !EXEMPT.iter().any(|exempt| path.contains(exempt))
}
