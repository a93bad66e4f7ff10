//! The default resource, to which every new app gets access (creatio-api.md, sections 2.3 and 3.1).

use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::data_service_query::{Filter, Order, Select};
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::page::Page;

/// A resource of the Identity Service that apps can have access to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Id of the record in `OAuthResource`.
    pub id: Id,
    /// The scope: `ApplicationAccess_` and 32 hexadecimal digits.
    pub name: String,
}

/// The result of creating the default resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultResourceOutcome {
    /// It was created.
    Created,
    /// It already existed, so nothing was changed.
    AlreadyExisted,
}

const ADD: &str = "AddDefaultResource";

/// Timeout in milliseconds: as long as Creatio's server allows a request to take.
const TIMEOUT_MS: u32 = 120_000;

/// More default resources than any site should have: one is correct, two are an error to report.
const MAX_RESOURCES: u32 = 10;

impl Client {
    /// The default resources by name, at most 10. A connected site has exactly one.
    pub async fn default_resources(&self) -> Result<Vec<Resource>, Error> {
        let select = Select {
            schema: "OAuthResource",
            columns: &["Id", "Name"],
            order: &[("Name", Order::Ascending)],
            filters: vec![Filter::BoolEquals("IsDefault", true)],
            page: Page { offset: 0, rows: MAX_RESOURCES },
        };
        let resources =
            self.select(select, |row| Some(Resource { id: row.id("Id")?, name: row.text("Name") })).await?;
        resources.complete()
    }

    /// Creates the default resource by `AddDefaultResource`, which may take two minutes, and looks for it afterwards,
    /// also if the response was lost. [`Cause::NotApplied`] if Creatio reported success and there is none.
    pub async fn create_default_resource(&self) -> Result<DefaultResourceOutcome, Error> {
        let outcome = self.add_default_resource().await;
        if outcome == Ok(DefaultResourceOutcome::AlreadyExisted)
            || outcome.as_ref().is_err_and(Error::certainly_changed_nothing)
        {
            return outcome;
        }
        match (self.default_resources().await, outcome) {
            (Ok(found), Ok(_)) if found.is_empty() => {
                let held = vec![("OAuthResource", String::new())];
                Err(Error::new(Cause::NotApplied { held }, ADD, Effect::Write))
            }
            (Ok(found), Err(_)) if !found.is_empty() => Ok(DefaultResourceOutcome::Created),
            // A table that cannot be read proves nothing.
            (_, outcome) => outcome,
        }
    }

    async fn add_default_resource(&self) -> Result<DefaultResourceOutcome, Error> {
        let call = Call::config_service(Effect::Write, Answer::Data, ADD, &json!({}));
        let response = self.call(call.within_ms(TIMEOUT_MS)).await?;
        match response.service_result("AddDefaultResourceResult") {
            Ok(_) => Ok(DefaultResourceOutcome::Created),
            Err(_) if response.message().already_exists() => Ok(DefaultResourceOutcome::AlreadyExisted),
            Err(error) => Err(error),
        }
    }
}
