//! Who is signed in (creatio-api.md, sections 1.5 and 13).

use serde_json::Value;

use crate::client::Client;
use crate::data_service::rows;
use crate::error::{Cause, Error};
use crate::find_session::Probe;
use crate::id::Id;
use crate::json::{JsonObject, UnexpectedShape, member_in_any_case};
use crate::response::ParsedResponse;
use crate::transport::LocalBoxFuture;

/// The signed-in user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Id of the record in `SysAdminUnit`, if the site returns it.
    pub id: Option<Id>,
    /// The contact's name, else the login name, else the id. Never empty.
    pub name: String,
}

impl Client {
    /// The signed-in user; also finds the workspace if it is not known. [`Cause::SessionEnded`] if no user is signed in.
    pub fn current_user(&self) -> LocalBoxFuture<'_, Result<User, Error>> {
        Box::pin(self.find_user())
    }

    async fn find_user(&self) -> Result<User, Error> {
        let session = self.find_session().await?;
        if session.probe == Probe::OwnRecord {
            return own_record(&session.response);
        }
        let UserInfo { id, name } = user_info(session.response.members()?);
        if let Some(name) = name {
            return Ok(User { id, name });
        }
        // The service returned no name, or its response has an unknown shape. The user's own record has the name.
        let own = self.call(Probe::OwnRecord.call()).await.and_then(|response| own_record(&response));
        match (own, id) {
            (Err(error), Some(id)) if error.cause != Cause::SessionEnded => {
                Ok(User { name: id.to_string(), id: Some(id) })
            }
            (own, _) => own,
        }
    }
}

/// The user in the only row of a query for the own record.
fn own_record(response: &ParsedResponse) -> Result<User, Error> {
    let users = rows(response, |row| {
        let contact = row.lookup("Contact").map(|contact| contact.name).filter(|name| !name.is_empty());
        Some(User { id: row.id("Id"), name: contact.unwrap_or_else(|| row.text("Name")) })
    })?;
    let user = users.read.into_iter().next().filter(|user| !user.name.is_empty());
    user.ok_or_else(|| response.malformed(UnexpectedShape))
}

struct UserInfo {
    id: Option<Id>,
    name: Option<String>,
}

/// Searches a response of `GetCurrentUserInfo` of any version: flat, under `userInfo` or under the method's name, with
/// members in any case (creatio-api.md, section 13, item 5). No struct could list all of these shapes.
fn user_info(outer: &JsonObject) -> UserInfo {
    let mut members = outer;
    for wrapper in ["getCurrentUserInfoResult", "userInfo"] {
        members = member_in_any_case(members, wrapper).and_then(Value::as_object).unwrap_or(members);
    }
    let text =
        |name| member_in_any_case(members, name)?.as_str().map(str::trim).filter(|text| !text.is_empty());
    let contact = member_in_any_case(members, "contact")
        .and_then(|contact| contact.get("displayValue")?.as_str())
        .filter(|name| !name.is_empty());
    let name = ["contactName", "contactDisplayValue", "name", "userName", "login"].into_iter().find_map(text);
    UserInfo {
        id: ["id", "userId", "sysAdminUnitId"].into_iter().find_map(|name| text(name)?.parse().ok()),
        name: name.or(contact).map(str::to_owned),
    }
}
