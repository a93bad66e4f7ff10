//! Falling back to OData where the DataService may not read a table (creatio-api.md, sections 2.1, 2.2 and 11).

use std::sync::atomic::Ordering;

use crate::client::Client;
use crate::error::{Cause, Error};
use crate::read_api::ReadApi;

/// A table that either API can read. The value is its bit in `Client::tables_read_by_odata`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// `OAuthClientApp`.
    Apps = 1,
    /// `SysAdminUnit`.
    Users = 2,
}

impl Client {
    /// The API that apps are read by: [`ReadApi::OData`] after the DataService refused and OData succeeded.
    pub fn read_api(&self) -> ReadApi {
        self.read_api_for(Table::Apps)
    }

    fn read_api_for(&self, table: Table) -> ReadApi {
        if self.tables_read_by_odata.load(Ordering::Relaxed) & table as u8 == 0 {
            ReadApi::DataService
        } else {
            ReadApi::OData
        }
    }

    /// Reads by the API that is known to work, falling back from a DataService that refuses to OData.
    ///
    /// If both fail, the DataService's error is returned, since that is the access an administrator would restore; only
    /// the end of the session takes precedence. A future that is not needed is never polled, so it sends nothing.
    pub(crate) async fn with_odata_fallback<T>(
        &self,
        table: Table,
        by_data_service: impl Future<Output = Result<T, Error>>,
        by_odata: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        if self.read_api_for(table) == ReadApi::OData {
            return self.note_odata_outcome(table, by_odata.await);
        }
        let refusal = match by_data_service.await {
            Err(error) if error.may_be_closed_to_data_service() => error,
            outcome => return outcome,
        };
        match self.note_odata_outcome(table, by_odata.await) {
            Err(error) if error.cause != Cause::SessionEnded => Err(refusal),
            outcome => outcome,
        }
    }

    /// Remembers that OData reads the table, or forgets it when OData refuses, so that the next read tries both.
    fn note_odata_outcome<T>(&self, table: Table, outcome: Result<T, Error>) -> Result<T, Error> {
        let bit = table as u8;
        match &outcome {
            Ok(_) => {
                self.tables_read_by_odata.fetch_or(bit, Ordering::Relaxed);
            }
            Err(error) if error.is_refusal() => {
                self.tables_read_by_odata.fetch_and(!bit, Ordering::Relaxed);
            }
            Err(_) => {}
        }
        outcome
    }
}
