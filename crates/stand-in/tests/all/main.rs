//! The stand-in's rules, each as creatio-api.md states it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod test_client;
mod tokens;

mod access_tables;
mod catalog;
mod change_queries;
mod clocks;
mod closed_tables;
mod control;
mod faults;
mod feature;
mod filters;
mod grant_types;
mod health_check;
mod identity_conditions;
mod identity_service;
mod newer_config_service;
mod oauth_apps;
mod oauth_resources;
mod odata;
mod program;
mod proxy;
mod query_cache;
mod rights;
mod routing;
mod select_queries;
mod server;
mod sessions;
mod sign_in;
mod starts;
mod static_files;
mod system_settings;
mod vendors_example;
mod versions;
