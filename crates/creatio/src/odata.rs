//! OData 4: the second road to what the DataService reads (creatio-api.md, section 2.1).
//!
//! Every read names its members, as OData would answer secrets among all of them, and expands nothing for the same
//! reason: the names that lookups show are asked for by calls of their own.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::apps::{One, app_in, columns_but};
use crate::call::Call;
use crate::read::{self, Members, Read};
use crate::road::{Road, Table};
use crate::users::{TECHNICAL_USER, USER, user_in};
use crate::{App, Cause, Client, Error, Id, Named, Page, SystemUser};

/// A set of entities: its name, and what an [`Error`] calls a read of it.
#[derive(Clone, Copy)]
struct Set(&'static str, &'static str);

const APPS: Set = Set("OAuthClientApp", "GET OAuthClientApp");
const USERS: Set = Set("SysAdminUnit", "GET SysAdminUnit");
const CONTACTS: Set = Set("Contact", "GET Contact");

const BY_NAME: &str = "Name,Id";
pub(crate) const NEWEST_FIRST: &str = "CreatedOn desc";

/// So many records are asked for by id at once: IIS takes no more than 2,048 characters of a query.
const IDS_AT_ONCE: usize = 25;

/// What OData answers for an empty date.
const EMPTY_DATE: &str = "0001-01-01";

/// A read of a set.
struct Collection<'a> {
    set: Set,
    members: &'a [&'a str],
    /// Empty for all.
    filter: String,
    /// Empty for none.
    order: &'a str,
    page: Page,
}

impl Collection<'_> {
    fn call(&self) -> Call<'static> {
        let Set(name, call) = self.set;
        let mut path = format!("/odata/{name}?$select={}", self.members.join(","));
        for (option, value) in [("$filter", self.filter.as_str()), ("$orderby", self.order)] {
            if !value.is_empty() {
                path.push_str(&format!("&{option}={}", encoded(value)));
            }
        }
        path.push_str(&format!("&$top={}&$skip={}", self.page.rows, self.page.offset));
        Call::get(call, path).of_odata()
    }
}

/// The text as a value in the query of an address.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' | b'/' => {
                encoded.push(byte.into());
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A text as it stands in a filter.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl One<'_> {
    /// The filter of OData that lets this one through.
    fn by_odata(&self) -> String {
        match self {
            One::Id(id) => format!("Id eq {id}"),
            One::Name(name) => format!("Name eq {}", literal(name)),
            One::ClientId(client_id) => format!("ClientId eq {}", literal(client_id)),
        }
    }
}

impl Client {
    /// Apps, ordered by name and id, by OData: for where [`apps`](Client::apps) fails with an error that
    /// [is closed](Error::is_closed). From the first success on the client takes this road by itself.
    ///
    /// The names of the system users are left empty where they cannot be read.
    pub async fn apps_by_odata(&self, page: Page) -> Result<Vec<App>, Error> {
        if page.rows == 0 {
            // Nothing is asked, so nothing is learnt.
            return Ok(Vec::new());
        }
        let apps = self.apps_of_odata("", BY_NAME, page).await;
        self.noting_road(Table::Apps, apps)
    }

    /// The app or apps that are told so.
    pub(crate) async fn these_apps_by_odata(
        &self,
        which: &One<'_>,
        order: &str,
        page: Page,
    ) -> Result<Vec<App>, Error> {
        self.apps_of_odata(&which.by_odata(), order, page).await
    }

    /// Asks for apps, again without a column that this site's version turns out to lack.
    async fn apps_of_odata(&self, filter: &str, order: &str, page: Page) -> Result<Vec<App>, Error> {
        let mut apps = loop {
            let lacking = self.lacking.load(Ordering::Relaxed);
            let member = |name| if name == "SystemUser" { "SystemUserId" } else { name };
            let members: Vec<&str> = columns_but(lacking).map(member).collect();
            let collection =
                Collection { set: APPS, members: &members, filter: filter.to_owned(), order, page };
            match self.entities(collection, app_of).await {
                Err(error) if self.lacks_more(lacking, &error) => {}
                apps => break apps?,
            }
        };
        self.name_all(USERS, apps.iter_mut().filter_map(|app| app.system_user.as_mut()).collect()).await?;
        Ok(apps)
    }

    /// The ids of apps whose system user is not active.
    pub(crate) async fn inactive_by_odata(&self, page: Page) -> Result<Vec<Id>, Error> {
        let filter = "SystemUser/Active eq false".to_owned();
        let collection = Collection { set: APPS, members: &["Id"], filter, order: "Id", page };
        self.entities(collection, |row| read::id(row, "Id")).await
    }

