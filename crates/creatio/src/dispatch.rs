//! Sending a call to the workspace, finding it first if necessary.

use crate::call::Call;
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::response::{Failure, ParsedResponse};
use crate::transport::LocalBoxFuture;
use crate::workspace::Workspace;

impl Client {
    /// Calls a service of the workspace.
    ///
    /// Before a write the user is checked. The workspace is found first if it is unknown; before a write also if it is
    /// unconfirmed. A read that meets HTTP 404 or a sign-in page in an unconfirmed workspace looks for the workspace and is
    /// sent again if it is elsewhere.
    ///
    /// Boxed, so that its code is not repeated in each method that makes a call.
    pub(crate) fn call<'a>(&'a self, call: Call<'a>) -> LocalBoxFuture<'a, Result<ParsedResponse, Error>> {
        Box::pin(self.dispatch(call))
    }

    async fn dispatch(&self, call: Call<'_>) -> Result<ParsedResponse, Error> {
        if call.id.effect == Effect::Write {
            self.check_user().await?;
        }
        let is_confirmed = self.workspace.is_confirmed();
        let workspace = match self.workspace.get() {
            Some(workspace) if is_confirmed || call.id.effect == Effect::Read => workspace,
            _ => self.find_session().await?.workspace,
        };
        let outcome = self.call_in(workspace, &call).await;
        let Err(error) = outcome else { return outcome };
        let may_be_elsewhere = matches!(error.cause, Cause::ServiceMissing | Cause::SessionEnded);
        if !may_be_elsewhere || self.workspace.is_confirmed() {
            return Err(error);
        }
        match self.find_session().await {
            Ok(found) if found.workspace != workspace => self.call_in(found.workspace, &call).await,
            Err(other) if other.cause == Cause::SessionEnded => Err(other),
            _ => Err(error),
        }
    }

    async fn call_in(&self, workspace: Workspace, call: &Call<'_>) -> Result<ParsedResponse, Error> {
        let (tokens, token) = (self.csrf_tokens(), self.csrf_token());
        let mut outcome = self.send(workspace.as_str(), call).await;
        if let Err(Failure::SessionUnclear(error)) = outcome {
            if self.session_has_ended(workspace).await {
                return Err(error.with_cause(Cause::SessionEnded));
            }
            // The probe was accepted with another value of the same cookies, so this call was refused for its value,
            // before any service saw it.
            if self.csrf_token() == token || self.csrf_tokens() != tokens {
                return Err(error);
            }
            outcome = self.send(workspace.as_str(), call).await;
        }
        match outcome {
            Ok(response) => {
                // Only JSON is certain to come from a service.
                if !response.json.is_null() {
                    self.workspace.confirm(workspace);
                }
                Ok(response)
            }
            Err(Failure::Final(error) | Failure::SessionUnclear(error)) => Err(error),
        }
    }
}
