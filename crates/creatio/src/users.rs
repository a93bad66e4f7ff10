//! Users that an app may act as (creatio-api.md, section 2.3).

use crate::client::Client;
use crate::data_service_query::{Filter, Order, Select};
use crate::error::Error;
use crate::id::{Id, LookupValue};
use crate::odata::{EntitySet, ODataQuery, text_literal};
use crate::odata_fallback::Table;
use crate::page::{Page, Rows};
use crate::row::Row;

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
    /// The one with this record id.
    WithId(&'a Id),
}

/// Values of `SysAdminUnitTypeValue`.
const USER: i64 = 4;
const TECHNICAL_USER: i64 = 7;
const TYPE: &str = "SysAdminUnitTypeValue";

impl Client {
    /// One page of the users whose login name contains every word of `search` (empty: all users), ordered by name and id.
    pub async fn users(&self, search: &str, page: Page) -> Result<Rows<SystemUser>, Error> {
        self.find_users(Which::Named(search), page).await
    }

    /// One page of the users that seem to be made for integrations: technical users, and those whose login name contains one of
    /// these words; ordered by name and id.
    pub async fn integration_users(&self, words: &[&str], page: Page) -> Result<Rows<SystemUser>, Error> {
        self.find_users(Which::ForIntegration(words), page).await
    }

    /// The user with this record id, if an app may act as that user.
    pub(crate) async fn user(&self, id: &Id) -> Result<Option<SystemUser>, Error> {
        let users = self.find_users(Which::WithId(id), Page { offset: 0, rows: 1 }).await?.complete()?;
        Ok(users.into_iter().next())
    }

    async fn find_users(&self, which: Which<'_>, page: Page) -> Result<Rows<SystemUser>, Error> {
        let by_data_service = self.users_by_data_service(which, page);
        self.with_odata_fallback(Table::Users, by_data_service, self.users_by_odata(which, page)).await
    }

    async fn users_by_data_service(&self, which: Which<'_>, page: Page) -> Result<Rows<SystemUser>, Error> {
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
            Which::WithId(id) => filters.push(Filter::IdEquals("Id", id)),
        }
        let select = Select {
            schema: EntitySet::USERS.name(),
            columns: &["Id", "Name", TYPE, "Active", "Contact"],
            order: &[("Name", Order::Ascending), ("Id", Order::Ascending)],
            filters,
            page,
        };
        self.select(select, UserRow::read).await.map(users)
    }

    async fn users_by_odata(&self, which: Which<'_>, page: Page) -> Result<Rows<SystemUser>, Error> {
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
            Which::WithId(id) => filter.push_str(&format!(" and Id eq {id}")),
        }
        let members = &["Id", "Name", TYPE, "Active", "ContactId"];
        let query = ODataQuery { set: EntitySet::USERS, members, filter, order: "Name,Id", page };
        let mut rows = self.entities(query, UserRow::read).await?;
        let contacts = rows.read.iter_mut().filter_map(|row| row.contact.as_mut()).collect();
        self.read_names(EntitySet::CONTACTS, contacts).await?;
        Ok(users(rows))
    }
}

/// A user as both APIs return it, whose contact may still lack its name.
struct UserRow {
    user: SystemUser,
    contact: Option<LookupValue>,
}

impl UserRow {
    /// `None` for a row that is no user, or not one that an app could be given.
    fn read(row: Row<'_>) -> Option<UserRow> {
        let kind = match row.number(TYPE)? {
            USER => UserKind::User,
            TECHNICAL_USER => UserKind::TechnicalUser,
            _ => return None,
        };
        let user = SystemUser {
            id: row.id("Id")?,
            name: row.text("Name"),
            kind,
            is_active: row.bool("Active"),
            contact: None,
        };
        Some(UserRow { user, contact: row.lookup("Contact").or_else(|| row.lookup("ContactId")) })
    }
}

fn users(rows: Rows<UserRow>) -> Rows<SystemUser> {
    let read = rows.read.into_iter().map(|row| {
        let contact = row.contact.map(|contact| contact.name).filter(|name| !name.is_empty());
        SystemUser { contact, ..row.user }
    });
    Rows { read: read.collect(), unreadable: rows.unreadable }
}