    /// Users whose name contains `search`, ordered by name.
    pub(crate) async fn users_by_odata(&self, search: &str, page: Page) -> Result<Vec<SystemUser>, Error> {
        let kinds = [USER, TECHNICAL_USER].map(|kind| format!("SysAdminUnitTypeValue eq {kind}"));
        let mut filter = format!("({})", kinds.join(" or "));
        if !search.is_empty() {
            filter.push_str(&format!(" and contains(Name,{})", literal(search)));
        }
        let members = &["Id", "Name", "SysAdminUnitTypeValue", "Active", "ContactId"];
        let collection = Collection { set: USERS, members, filter, order: BY_NAME, page };
        let mut users =
            self.entities(collection, |row| Ok((user_in(row)?, lookup(row, "ContactId")?))).await?;
        self.name_all(CONTACTS, users.iter_mut().filter_map(|(_, contact)| contact.as_mut()).collect())
            .await?;
        let with_contact = |(user, contact): (SystemUser, Option<Named>)| SystemUser {
            contact: contact.map(|contact| contact.name).filter(|name| !name.is_empty()),
            ..user
        };
        Ok(users.into_iter().map(with_contact).collect())
    }

    /// Changes an app's description.
    pub(crate) async fn describe_by_odata(&self, id: &Id, description: &str) -> Result<(), Error> {
        let path = format!("/odata/OAuthClientApp({id})");
        let call = Call::patch("PATCH OAuthClientApp", path, &json!({"Description": description}));
        match self.ask(call).await {
            // Where apps are read by OData the service is there, so it is the record that is missing.
            Err(error) if error.cause == Cause::ServiceMissing && self.road() == Road::OData => {
                Err(Error { cause: Cause::NothingChanged, ..error })
            }
            outcome => outcome.map(drop),
        }
    }

    async fn entities<T>(
        &self,
        collection: Collection<'_>,
        reader: impl Fn(&Members) -> Read<T>,
    ) -> Result<Vec<T>, Error> {
        if collection.page.rows == 0 {
            return Ok(Vec::new());
        }
        let answer = self.ask(collection.call()).await?;
        answer.read(|json| {
            let entities = read::array(read::object(json)?, "value")?;
            entities.iter().map(|entity| reader(read::object(entity)?)).collect()
        })
    }

    /// Gives lookups the names of the records that they point at. Those that cannot be read stay without one, as what
    /// is known of them is worth showing; only that the session is over has to be told.
    async fn name_all(&self, set: Set, lookups: Vec<&mut Named>) -> Result<(), Error> {
        let ids: BTreeSet<Id> = lookups.iter().map(|named| named.id.clone()).collect();
        let ids: Vec<Id> = ids.into_iter().collect();
        let mut names = HashMap::new();
        for some in ids.chunks(IDS_AT_ONCE) {
            let filter = some.iter().map(|id| format!("Id eq {id}")).collect::<Vec<_>>().join(" or ");
            let page = Page { offset: 0, rows: IDS_AT_ONCE as u32 };
            let collection = Collection { set, members: &["Id", "Name"], filter, order: "", page };
            match self.entities(collection, |row| Ok((read::id(row, "Id")?, read::text(row, "Name")?))).await
            {
                Ok(found) => names.extend(found),
                Err(error) if error.cause == Cause::SessionEnded => return Err(error),
                Err(_) => break,
            }
        }
        for named in lookups {
            named.name = names.get(&named.id).cloned().unwrap_or_default();
        }
        Ok(())
    }
}

/// The lookup by its flat name, still without the name that it shows. An empty one is a GUID of zeros.
fn lookup(row: &Members, name: &str) -> Read<Option<Named>> {
    match row.get(name) {
        None | Some(Value::Null) => Ok(None),
        _ => {
            let id = read::id(row, name)?;
            Ok(Some(Named { id, name: String::new() }).filter(|named| !named.id.is_zero()))
        }
    }
}

/// The date, as text; empty if there is none.
fn date(row: &Members, name: &str) -> Read<String> {
    let text = read::text(row, name)?;
    Ok(if text.starts_with(EMPTY_DATE) { String::new() } else { text })
}

fn app_of(row: &Members) -> Read<App> {
    Ok(App {
        system_user: lookup(row, "SystemUserId")?,
        created_on: date(row, "CreatedOn")?,
        modified_on: date(row, "ModifiedOn")?,
        ..app_in(row)?
    })
}
