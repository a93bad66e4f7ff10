//! Users that an app may act as (creatio-api.md, section 2.3).

use serde::Deserialize;

use crate::client::Client;
use crate::data_service_query::{Filter, Order, Select};
use crate::error::Error;
use crate::id::{Id, LookupValue};
use crate::json;
use crate::odata::{EntitySet, ODataQuery, text_literal};
use crate::odata_fallback::Table;
use crate::page::Page;
use crate::row;

/// A user that an app may act as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemUser {
    /// Id of the record in `SysAdminUnit`.
    pub id: Id,
    /// The login name.
    pub name: String,
    /// Person or technical user.
    pub kind: UserKind,
    /// Whether the user, and with it the user's apps, may use Creatio.
    pub is_active: bool,
    /// The name of the user's contact, if there is one and it can be read.
    pub contact: Option<String>,
}

/// The kinds of users that an app may act as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserKind {
    /// A person.
    User,
    /// A user for an integration, which cannot sign in; since about Creatio 8.2.
    TechnicalUser,
}

/// Which users a query returns.
#[derive(Clone, Copy)]
enum Which<'a> {
    /// Those whose login name contains every word of the text.
    Named(&'a str),
    /// Technical users, and those whose login name contains one of the words.
    ForIntegration(&'a [&'a str]),
}

/// Values of `SysAdminUnitTypeValue`.
const USER: i64 = 4;
const TECHNICAL_USER: i64 = 7;
const TYPE: &str = "SysAdminUnitTypeValue";

impl Client {
    /// One page of the users whose login name contains every word of `search` (empty: all users), ordered by name and id.
    pub async fn users(&self, search: &str, page: Page) -> Result<Vec<SystemUser>, Error> {
        self.find_users(Which::Named(search), page).await
    }

    /// One page of the users that seem to be made for integrations: technical users, and those whose login name contains one of
    /// these words; ordered by name and id.
    pub async fn integration_users(&self, words: &[&str], page: Page) -> Result<Vec<SystemUser>, Error> {
        self.find_users(Which::ForIntegration(words), page).await
    }

    async fn find_users(&self, which: Which<'_>, page: Page) -> Result<Vec<SystemUser>, Error> {
        let by_data_service = self.users_by_data_service(which, page);
        self.with_odata_fallback(Table::Users, by_data_service, self.users_by_odata(which, page)).await
    }

    async fn users_by_data_service(&self, which: Which<'_>, page: Page) -> Result<Vec<SystemUser>, Error> {
        let kinds = [USER, TECHNICAL_USER].map(|kind| Filter::NumberEquals(TYPE, kind));
        let mut filters = vec![Filter::Any(kinds.into())];
        let named = |word| Filter::TextContains("Name", word);
        match which {
            Which::Named(search) => filters.extend(search.split_whitespace().map(named)),
            Which::ForIntegration(words) => {
                let technical = Filter::NumberEquals(TYPE, TECHNICAL_USER);
                filters.push(Filter::Any(
                    [technical].into_iter().chain(words.iter().copied().map(named)).collect(),
                ));
            }
        }
        let select = Select {
            schema: EntitySet::USERS.name(),
            columns: &["Id", "Name", TYPE, "Active", "Contact"],
            order: &[("Name", Order::Ascending), ("Id", Order::Ascending)],
            filters,
            page,
        };
        let rows: Vec<UserRow> = self.select(select, row::deserialize).await?;
        Ok(rows.into_iter().map(SystemUser::from).collect())
    }

    async fn users_by_odata(&self, which: Which<'_>, page: Page) -> Result<Vec<SystemUser>, Error> {
        let [user, technical] = [USER, TECHNICAL_USER].map(|kind| format!("{TYPE} eq {kind}"));
        let mut filter = format!("({user} or {technical})");
        let named = |word| format!("contains(Name,{})", text_literal(word));
        match which {
            Which::Named(search) => {
                for word in search.split_whitespace() {
                    filter.push_str(&format!(" and {}", named(word)));
                }
            }
            Which::ForIntegration(words) => {
                let any = [technical].into_iter().chain(words.iter().copied().map(named)).collect::<Vec<_>>();
                filter.push_str(&format!(" and ({})", any.join(" or ")));
            }
        }
        let members = &["Id", "Name", TYPE, "Active", "ContactId"];
        let query = ODataQuery { set: EntitySet::USERS, members, filter, order: "Name,Id", page };
        let mut rows: Vec<UserRow> = self.entities(query, row::deserialize).await?;
        let contacts = rows.iter_mut().filter_map(|row| row.contact.as_mut()).collect();
        self.read_names(EntitySet::CONTACTS, contacts).await?;
        Ok(rows.into_iter().map(SystemUser::from).collect())
    }
}

/// A user as both APIs return it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct UserRow {
    id: Id,
    #[serde(default, deserialize_with = "json::text")]
    name: String,
    #[serde(rename = "SysAdminUnitTypeValue", deserialize_with = "user_kind")]
    kind: UserKind,
    active: bool,
    #[serde(default, alias = "ContactId", deserialize_with = "json::lookup")]
    contact: Option<LookupValue>,
}

impl From<UserRow> for SystemUser {
    fn from(row: UserRow) -> SystemUser {
        SystemUser {
            id: row.id,
            name: row.name,
            kind: row.kind,
            is_active: row.active,
            contact: row.contact.map(|contact| contact.name).filter(|name| !name.is_empty()),
        }
    }
}

fn user_kind<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<UserKind, D::Error> {
    match i64::deserialize(deserializer)? {
        USER => Ok(UserKind::User),
        TECHNICAL_USER => Ok(UserKind::TechnicalUser),
        _ => Err(serde::de::Error::custom("not a user")),
    }
}
