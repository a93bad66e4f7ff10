//! Who changed an app last (creatio-api.md, section 2.3).

use crate::client::Client;
use crate::data_service_query::{Filter, Select};
use crate::error::Error;
use crate::id::Id;
use crate::odata::EntitySet;
use crate::page::Page;
use crate::row::Row;

/// The last change of an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChange {
    /// The contact of the user who made it; empty if that cannot be read.
    pub by: String,
    /// When it was made: ISO 8601, in the user's time zone and without an offset.
    pub on: String,
}

impl Client {
    /// The last change of an app; `None` if there is no such app. Only by the DataService: what it adds is a courtesy that no site
    /// needs to grant.
    pub async fn last_change(&self, app: &Id) -> Result<Option<LastChange>, Error> {
        let select = Select {
            schema: EntitySet::APPS.name(),
            columns: &["Id", "ModifiedBy", "ModifiedOn"],
            order: &[],
            filters: vec![Filter::IdEquals("Id", app)],
            page: Page { offset: 0, rows: 1 },
        };
        let changes = self.select(select, from_row).await?;
        Ok(changes.read.into_iter().next())
    }
}

/// A person that cannot be read is not named, so no row of an app is unreadable.
fn from_row(row: Row<'_>) -> Option<LastChange> {
    let by = row.lookup("ModifiedBy").map_or_else(String::new, |contact| contact.name);
    Some(LastChange { by, on: row.date("ModifiedOn") })
}
