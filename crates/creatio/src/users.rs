//! Users that an app may act as (creatio-api.md, section 2.3).

use crate::read::{self, Members, Misshapen, Read};
use crate::road::Table;
use crate::select::{Filter, Order, Page, Select};
use crate::{Client, Error, Id};

/// A user of Creatio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemUser {
    /// The record of `SysAdminUnit`.
    pub id: Id,
    /// The login name.
    pub name: String,
    /// Person or machine.
    pub kind: UserKind,
    /// Whether the user may sign in.
    pub active: bool,
    /// The name of the user's contact.
    pub contact: Option<String>,
}

/// The kinds of users that an app may act as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserKind {
    /// A person.
    User,
    /// A user made for an integration; from about 8.2.
    TechnicalUser,
}

/// Values of `SysAdminUnitTypeValue`.
pub(crate) const USER: i64 = 4;
pub(crate) const TECHNICAL_USER: i64 = 7;
const TYPE: &str = "SysAdminUnitTypeValue";

impl Client {
    /// Users whose name contains `search` (empty: all), ordered by name; by OData where the DataService is closed.
    pub async fn users(&self, search: &str, page: Page) -> Result<Vec<SystemUser>, Error> {
        let kinds = [USER, TECHNICAL_USER].map(|kind| Filter::NumberIs(TYPE, kind));
        let mut filters = vec![Filter::Any(kinds.into())];
        if !search.is_empty() {
            filters.push(Filter::TextHas("Name", search));
        }
        let select = Select {
            schema: "SysAdminUnit",
            columns: &["Id", "Name", TYPE, "Active", "Contact"],
            order: &[("Name", Order::Ascending), ("Id", Order::Ascending)],
            filters,
            page,
        };
        let by_data_service = self.select(select, user_in);
        self.by_open_road(Table::Users, by_data_service, self.users_by_odata(search, page)).await
    }
}

pub(crate) fn user_in(row: &Members) -> Read<SystemUser> {
    Ok(SystemUser {
        id: read::id(row, "Id")?,
        name: read::text(row, "Name")?,
        kind: match read::number(row, TYPE)? {
            USER => UserKind::User,
            TECHNICAL_USER => UserKind::TechnicalUser,
            _ => return Err(Misshapen),
        },
        active: read::flag(row, "Active")?,
        contact: read::lookup(row, "Contact")?.map(|contact| contact.name).filter(|name| !name.is_empty()),
    })
}
