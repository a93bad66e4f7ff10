//! What a run means (creatio-api.md, sections 6, 8.2, 14.4 and 14.5).

use creatio::{AppReply, Content, TokenError};

use super::run::{AppFacts, Call, Run, Source};

/// The result of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It works.
    Ok,
    /// It does not work.
    Failed,
    /// It was left out.
    Skipped,
    /// It was not reached.
    NotRun,
}

/// The stages, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Where tokens come from.
    Source,
    /// The request for a token.
    Token,
    /// What the token says.
    Claims,
    /// The query through the DataService.
    DataService,
    /// The query through OData.
    OData,
    /// What the system user may do.
    User,
}

/// What was found at a stage. Each failure has its own cause and fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the texts of the page describe each finding")]
pub enum Finding {
    SourceFound,
    SourceNotAllowed,
    SourceWrong,
    SourceMissing,
    TokenReceived,
    TokenUnreachable,
    TokenInvalidClient,
    TokenInvalidScope,
    TokenUnauthorizedClient,
    TokenUnsupportedGrantType,
    TokenInvalidRequest,
    TokenInvalidGrant,
    TokenPage,
    TokenNoService,
    TokenServiceDown,
    TokenNotUnderstood,
    AppInactive,
    ClaimsRead,
    ClaimsOpaque,
    ClaimsClock,
    ClaimsOtherApp,
    ClaimsNotValid,
    ClaimsScope,
    DataRead,
    DataEmpty,
    DataRefused,
    DataUnreachable,
    DataPage,
    DataUnauthorized,
    DataForbidden,
    DataNoService,
    DataFault,
    DataNotUnderstood,
    ODataRefused,
    UserInactive,
    UserUnlicensed,
    UserLacksOData,
    UserLacksRights,
    UserSufficient,
}

impl Finding {
    /// The state of a stage with this finding.
    pub fn state(self) -> State {
        use Finding as F;
        match self {
            F::SourceFound
            | F::TokenReceived
            | F::ClaimsRead
            | F::ClaimsOpaque
            | F::ClaimsClock
            | F::DataRead
            | F::DataEmpty
            | F::UserSufficient => State::Ok,
            F::SourceNotAllowed => State::Skipped,
            _ => State::Failed,
        }
    }
}

/// The whole result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The app gets a token and reads data.
    Works,
    /// This stage is the first one that fails.
    Failed(Stage, Finding),
    /// The page may not ask; a command in a shell may.
    UseShell,
}

/// Each stage with what was found; `None` if it was not reached.
pub fn judge(run: &Run, app: &AppFacts) -> [(Stage, Option<Finding>); 6] {
    let data_service = run.data_service.map(|call| data(call.reply, run, app));
    let odata = run.odata.map(|call| match data(call.reply, run, app) {
        // With the right to read contacts by another way, only the right to OData can be missing.
        Finding::DataUnauthorized | Finding::DataForbidden | Finding::DataRefused
            if matches!(data_service, Some(Finding::DataRead | Finding::DataEmpty)) =>
        {
            Finding::ODataRefused
        }
        finding => finding,
    });
    [
        (Stage::Source, Some(source(&run.source))),
        (Stage::Token, run.token.map(|call| token(call.reply, app))),
        (Stage::Claims, claims(run, app)),
        (Stage::DataService, data_service),
        (Stage::OData, odata),
        (Stage::User, user(data_service, odata, app)),
    ]
}

/// The verdict on these stages.
pub fn verdict(stages: &[(Stage, Option<Finding>)]) -> Verdict {
    let failed = stages.iter().find_map(|&(stage, finding)| {
        finding.filter(|finding| finding.state() == State::Failed).map(|finding| (stage, finding))
    });
    match failed {
        Some((stage, finding)) => Verdict::Failed(stage, finding),
        None if stages.iter().all(|(_, finding)| finding.is_some()) => Verdict::Works,
        None => Verdict::UseShell,
    }
}

fn source(source: &Source) -> Finding {
    match source {
        Source::Page(_) | Source::Shell(_) => Finding::SourceFound,
        Source::NotAllowed => Finding::SourceNotAllowed,
        Source::Wrong(_) => Finding::SourceWrong,
        Source::Missing => Finding::SourceMissing,
    }
}

