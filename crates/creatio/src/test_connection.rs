//! Testing the connection to the Identity Service where Creatio has no health check (creatio-api.md, section 3.2).

use crate::app::App;
use crate::change_app::AppChange;
use crate::client::Client;
use crate::error::Error;

/// The result of saving an app as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionTest {
    /// Creatio saved the app, and it sends every saved app to the Identity Service first: that accepted it.
    Passed,
    /// Creatio found nothing to save, so it may not have called the Identity Service.
    NothingSaved,
}

impl Client {
    /// Makes Creatio send an app to the Identity Service again, by an `UpdateClient` that changes nothing: only the
    /// record's `ModifiedOn` moves. That shows that Creatio has really saved it.
    pub async fn test_connection(&self, app: &App) -> Result<ConnectionTest, Error> {
        let before = self.app(&app.id).await?.modified_on;
        let change = AppChange { client_id: app.client_id.clone(), ..AppChange::default() };
        self.update_app(&change).await?;
        let after = self.app(&app.id).await?.modified_on;
        // The two read APIs write the same moment differently.
        let is_comparable = after.ends_with('Z') == before.ends_with('Z');
        Ok(if is_comparable && after != before {
            ConnectionTest::Passed
        } else {
            ConnectionTest::NothingSaved
        })
    }
}
