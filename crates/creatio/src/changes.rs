//! Changes of apps, and their secrets (creatio-api.md, section 3.1).

use serde_json::{Value, json};

use crate::call::Call;
use crate::road::Road;
use crate::select::{Filter, filters, text_parameter};
use crate::{Cause, Client, Error, Id, Secret, read};

/// An app to be made. Creatio makes it active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApp {
    /// Its name.
    pub name: String,
    /// The address of its home page.
    pub application_url: String,
    /// What it is for. Versions before 8.3 ignore it here: see [`Client::set_description`].
    pub description: String,
    /// Whom it acts as.
    pub system_user_id: Id,
    /// Where the Identity Service sends the app's user back to.
    pub redirect_url: Option<String>,
}

/// What Creatio gave a new app.
#[derive(Debug)]
pub struct NewClient {
    /// What the app identifies itself with.
    pub client_id: String,
    /// And proves it with. Empty if the answer held none: then [`Client::client_secret`] tells it.
    pub client_secret: Secret,
}

/// A change of an app: `None` keeps what is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientChange {
    /// The app's client id.
    pub client_id: String,
    /// Its name.
    pub name: Option<String>,
    /// The address of its home page.
    pub application_url: Option<String>,
    /// Where the Identity Service sends the app's user back to; an empty text removes it.
    pub redirect_url: Option<String>,
    /// Whom it acts as.
    pub system_user_id: Option<Id>,
    /// Whether it gets tokens.
    pub is_active: Option<bool>,
}

impl Client {
    /// Makes an app.
    ///
    /// It is sent once. Only if Creatio refuses the members that came with 8.3, which proves that nothing was
    /// made, is it sent once more without them.
    pub async fn add_client(&self, new: &NewApp) -> Result<NewClient, Error> {
        match self.send_new(new, true).await {
            Err(error) if refuses_new_members(&error) => self.send_new(new, false).await,
            outcome => outcome,
        }
    }

    async fn send_new(&self, new: &NewApp, with_new_members: bool) -> Result<NewClient, Error> {
        let mut request = json!({
            "name": new.name, "applicationUrl": new.application_url, "systemUserId": new.system_user_id.as_str(),
        });
        if let Some(redirect_url) = &new.redirect_url {
            request["redirectUrl"] = json!(redirect_url);
        }
        if with_new_members {
            request["description"] = json!(new.description);
            request["grantType"] = json!("client_credentials");
            request["allowedGrantTypes"] = json!(["client_credentials"]);
        }
        let answer = self.ask(config("AddClient", &json!({"addClientRequest": request}))).await?;
        let result = answer.result("AddClientResult")?;
        let made = answer.read(|_| {
            Ok(NewClient {
                client_id: read::filled_text(result, "clientId")?,
                client_secret: Secret::new(read::text(result, "clientSecret")?),
            })
        })?;
        answer.wipe();
        Ok(made)
    }

    /// Changes an app, switching it on and off included.
    pub async fn update_client(&self, change: &ClientChange) -> Result<(), Error> {
        let mut request = json!({"clientId": change.client_id});
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                request[name] = value;
            }
        };
        set("name", change.name.as_deref().map(Value::from));
        set("applicationUrl", change.application_url.as_deref().map(Value::from));
        set("redirectUrl", change.redirect_url.as_deref().map(Value::from));
        set("systemUserId", change.system_user_id.as_ref().map(|id| Value::from(id.as_str())));
        set("isActive", change.is_active.map(Value::from));
        let answer = self.ask(config("UpdateClient", &json!({"updateClientRequest": request}))).await?;
        answer.result("UpdateClientResult").map(drop)
    }

    /// Changes the description, which `UpdateClient` of 8.1 and 8.2 does not know.
    ///
    /// It is sent to the DataService. Only if that is closed, which proves that nothing was done, is it sent to OData.
    pub async fn set_description(&self, id: &Id, description: &str) -> Result<(), Error> {
        let first = match self.describe_by_data_service(id, description).await {
            Err(error) if self.is_shut_out_of_changes(&error) => error,
            outcome => return outcome,
        };
        match self.describe_by_odata(id, description).await {
            // What is shut out by both is told as the DataService says it. Anything else tells more.
            Err(error) if error.shuts_out() && error.nothing_was_done() => Err(first),
            outcome => outcome,
        }
    }

    /// True if a change did not get as far as the record because its table is closed to the DataService. A refusal
    /// that gives no reason may be about the change itself, unless reading is refused, too.
    fn is_shut_out_of_changes(&self, error: &Error) -> bool {
        let is_closed = match error.cause {
            Cause::Forbidden | Cause::ServiceMissing => true,
            Cause::Refused => self.road() == Road::OData,
            _ => false,
        };
        is_closed && error.nothing_was_done()
    }

    async fn describe_by_data_service(&self, id: &Id, description: &str) -> Result<(), Error> {
        let body = json!({
            "rootSchemaName": "OAuthClientApp", "operationType": 2,
            "columnValues": {"items": {"Description": text_parameter(description)}},
            "filters": filters(vec![Filter::GuidIs("Id", id)]),
        });
        let call = Call::write("UpdateQuery", "/DataService/json/SyncReply/UpdateQuery", &body);
        let answer = self.ask(call).await?;
        let members = answer.success()?;
        match answer.read(|_| read::number(members, "rowsAffected"))? {
            0 => Err(answer.fail(Cause::NothingChanged)),
            _ => Ok(()),
        }
    }

    /// Deletes an app. The Identity Service forgets it first.
    pub async fn delete_client(&self, client_id: &str) -> Result<(), Error> {
        let body = json!({"deleteClientRequest": {"clientId": client_id}});
        self.ask(config("DeleteClient", &body)).await?.result("DeleteClientResult").map(drop)
    }

    /// The secret of an app; needs the right `CanManageSolution`.
    pub async fn client_secret(&self, id: &Id) -> Result<Secret, Error> {
        let body = json!({"clientAppId": id.as_str()});
        let call = Call::read("GetClientSecret", "/rest/OAuthConfigService/GetClientSecret", &body);
        let answer = self.ask(call).await?;
        let result = answer.result("GetClientSecretResult")?;
        let secret = Secret::new(answer.read(|_| read::filled_text(result, "clientSecret"))?);
        answer.wipe();
        Ok(secret)
    }
}

fn config(name: &'static str, body: &Value) -> Call<'static> {
    Call::write(name, format!("/rest/OAuthConfigService/{name}"), body)
}

/// True if nothing was made because this version does not know members of the request that came with 8.3.
fn refuses_new_members(error: &Error) -> bool {
    if error.cause != Cause::Refused || !error.nothing_was_done() {
        return false;
    }
    let words = error.words.as_deref().unwrap_or_default().to_lowercase();
    let names_one = ["granttype", "allowedgranttypes"].iter().any(|member| words.contains(member));
    let means_one = words.contains("member") && (words.contains("unexpected") || words.contains("unknown"));
    error.status == Some(400) || names_one || means_one
}
