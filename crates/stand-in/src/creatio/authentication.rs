//! Who a request comes from, and whether it is admitted (creatio-api.md, sections 1.2 to 1.4).

use super::{
    identity_client::is_reachable,
    product_error::ProductError,
    responses,
    session_cookies::session_key,
    state::{Caller, Creatio},
};
use crate::{
    condition::SessionShape,
    dates::Millis,
    http::{Request, Response},
    profile::{BearerRefusal, ProductVersion},
    world::TYPE_TECHNICAL_USER,
};
use uuid::Uuid;

/// Who a request comes from.
enum Sender {
    /// A signed-in user.
    User { caller: Caller, csrf_token: String },
    /// An app with a valid token, on behalf of its system user.
    App { system_user: Uuid },
    /// A token that is of no use.
    UselessToken(TokenProblem),
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
            Sender::Anonymous { .. } | Sender::UselessToken(_) => None,
        }
    }
}

/// Admits a request, or refuses it as this site does.
pub(super) fn admit(creatio: &mut Creatio, request: &Request) -> Result<Caller, Response> {
    match identify(creatio, request) {
        Sender::App { system_user: user } => Ok(Caller { user, zone_minutes: 0 }),
        Sender::UselessToken(problem) => Err(problem.refusal(&creatio.version)),
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
            Ok(system_user) => Sender::App { system_user },
            Err(problem) => Sender::UselessToken(problem),
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

/// Why a token is of no use (creatio-api.md, section 14.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TokenProblem {
    /// It is expired, of another site or none at all, Creatio cannot have it checked, or there is no such app.
    Invalid,
    /// Its app or its user is inactive.
    Inactive,
    /// It is valid, but not for this site.
    ForeignScope,
    /// Its user is a person without a license.
    Unlicensed,
}

impl TokenProblem {
    fn refusal(self, version: &ProductVersion) -> Response {
        let BearerRefusal { has_body, inactive_status } = version.bearer_refusal;
        if self == Self::Unlicensed && has_body {
            // Which shape a version answers in is not known: this one says it as DataService does.
            let error = ProductError::new("LicException", "The user has no active license.");
            return Response::json(200, &error.data_service_body());
        }
        let status = match self {
            Self::Invalid => 401,
            Self::Inactive => inactive_status,
            Self::ForeignScope | Self::Unlicensed => 403,
        };
        let response =
            if has_body { responses::authentication_failed_with(status) } else { Response::empty(status) };
        if status == 401 { response.with_header("www-authenticate", "Bearer") } else { response }
    }
}

/// The system user of the app that a token was issued to.
fn system_user_of(creatio: &Creatio, token: &str, now: Millis) -> Result<Uuid, TokenProblem> {
    if !is_reachable(creatio) {
        return Err(TokenProblem::Invalid);
    }
    let now = now + creatio.conditions.creatio_clock_ahead();
    let claims = creatio.identity.key.verify(token, now).ok_or(TokenProblem::Invalid)?;
    let client_id = claims["client_id"].as_str().unwrap_or_default();
    let app = creatio.world.app_by_client_id(client_id).ok_or(TokenProblem::Invalid)?;
    let resources = creatio.world.resources_of(app.id);
    if !resources.iter().any(|resource| claims["aud"] == *resource) {
        return Err(TokenProblem::ForeignScope);
    }
    let user = app.system_user.and_then(|id| creatio.world.unit(id)).filter(|user| user.active);
    let user = user.filter(|_| app.is_active).ok_or(TokenProblem::Inactive)?;
    let needs_license = user.type_value != TYPE_TECHNICAL_USER;
    if needs_license && !user.has_license { Err(TokenProblem::Unlicensed) } else { Ok(user.id) }
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
