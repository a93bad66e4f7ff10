//! Reading records by the DataService (creatio-api.md, section 2.2).

use crate::client::Client;
use crate::data_service_query::Select;
use crate::error::Error;
use crate::page::Rows;
use crate::response::ParsedResponse;
use crate::row::{self, Row};

/// Reads the rows in the response to a query.
pub(crate) fn rows<T>(
    response: &ParsedResponse,
    read: impl Fn(Row<'_>) -> Option<T>,
) -> Result<Rows<T>, Error> {
    response.check_success()?;
    row::rows(&response.json, "rows", read).map_err(|shape| response.malformed(shape))
}

impl Client {
    /// Sends a query and reads its rows.
    pub(crate) async fn select<T>(
        &self,
        select: Select<'_>,
        read: impl Fn(Row<'_>) -> Option<T>,
    ) -> Result<Rows<T>, Error> {
        if select.page.rows == 0 {
            return Ok(Rows::NONE);
        }
        rows(&self.call(select.call()).await?, read)
    }
}
