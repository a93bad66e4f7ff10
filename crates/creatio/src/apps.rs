//! OAuth 2.0 integrated applications (creatio-api.md, sections 2.3 and 3.1).

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::call::Call;
use crate::read::{self, Members, Read};
use crate::select::{Filter, Order, Page, Select, filters, rows, text_parameter};
use crate::{Cause, Client, Error, Id, Named, Secret};

/// An OAuth 2.0 integrated application. Its secret is no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What the app identifies itself with.
    pub client_id: String,
    /// The address of the app's home page.
    pub application_url: String,
    /// Where the Identity Service sends the app's user back to; empty if there is none or this version has none.
    pub redirect_url: String,
    /// What it is for; empty if there is none.
    pub description: String,
    /// Whether it gets tokens.
    pub is_active: bool,
    /// Whom it acts as.
    pub system_user: Option<Named>,
    /// When it was made: Creatio's own text, ISO 8601 in the user's time zone, without an offset.
    pub created_on: String,
    /// When it was last changed, written likewise.
    pub modified_on: String,
}

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

/// The columns of an app. `ClientSecret` is never one of them.
const COLUMNS: [&str; 10] = [
    "Id",
    "Name",
    "ClientId",
    "ApplicationUrl",
    "IsActive",
    "SystemUser",
    "CreatedOn",
    "ModifiedOn",
    "RedirectUrl",
    "Description",
];

/// The last so many of `COLUMNS` may be missing in a version.
const OPTIONAL: usize = 2;

const BY_NAME: [(&str, Order); 2] = [("Name", Order::Ascending), ("Id", Order::Ascending)];
const NEWEST_FIRST: [(&str, Order); 1] = [("CreatedOn", Order::Descending)];

impl Client {
    /// Apps, ordered by name and id.
    pub async fn apps(&self, page: Page) -> Result<Vec<App>, Error> {
        self.select_apps(&[], &BY_NAME, page).await
    }

    /// One app; [`Cause::RecordUnknown`] if it is gone.
    pub async fn app(&self, id: &Id) -> Result<App, Error> {
        let apps = self.select_apps(&[One::Id(id)], &[], FIRST).await?;
        apps.into_iter().next().ok_or(Error::new(Cause::RecordUnknown, "SelectQuery"))
    }

    /// Apps of this name, the newest first and 50 at most: tells after a cut whether one was made.
    pub async fn apps_named(&self, name: &str) -> Result<Vec<App>, Error> {
        self.select_apps(&[One::Name(name)], &NEWEST_FIRST, Page { offset: 0, rows: 50 }).await
    }

    /// The app of this client id, if there is one.
    pub async fn app_by_client_id(&self, client_id: &str) -> Result<Option<App>, Error> {
        Ok(self.select_apps(&[One::ClientId(client_id)], &[], FIRST).await?.into_iter().next())
    }

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
    pub async fn set_description(&self, id: &Id, description: &str) -> Result<(), Error> {
        let body = json!({
            "rootSchemaName": "OAuthClientApp", "operationType": 2,
            "columnValues": {"items": {"Description": text_parameter(description)}},
            "filters": filters(vec![Filter::IdIs(id)]),
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

    /// Asks for apps, again without a column that this site's version turns out to lack.
    async fn select_apps(
        &self,
        which: &[One<'_>],
        order: &[(&'static str, Order)],
        page: Page,
    ) -> Result<Vec<App>, Error> {
        if page.rows == 0 {
            return Ok(Vec::new());
        }
        loop {
            let lacking = self.lacking.load(Ordering::Relaxed);
            let columns: Vec<&str> = columns_but(lacking).collect();
            let filters = which.iter().map(One::filter).collect();
            let select = Select { schema: "OAuthClientApp", columns: &columns, order, filters, page };
            match self.ask(select.call()).await.and_then(|answer| rows(&answer, app_in)) {
                Err(error) => match lacking | named_columns(&error) {
                    more if more != lacking => self.lacking.store(more, Ordering::Relaxed),
                    _ => return Err(error),
                },
                apps => return apps,
            }
        }
    }
}

const FIRST: Page = Page { offset: 0, rows: 1 };

/// What one app is told from others by.
enum One<'a> {
    Id(&'a Id),
    Name(&'a str),
    ClientId(&'a str),
}

impl<'a> One<'a> {
    fn filter(&self) -> Filter<'a> {
        match self {
            One::Id(id) => Filter::IdIs(id),
            One::Name(name) => Filter::TextIs("Name", name),
            One::ClientId(client_id) => Filter::TextIs("ClientId", client_id),
        }
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

/// The optional columns, as bits, and their names.
fn optional_columns() -> impl Iterator<Item = (u8, &'static str)> {
    COLUMNS[COLUMNS.len() - OPTIONAL..].iter().enumerate().map(|(at, name)| (1 << at, *name))
}

fn columns_but(lacking: u8) -> impl Iterator<Item = &'static str> {
    let lacks =
        move |name: &&str| optional_columns().any(|(bit, other)| other == *name && lacking & bit != 0);
    COLUMNS.into_iter().filter(move |name| !lacks(name))
}

/// The optional columns that a refused query names.
fn named_columns(error: &Error) -> u8 {
    if !matches!(error.cause, Cause::ServerFault | Cause::Refused) {
        return 0;
    }
    let text = error.words.as_deref().unwrap_or_default();
    optional_columns().filter(|(_, name)| text.contains(name)).fold(0, |bits, (bit, _)| bits | bit)
}

fn app_in(row: &Members) -> Read<App> {
    Ok(App {
        id: read::id(row, "Id")?,
        name: read::text(row, "Name")?,
        client_id: read::text(row, "ClientId")?,
        application_url: read::text(row, "ApplicationUrl")?,
        redirect_url: read::text(row, "RedirectUrl")?,
        description: read::text(row, "Description")?,
        is_active: read::flag(row, "IsActive")?,
        system_user: read::lookup(row, "SystemUser")?,
        created_on: read::text(row, "CreatedOn")?,
        modified_on: read::text(row, "ModifiedOn")?,
    })
}
