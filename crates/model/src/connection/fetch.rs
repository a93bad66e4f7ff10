//! Runs a query and writes its answer into the facts. Each is one request, so that a slow or failed one holds up no
//! other.

use creatio::{Cause, Client, Error, LocalBoxFuture};

use super::{
    facts::{Fact, Facts},
    query::Query,
};

/// Writes an answer into the facts.
pub type Apply = Box<dyn FnOnce(&mut Facts)>;

/// Runs a query. `identity_service` is the address at which this browser may call the Identity Service.
///
/// # Errors
/// Only [`Cause::SessionEnded`], which signing in again resolves: any other failure is recorded as a fact.
pub fn fetch<'a>(
    client: &'a Client,
    query: Query,
    identity_service: Option<&'a str>,
) -> LocalBoxFuture<'a, Result<Apply, Error>> {
    // Boxed, because every caller would repeat the code of all queries.
    Box::pin(fetch_unboxed(client, query, identity_service))
}

async fn fetch_unboxed(
    client: &Client,
    query: Query,
    identity_service: Option<&str>,
) -> Result<Apply, Error> {
    match query {
        Query::User => apply(client.current_user().await, |facts| &mut facts.user),
        Query::CanManageSolution => {
            apply(client.can_execute("CanManageSolution").await, |facts| &mut facts.can_manage_solution)
        }
        Query::CanManageSysSettings => apply(client.can_execute("CanManageSysSettings").await, |facts| {
            &mut facts.can_manage_sys_settings
        }),
        Query::CanManageAdministration => {
            apply(client.can_execute("CanManageAdministration").await, |facts| {
                &mut facts.can_manage_administration
            })
        }
        Query::CanUseOData => {
            apply(client.can_execute("CanUseODataService").await, |facts| &mut facts.can_use_odata)
        }
        Query::Feature => apply(client.feature_enabled().await, |facts| &mut facts.feature),
        Query::ConfigSwitch => {
            apply(client.oauth_enabled_in_config_file().await, |facts| &mut facts.config_switch)
        }
        Query::Settings => apply(client.settings().await, |facts| &mut facts.settings),
        Query::Health => apply(client.health().await, |facts| &mut facts.health),
        Query::DefaultResources => {
            apply(client.default_resources().await, |facts| &mut facts.default_resources)
        }
        Query::Discovery => {
            let seen = client.discovery(identity_service.unwrap_or_default()).await;
            apply(Ok(seen), |facts| &mut facts.discovery)
        }
        Query::PagePolicy => apply(Ok(client.page_policy().await), |facts| &mut facts.page_policy),
    }
}

/// Records that a query could not be run.
pub fn fail(query: Query, error: Error, facts: &mut Facts) {
    match query {
        Query::User => facts.user = Fact::Failed(error),
        Query::CanManageSolution => facts.can_manage_solution = Fact::Failed(error),
        Query::CanManageSysSettings => facts.can_manage_sys_settings = Fact::Failed(error),
        Query::CanManageAdministration => facts.can_manage_administration = Fact::Failed(error),
        Query::CanUseOData => facts.can_use_odata = Fact::Failed(error),
        Query::Feature => facts.feature = Fact::Failed(error),
        Query::ConfigSwitch => facts.config_switch = Fact::Failed(error),
        Query::Settings => facts.settings = Fact::Failed(error),
        Query::Health => facts.health = Fact::Failed(error),
        Query::DefaultResources => facts.default_resources = Fact::Failed(error),
        Query::Discovery => facts.discovery = Fact::Failed(error),
        Query::PagePolicy => facts.page_policy = Fact::Failed(error),
    }
}

fn apply<T: 'static>(
    answer: Result<T, Error>,
    field: fn(&mut Facts) -> &mut Fact<T>,
) -> Result<Apply, Error> {
    let fact = match answer {
        Ok(value) => Fact::Known(value),
        Err(error) if error.cause == Cause::SessionEnded => return Err(error),
        Err(error) => Fact::Failed(error),
    };
    Ok(Box::new(move |facts| *field(facts) = fact))
}
