//! Signing in and out, and who is signed in (creatio-api.md, sections 1.1 to 1.6).

use serde_json::{Value, json};

use crate::answers::{Answer, Failure};
use crate::call::{Call, Expected};
use crate::read::{self, Members, Misshapen};
use crate::select::{Filter, Page, Select, rows};
use crate::{Cause, Client, Error, Id, Secret, Workspace};

/// The signed-in user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The record of `SysAdminUnit`, where the site tells it.
    pub id: Option<Id>,
    /// The contact's name, or for want of one the login name. Never empty.
    pub name: String,
}

/// How far sign-in went. In each case a session has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// All the way.
    Fully,
    /// All the way, but Creatio wants the password changed some time soon.
    PasswordChangeAdvised {
        /// Creatio's words about it.
        message: String,
        /// Where to change it.
        url: Option<String>,
    },
    /// Creatio lets the user do nothing but change the password.
    PasswordExpired {
        /// Where to change it.
        url: Option<String>,
    },
    /// The user has no licence, and may only hand out licences.
    LicenceNeeded,
}

/// A session, and where the services that know it are.
pub(crate) struct Session {
    pub(crate) workspace: Workspace,
    probe: Probe,
    answer: Answer,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Probe {
    UserInfo,
    /// For sites without `UserInfoService`.
    OwnRecord,
}

impl Probe {
    fn call(self) -> Call<'static> {
        match self {
            Probe::UserInfo => Call::read(
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
    /// Who is signed in; finds the workspace if it is not known. [`Cause::SessionEnded`] if nobody is.
    pub async fn current_user(&self) -> Result<User, Error> {
        let session = self.find_session().await?;
        if session.probe == Probe::OwnRecord {
            return own_record(&session.answer);
        }
        let info = session.answer.read(read::object).map(user_in)?;
        if let Some(user) = info.user() {
            return Ok(user);
        }
        // The service told no name, or is of a shape that nobody has met yet. The user's own record has the name.
        let own = self.ask(Probe::OwnRecord.call()).await.and_then(|answer| own_record(&answer));
        match (own, info.id) {
            (Err(error), Some(id)) if error.cause != Cause::SessionEnded => {
                Ok(User { name: id.to_string(), id: Some(id) })
            }
            (own, _) => own,
        }
    }

    /// Signs in. Nothing is kept but the cookies, which are the transport's.
    pub async fn sign_in(&self, user_name: &str, password: &Secret) -> Result<SignedIn, Error> {
        let body = json!({"UserName": user_name, "UserPassword": password.expose()});
        let call = Call::read("Login", "/ServiceModel/AuthService.svc/Login", &body).carrying(password);
        let answer = match self.send("", &call).await {
            Ok(answer) => answer,
            Err(Failure::Clear(error) | Failure::SessionInDoubt(error)) => return Err(sign_in_error(error)),
        };
        let members = answer.read(read::object)?;
        match answer.read(|_| read::number(members, "Code"))? {
            0 | 2 | 3 | 5 if self.csrf_token().is_none() => Err(answer.fail(Cause::CsrfCookieUnreadable)),
            0 => Ok(SignedIn::Fully),
            2 => answer.read(|_| {
                Ok(SignedIn::PasswordChangeAdvised {
                    message: read::text(members, "Message")?,
                    url: read::text_if_any(members, "PasswordChangeUrl")?,
                })
            }),
            3 => Ok(SignedIn::LicenceNeeded),
            5 => answer.read(|_| {
                Ok(SignedIn::PasswordExpired { url: read::text_if_any(members, "PasswordChangeUrl")? })
            }),
            4 => Err(answer.fail(Cause::NoLicence)),
            _ => Err(answer.fail(refused_sign_in(members))),
        }
    }

    /// Signs out. That nobody was signed in is no error.
    pub async fn sign_out(&self) -> Result<(), Error> {
        let call = |path| Call::read("Logout", path, &json!({})).expecting(Expected::AnySuccess);
        if let Some(workspace) = self.workspace() {
            let service = call("/rest/MainMenuService/Logout");
            match self.send(workspace.as_str(), &service).await {
                // Missing, or a stale BPMCSRF: the other service needs no BPMCSRF.
                Err(
                    Failure::Clear(Error { cause: Cause::ServiceMissing, .. }) | Failure::SessionInDoubt(_),
                ) => {}
                outcome => return signed_out(outcome),
            }
        }
        signed_out(self.send("", &call("/ServiceModel/AuthService.svc/Logout")).await)
    }

    /// Finds a session and where its services are. `/0` is asked first if nothing is known; a redirect or 401 there
    /// proves nothing on .NET, so the root is asked, too.
    pub(crate) async fn find_session(&self) -> Result<Session, Error> {
        let mut worst = None;
        let mut places = self.places().to_vec();
        for probe in [Probe::UserInfo, Probe::OwnRecord] {
            let call = probe.call();
            let mut without_service = Vec::new();
            for workspace in &places {
                match self.send(workspace.as_str(), &call).await {
                    Ok(answer) => {
                        self.prove(*workspace);
                        return Ok(Session { workspace: *workspace, probe, answer });
                    }
                    Err(failure) => {
                        let error = ended_if_in_doubt(failure);
                        if error.cause == Cause::ServiceMissing {
                            without_service.push(*workspace);
                        }
                        keep_worse(&mut worst, error)?;
                    }
                }
            }
            // Where the likeliest place sends whoever asks to sign in, the other one needs no second look.
            if without_service.first() != places.first() {
                break;
            }
            places = without_service;
        }
        Err(worst.unwrap_or(Error::new(Cause::ServiceMissing, "GetCurrentUserInfo")))
    }

    /// Looks whether the session is over. What does not prove it counts as not.
    pub(crate) async fn session_has_ended(&self, workspace: Workspace) -> bool {
        let probe = self.send(workspace.as_str(), &Probe::UserInfo.call()).await;
        probe.is_err_and(|failure| ended_if_in_doubt(failure).cause == Cause::SessionEnded)
    }
}

/// Every signed-in user may ask who they are: 401 or 403 to that is an ended session.
fn ended_if_in_doubt(failure: Failure) -> Error {
    match failure {
        Failure::Clear(error) => error,
        Failure::SessionInDoubt(error) => Error { cause: Cause::SessionEnded, ..error },
    }
}

/// Remembers the error that says most. `Err` for one after which asking elsewhere is no use.
fn keep_worse(worst: &mut Option<Error>, error: Error) -> Result<(), Error> {
    let weight = |cause: &Cause| match cause {
        Cause::SessionEnded => 2,
        Cause::ServiceMissing => 0,
        _ => 1,
    };
    match error.cause {
        Cause::SessionEnded | Cause::ServiceMissing | Cause::NotJson | Cause::Forbidden => {}
        _ => return Err(error),
    }
    if worst.as_ref().is_none_or(|known| weight(&error.cause) > weight(&known.cause)) {
        *worst = Some(error);
    }
    Ok(())
}

fn signed_out(outcome: Result<Answer, Failure>) -> Result<(), Error> {
    match outcome.map_err(ended_if_in_doubt) {
        Err(error) if error.cause != Cause::SessionEnded => Err(error),
        _ => Ok(()),
    }
}

/// What an answer to sign-in that is no JSON of success means: there was no session that could have ended.
fn sign_in_error(error: Error) -> Error {
    let cause = match (error.cause, error.status) {
        (_, Some(401)) => Cause::SignInRefused,
        (Cause::SessionEnded, Some(403)) => Cause::SignInRefused,
        (Cause::SessionEnded, _) => Cause::NotJson,
        (cause, _) => cause,
    };
    Error { cause, ..error }
}

/// The cause of an answer to sign-in that says no.
fn refused_sign_in(members: &Members) -> Cause {
    let exception = members.get("Exception").and_then(|exception| exception.get("Type"));
    match exception.and_then(Value::as_str).and_then(|name| name.rsplit('.').next()) {
        Some("StartAuthFlowException") => Cause::SecondFactorNeeded,
        Some("TotpIsNotEnabledException") => Cause::TotpNotEnabled,
        _ => Cause::SignInRefused,
    }
}

/// The user in the one row of a query for the own record.
fn own_record(answer: &Answer) -> Result<User, Error> {
    let users = rows(answer, |row| {
        let contact = read::lookup(row, "Contact")?.map(|contact| contact.name);
        let name =
            contact.filter(|name| !name.is_empty()).map_or_else(|| read::filled_text(row, "Name"), Ok)?;
        Ok(User { id: Some(read::id(row, "Id")?), name })
    })?;
    answer.read(|_| users.into_iter().next().ok_or(Misshapen))
}

/// What `GetCurrentUserInfo` told of the user.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    id: Option<Id>,
    name: Option<String>,
}

impl Told {
    fn user(&self) -> Option<User> {
        self.name.clone().map(|name| User { id: self.id.clone(), name })
    }
}

/// Finds the user in an answer of any version: flat, under `userInfo` or under the method's name
/// (creatio-api.md, section 13, item 5).
fn user_in(outer: &Members) -> Told {
    let mut members = outer;
    for wrapper in ["getCurrentUserInfoResult", "userInfo"] {
        members = read::any_case(members, wrapper).and_then(Value::as_object).unwrap_or(members);
    }
    let text = |name| read::any_case(members, name)?.as_str().map(str::trim).filter(|text| !text.is_empty());
    let contact =
        read::any_case(members, "contact").and_then(|contact| contact.get("displayValue")?.as_str());
    let name = ["contactName", "contactDisplayValue", "name", "userName", "login"].into_iter().find_map(text);
    Told {
        id: ["id", "userId", "sysAdminUnitId"].into_iter().find_map(|name| Id::parse(text(name)?)),
        name: name.or(contact).filter(|name| !name.is_empty()).map(str::to_owned),
    }
}
