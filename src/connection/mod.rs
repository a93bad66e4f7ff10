//! What is known about the connection to the Identity Service, shared by the pages that need it.

mod banner;
mod fact_store;
mod last_test;
mod no_apps;
mod site_facts;

pub use banner::{ConnectionBanner, CreateGate, ReadOnlyNote};
pub use fact_store::{Connection, FactStore, OnSessionEnd};
pub use no_apps::NoApps;
pub use site_facts::site_facts;
