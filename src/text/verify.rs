//! Texts of the region Verify.

use creatio::AppReply;
use model::verify::{AppFacts, Call, Finding, PasteError, Run, Source, Stage, State, Verdict};

pub const VERIFY: &str = "Verify";
pub const HINT: &str =
    "Gets a token as this app and reads one contact with it. Nothing is changed, and no data is shown.";
pub const STAGES: &str = "Stages";
pub const RUNNING: &str = "Verifying…";
pub const KEYWORDS: &str = "test check token call works prove";
pub const TYPED_SECRET: &str = "Secret to verify with";
pub const TYPED_SECRET_HINT: &str = "Used for this run only, and not stored. Then press Verify again.";
pub const SECRET_NEEDED: &str = "Creatio did not return the Client secret. Type it below.";
pub const PASTE: &str = "Paste the output";
pub const COPY_POSIX: &str = "Copy command (POSIX)";
pub const COPY_POWERSHELL: &str = "Copy command (PowerShell)";
pub const COMMAND: &str = "The command was";
pub const SHELL: &str = "Or run the check in a shell on a computer that reaches the Identity Service. The command asks for the secret and prints neither it nor the token.";
pub const SITE_UNKNOWN: &str = "Creatio did not answer. Reload the page and try again.";

/// Command of the palette.
pub fn command(name: &str) -> String {
    format!("{VERIFY} {name}")
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Source => "Token endpoint",
        Stage::Token => "Token",
        Stage::Claims => "Content of the token",
        Stage::DataService => "DataService",
        Stage::OData => "OData",
        Stage::User => "System user",
    }
}

pub fn state(state: State, is_running: bool) -> &'static str {
    match state {
        State::Ok => "OK",
        State::Failed => "Failed",
        State::Skipped => "Skipped",
        State::NotRun if is_running => "Waiting",
        State::NotRun => "Not run",
    }
}

pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Works => "The app works: it gets a token and reads data.".to_owned(),
        Verdict::UseShell => "Not verified yet. Run the command in a shell and paste its output.".to_owned(),
        Verdict::Failed(failed, found) => {
            format!("The app does not work. {}: {}", stage(failed), finding(found).0)
        }
    }
}

pub fn paste_problem(error: PasteError) -> &'static str {
    match error {
        PasteError::NotOutput => {
            "This is not the output of the command. Paste the line that starts with {\"verify\"."
        }
        PasteError::OtherApp => "This is the output for another app. Copy the command of this one.",
    }
}

const GRANT: &str = "In Creatio, give the system user the operation “Access to OData” (CanUseODataService).";
const RIGHTS: &str = "In Creatio, give the system user roles that may read contacts, or the operation “View any data”. A technical user needs its own roles. A user also needs a license.";

