//! Reading records by OData 4 (creatio-api.md, section 2.1).
//!
//! Every query names its members and expands nothing: OData would return secrets among all members of a record. The
//! names of lookups are therefore read by queries of their own.

use std::collections::{HashMap, HashSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::id::{Id, LookupValue};
use crate::page::{Page, Rows};
use crate::read_api::ReadApi;
use crate::row::{Row, rows};

/// A set of entities, which is a table of the DataService under the same name.
#[derive(Clone, Copy)]
pub(crate) struct EntitySet {
    name: &'static str,
    /// How errors name a query for this set.
    call: &'static str,
}

impl EntitySet {
    pub(crate) const APPS: EntitySet = EntitySet { name: "OAuthClientApp", call: "GET OAuthClientApp" };
    pub(crate) const USERS: EntitySet = EntitySet { name: "SysAdminUnit", call: "GET SysAdminUnit" };
    pub(crate) const CONTACTS: EntitySet = EntitySet { name: "Contact", call: "GET Contact" };

    pub(crate) fn name(self) -> &'static str {
        self.name
    }
}

/// Maximum number of ids in one filter: IIS accepts at most 2,048 characters of a query string.
const MAX_IDS: usize = 25;

/// Characters that are escaped in a value of the query string.
const QUERY_VALUE: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',').remove(b'/');

/// A query for some members of some entities.
pub(crate) struct ODataQuery<'a> {
    pub(crate) set: EntitySet,
    pub(crate) members: &'a [&'a str],
    /// `$filter`; empty for all entities.
    pub(crate) filter: String,
    /// `$orderby`; empty for any order.
    pub(crate) order: &'a str,
    pub(crate) page: Page,
}

impl ODataQuery<'_> {
    fn call(&self) -> Call<'static> {
        let mut path = format!("/odata/{}?$select={}", self.set.name, self.members.join(","));
        for (option, value) in [("$filter", self.filter.as_str()), ("$orderby", self.order)] {
            if !value.is_empty() {
                path.push_str(&format!("&{option}={}", utf8_percent_encode(value, &QUERY_VALUE)));
            }
        }
        path.push_str(&format!("&$top={}&$skip={}", self.page.rows, self.page.offset));
        Call::get(Effect::Read, Answer::Data, self.set.call, path).querying(ReadApi::OData)
    }
}

/// The text as a string literal of a filter.
pub(crate) fn text_literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl Client {
    /// Sends a query and reads its entities.
    pub(crate) async fn entities<T>(
        &self,
        query: ODataQuery<'_>,
        read: impl Fn(Row<'_>) -> Option<T>,
    ) -> Result<Rows<T>, Error> {
        if query.page.rows == 0 {
            return Ok(Rows::NONE);
        }
        let response = self.call(query.call()).await?;
        rows(&response.json, "value", read).map_err(|shape| response.malformed(shape))
    }

    /// Fills in the names of lookup values that point at records of `set`.
    ///
    /// A name that cannot be read stays empty, since the rest of the record is worth showing without it. Only an ended
    /// session is an error.
    pub(crate) async fn read_names(
        &self,
        set: EntitySet,
        lookups: Vec<&mut LookupValue>,
    ) -> Result<(), Error> {
        let mut known = HashSet::new();
        let ids = lookups.iter().map(|lookup| lookup.id.clone()).filter(|id| known.insert(id.clone()));
        let ids: Vec<Id> = ids.collect();
        let mut names = HashMap::new();
        for chunk in ids.chunks(MAX_IDS) {
            let filter = chunk.iter().map(|id| format!("Id eq {id}")).collect::<Vec<_>>().join(" or ");
            let page = Page { offset: 0, rows: MAX_IDS as u32 };
            let query = ODataQuery { set, members: &["Id", "Name"], filter, order: "", page };
            match self.entities(query, |row| Some((row.id("Id")?, row.text("Name")))).await {
                Ok(records) => names.extend(records.read),
                Err(error) if error.cause == Cause::SessionEnded => return Err(error),
                Err(_) => break,
            }
        }
        for lookup in lookups {
            lookup.name = names.get(&lookup.id).cloned().unwrap_or_default();
        }
        Ok(())
    }
}
