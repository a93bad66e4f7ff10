//! Two roads to the same records: the DataService, and OData 4 where an administrator has closed a table to the
//! DataService (creatio-api.md, sections 2.1, 2.2 and 11).

use std::sync::atomic::Ordering;

use crate::{Cause, Client, Error};

/// A way to read records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Road {
    /// Creatio's own pages use it, and it needs no right of its own.
    DataService,
    /// It needs the right `CanUseODataService`, and some plans count its calls.
    OData,
}

/// A table that is read by either road; its number is its bit in what the client remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// `OAuthClientApp`.
    Apps = 1,
    /// `SysAdminUnit`.
    Users = 2,
}

impl Client {
    /// The road by which apps are read: the DataService until that turned out to be closed, and OData to be open.
    pub fn road(&self) -> Road {
        self.road_to(Table::Apps)
    }

    pub(crate) fn road_to(&self, table: Table) -> Road {
        match self.closed.load(Ordering::Relaxed) & table as u8 {
            0 => Road::DataService,
            _ => Road::OData,
        }
    }

    /// Reads by the road that is known to be open. Where the DataService turns out to be closed, OData is tried; if
    /// that fails too, the DataService's error is the one to mend. A future that is not needed is never started.
    pub(crate) async fn by_open_road<T>(
        &self,
        table: Table,
        by_data_service: impl Future<Output = Result<T, Error>>,
        by_odata: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        if self.road_to(table) == Road::OData {
            return self.noting_road(table, by_odata.await);
        }
        let first = match by_data_service.await {
            Err(error) if error.is_closed() => error,
            outcome => return outcome,
        };
        match self.noting_road(table, by_odata.await) {
            Err(error) if error.cause != Cause::SessionEnded => Err(first),
            outcome => outcome,
        }
    }

    /// Remembers what came of a read by OData. One that is shut out takes the table back to the DataService, so that
    /// another attempt tries both roads anew.
    pub(crate) fn noting_road<T>(&self, table: Table, outcome: Result<T, Error>) -> Result<T, Error> {
        match &outcome {
            Ok(_) => self.closed.fetch_or(table as u8, Ordering::Relaxed),
            Err(error) if error.shuts_out() => self.closed.fetch_and(!(table as u8), Ordering::Relaxed),
            Err(_) => return outcome,
        };
        outcome
    }
}