/// The cause and the fix of a finding; empty where there is nothing to add or to do.
pub fn finding(finding: Finding) -> (&'static str, &'static str) {
    use Finding as F;
    match finding {
        F::SourceFound | F::TokenReceived | F::ClaimsRead | F::DataRead | F::UserSufficient => ("", ""),
        F::SourceNotAllowed => (
            "This browser may not ask the Identity Service: it is on another origin.",
            "Use the command below, or set identityService in config.json to a path that your web server forwards.",
        ),
        F::SourceWrong => (
            "No Identity Service answers at the address in config.json.",
            "Check identityService in config.json, the forwarding in the web server, and that the service runs.",
        ),
        F::SourceMissing => (
            "Creatio has no address of an Identity Service, or did not return it.",
            "Fill in the settings on the page Connect.",
        ),
        F::TokenUnreachable => (
            "There was no answer, or the browser may not read it.",
            "Check that the Identity Service runs, its certificate, and the firewall.",
        ),
        F::TokenInvalidClient => (
            "The Client Id or the secret is wrong, or the Identity Service does not know the app.",
            "Copy both again without blanks. If the database of the service was recreated, create a new app.",
        ),
        F::AppInactive => ("The app is not active.", "Turn on Active and save."),
        F::TokenInvalidScope => (
            "The app has no access to the default resource, or that was created again.",
            "Check the default resource on the page Connect, then create the app again.",
        ),
        F::TokenUnauthorizedClient => (
            "The app may not use the grant type client_credentials.",
            "Turn Public client off, or create an app of the type server-to-server.",
        ),
        F::TokenUnsupportedGrantType => (
            "The service does not offer the grant type client_credentials.",
            "Check that the address is that of Creatio's Identity Service.",
        ),
        F::TokenInvalidRequest => (
            "The service calls the request invalid.",
            "Check that the app may use the grant type client_credentials, and that the proxy forwards POST requests with their body.",
        ),
        F::TokenInvalidGrant => (
            "The service rejected the grant.",
            "Check that the address is that of Creatio's Identity Service.",
        ),
        F::TokenPage => (
            "A web page answered instead of a token, such as a sign-in page.",
            "Use the address of the Identity Service, not that of Creatio.",
        ),
        F::TokenNoService => (
            "There is no token service at this address.",
            "Check the address of the Identity Service on the page Connect.",
        ),
        F::TokenServiceDown => (
            "The Identity Service failed.",
            "Check its log, its database and its certificate, and that it runs.",
        ),
        F::TokenNotUnderstood => (
            "The answer has no token and no known error.",
            "Check that the address is that of Creatio's Identity Service.",
        ),
        F::ClaimsOpaque => ("The token can't be read. Creatio may accept it all the same.", ""),
        F::ClaimsClock => (
            "The clocks of the servers or of this computer differ.",
            "Set them by a time server, before tokens are refused.",
        ),
        F::ClaimsOtherApp => (
            "The token was issued to another app.",
            "Check that no proxy or cache answers for the Identity Service.",
        ),
        F::ClaimsNotValid => (
            "By Creatio's clock, the token has expired or is not valid yet.",
            "Set the clocks of Creatio and of the Identity Service by a time server.",
        ),
        F::ClaimsScope => (
            "The token is not for this site: it lacks the scope of the default resource.",
            "Each site needs its own Identity Service. Check the address and the default resource on the page Connect.",
        ),
        F::DataEmpty => (
            "No contact was returned.",
            "If there are contacts, the system user may not read them. Check its object and record permissions.",
        ),
        F::DataUnauthorized => (
            "Creatio rejected the token.",
            "Check that Creatio reaches the same Identity Service and that it is not used by another site. Check the clocks, and that the app and its system user exist and are active.",
        ),
        F::DataForbidden => {
            ("Creatio accepted the token, but the system user may not read contacts.", RIGHTS)
        }
        F::DataRefused => ("Creatio refused the query.", RIGHTS),
        F::DataUnreachable => ("Creatio did not answer.", "Check that Creatio runs, and try again."),
        F::DataPage => (
            "Creatio answered with a page, as without a token.",
            "Check that the proxy forwards the header Authorization, and that OAuth is enabled in Creatio.",
        ),
        F::DataNoService => (
            "There is no such service at this address.",
            "Check “creatio” and “workspace” in config.json, and whether the site uses /0.",
        ),
        F::DataFault => ("Creatio failed.", "Check its log, and try again."),
        F::DataNotUnderstood => {
            ("The answer is no data of Creatio.", "Check which server answers at this address.")
        }
        F::ODataRefused => ("The system user may not use OData. The token and DataService work.", GRANT),
        F::UserInactive => {
            ("The system user is not active.", "Activate the user in Creatio, or choose another system user.")
        }
        F::UserUnlicensed => (
            "The system user has no license.",
            "Grant a license in Creatio, or choose a technical user, who needs none.",
        ),
        F::UserLacksOData => ("The system user lacks “Access to OData”.", GRANT),
        F::UserLacksRights => ("The system user lacks object permissions or a license.", RIGHTS),
    }
}

/// What was observed at a stage, without secrets.
pub fn details(stage: Stage, run: &Run, app: &AppFacts) -> String {
    let call = |call: Option<Call>| call.map(|call| answer(call.reply)).unwrap_or_default();
    match stage {
        Stage::Source => match &run.source {
            Source::Page(url) | Source::Shell(url) | Source::Wrong(url) => url.clone(),
            Source::NotAllowed | Source::Missing => String::new(),
        },
        Stage::Token => call(run.token),
        Stage::Claims => run.claims.as_ref().map_or_else(String::new, |claims| {
            let lifetime = claims.expires_at.unwrap_or_default() - run.now_ms / 1_000;
            let ahead = claims.issued_at.unwrap_or_default() - run.now_ms / 1_000;
            format!(
                "client_id {} · scope {} · issuer {} · expires in {lifetime} s · clock {ahead:+} s",
                claims.client_id,
                claims.scopes.join(" "),
                claims.issuer,
            )
        }),
        Stage::DataService => call(run.data_service),
        Stage::OData => call(run.odata),
        Stage::User => {
            let active = match app.user_is_active {
                Some(true) => " · active",
                Some(false) => " · not active",
                None => "",
            };
            format!("{}{active}", app.user.as_deref().unwrap_or_default())
        }
    }
}

fn answer(reply: AppReply) -> String {
    let mut text = match reply.status {
        None => return "No answer".to_owned(),
        Some(0) => "Redirect".to_owned(),
        Some(status) => format!("HTTP {status}"),
    };
    if let Some(error) = reply.error {
        text.push_str(" · ");
        text.push_str(error.into());
    }
    text
}

/// How long a stage took.
pub fn duration(ms: u32) -> String {
    format!("{ms} ms")
}