fn token(reply: AppReply, app: &AppFacts) -> Finding {
    if let Some(error) = reply.error {
        return match error {
            TokenError::InvalidClient if app.is_active == Some(false) => Finding::AppInactive,
            TokenError::InvalidClient => Finding::TokenInvalidClient,
            TokenError::InvalidScope => Finding::TokenInvalidScope,
            TokenError::UnauthorizedClient => Finding::TokenUnauthorizedClient,
            TokenError::UnsupportedGrantType => Finding::TokenUnsupportedGrantType,
            TokenError::InvalidRequest => Finding::TokenInvalidRequest,
            TokenError::InvalidGrant => Finding::TokenInvalidGrant,
        };
    }
    match reply.status {
        None => Finding::TokenUnreachable,
        Some(200) if reply.has_token => Finding::TokenReceived,
        Some(500..) => Finding::TokenServiceDown,
        Some(404 | 405) => Finding::TokenNoService,
        Some(0 | 300..=399) => Finding::TokenPage,
        Some(_) if reply.content == Content::Html => Finding::TokenPage,
        Some(_) => Finding::TokenNotUnderstood,
    }
}

/// Clocks that differ by less do no harm.
const TOLERANCE_S: i64 = 60;

fn claims(run: &Run, app: &AppFacts) -> Option<Finding> {
    run.data_service?;
    let Some(claims) = &run.claims else { return Some(Finding::ClaimsOpaque) };
    let is_refused = |call: Option<Call>| call.is_some_and(|call| call.reply.status == Some(401));
    let now = run.now_ms / 1_000;
    // By Creatio's own clock, where its answer has one.
    let creatio_now =
        now + run.data_service.and_then(|call| call.reply.clock_ahead_ms).unwrap_or_default() / 1_000;
    let is_not_valid = claims.expires_at.is_some_and(|expires| expires <= creatio_now)
        || claims.issued_at.is_some_and(|issued| issued > creatio_now + TOLERANCE_S);
    let differs = |clock: i64| claims.issued_at.is_some_and(|issued| (issued - clock).abs() > TOLERANCE_S);
    Some(if !claims.client_id.is_empty() && claims.client_id != app.client_id {
        Finding::ClaimsOtherApp
    } else if lacks_scope(run, app) {
        Finding::ClaimsScope
    // A token that Creatio accepts is valid, whatever a clock says.
    } else if is_not_valid && is_refused(run.data_service) {
        Finding::ClaimsNotValid
    } else if differs(now) || differs(creatio_now) {
        Finding::ClaimsClock
    } else {
        Finding::ClaimsRead
    })
}

/// Whether a token that names its scopes leaves out the one of this site.
fn lacks_scope(run: &Run, app: &AppFacts) -> bool {
    let scopes = run.claims.as_ref().map(|claims| &claims.scopes).filter(|scopes| !scopes.is_empty());
    matches!((scopes, &app.scope), (Some(scopes), Some(scope)) if !scopes.contains(scope))
}

fn data(reply: AppReply, run: &Run, app: &AppFacts) -> Finding {
    let is_unlicensed = app.user_has_license == Some(false);
    match (reply.status, reply.has_records) {
        (None, _) => Finding::DataUnreachable,
        (Some(200), Some(true)) => Finding::DataRead,
        (Some(200), Some(false)) => Finding::DataEmpty,
        (Some(401 | 403), _) if app.is_active == Some(false) => Finding::AppInactive,
        (Some(401 | 403), _) if app.user_is_active == Some(false) => Finding::UserInactive,
        (Some(401 | 403), _) if is_unlicensed => Finding::UserUnlicensed,
        (Some(200), None) if reply.content == Content::Json && is_unlicensed => Finding::UserUnlicensed,
        (Some(200), None) if reply.content == Content::Json => Finding::DataRefused,
        (Some(403), _) if lacks_scope(run, app) => Finding::ClaimsScope,
        (Some(401), _) => Finding::DataUnauthorized,
        (Some(403), _) => Finding::DataForbidden,
        (Some(404), _) => Finding::DataNoService,
        (Some(500..), _) => Finding::DataFault,
        (Some(0 | 300..=399), _) => Finding::DataPage,
        (Some(_), _) if reply.content == Content::Html => Finding::DataPage,
        (Some(_), _) => Finding::DataNotUnderstood,
    }
}

fn user(data_service: Option<Finding>, odata: Option<Finding>, app: &AppFacts) -> Option<Finding> {
    let (data_service, odata) = (data_service?, odata?);
    if app.user_is_active == Some(false) {
        return Some(Finding::UserInactive);
    }
    match (data_service, odata) {
        (Finding::UserUnlicensed, _) => Some(Finding::UserUnlicensed),
        (Finding::DataRefused | Finding::DataForbidden, _) => Some(Finding::UserLacksRights),
        (_, Finding::ODataRefused) => Some(Finding::UserLacksOData),
        (Finding::DataRead | Finding::DataEmpty, Finding::DataRead | Finding::DataEmpty) => {
            Some(Finding::UserSufficient)
        }
        _ => None,
    }
}
