//! Finding the session and the workspace by a call that every signed-in user may make (creatio-api.md, sections 1.5 and 1.6).

use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::data_service_query::{Filter, Select};
use crate::error::{Cause, Effect, Error};
use crate::page::Page;
use crate::response::{Failure, ParsedResponse};
use crate::workspace::Workspace;

/// A live session, and the response that proves it.
pub(crate) struct Session {
    pub(crate) workspace: Workspace,
    pub(crate) probe: Probe,
    pub(crate) response: ParsedResponse,
}

/// A call that every signed-in user may make, and that reveals who is signed in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    /// `GetCurrentUserInfo`.
    UserInfo,
    /// A query for the user's own record, for sites without `UserInfoService`.
    OwnRecord,
}

impl Probe {
    pub(crate) fn call(self) -> Call<'static> {
        match self {
            Probe::UserInfo => Call::post(
                Effect::Read,
                Answer::Data,
                "GetCurrentUserInfo",
                "/ServiceModel/UserInfoService.svc/GetCurrentUserInfo",
                &json!({}),
            ),
            Probe::OwnRecord => Select {
                schema: "SysAdminUnit",
                columns: &["Id", "Name", "Contact"],
                order: &[],
                filters: vec![Filter::IsCurrentUser],
                page: Page { offset: 0, rows: 1 },
            }
            .call(),
        }
    }
}

impl Client {
    /// Finds the session and confirms the workspace of its services.
    ///
    /// `/0` comes first if nothing is known. A redirect or 401 there proves nothing on .NET, so the root is also tried.
    pub(crate) async fn find_session(&self) -> Result<Session, Error> {
        let mut most_specific = None;
        let mut candidates = self.workspace.candidates().to_vec();
        for probe in [Probe::UserInfo, Probe::OwnRecord] {
            let call = probe.call();
            let mut without_service = Vec::new();
            for workspace in &candidates {
                match self.send_with_any_token(workspace.as_str(), &call).await {
                    Ok(response) => {
                        self.workspace.confirm(*workspace);
                        return Ok(Session { workspace: *workspace, probe, response });
                    }
                    Err(failure) => {
                        let error = as_probe_error(failure);
                        if error.cause == Cause::ServiceMissing {
                            without_service.push(*workspace);
                        }
                        remember_most_specific(&mut most_specific, error)?;
                    }
                }
            }
            // If the likeliest candidate has the service, its refusal of the first probe is final.
            if without_service.first() != candidates.first() {
                break;
            }
            candidates = without_service;
        }
        Err(most_specific.unwrap_or_else(|| Probe::UserInfo.call().id.error(Cause::ServiceMissing)))
    }

    /// True if a probe proves that the session has ended.
    pub(crate) async fn session_has_ended(&self, workspace: Workspace) -> bool {
        let outcome = self.send_with_any_token(workspace.as_str(), &Probe::UserInfo.call()).await;
        outcome.is_err_and(|failure| as_probe_error(failure).cause == Cause::SessionEnded)
    }
}

/// The error of a failed probe. Every signed-in user may send a probe, so 401 or 403 means that the session has ended.
pub(crate) fn as_probe_error(failure: Failure) -> Error {
    match failure {
        Failure::Final(error) => error,
        Failure::SessionUnclear(error) => error.with_cause(Cause::SessionEnded),
    }
}

/// Remembers the most specific error. `Err` for an error after which no other candidate is worth a request.
fn remember_most_specific(most_specific: &mut Option<Error>, error: Error) -> Result<(), Error> {
    let weight = |cause: &Cause| match cause {
        Cause::SessionEnded => 2,
        Cause::ServiceMissing => 0,
        _ => 1,
    };
    if !matches!(error.cause, Cause::SessionEnded | Cause::ServiceMissing | Cause::NotJson | Cause::Forbidden)
    {
        return Err(error);
    }
    if most_specific.as_ref().is_none_or(|known| weight(&error.cause) > weight(&known.cause)) {
        *most_specific = Some(error);
    }
    Ok(())
}
