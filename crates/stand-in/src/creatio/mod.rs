//! Creatio's server.
//!
//! [`Creatio::handle`] is the entry: `routing` admits the sender of a request (`authentication`), finds the service by
//! the path, and lets it answer. Every service works on one state, [`Creatio`], which has no socket, no clock and no
//! randomness of its own.

mod apply_condition;
mod authentication;
mod data_service;
mod filter;
mod identity_client;
mod oauth_apps;
mod oauth_resources;
mod odata;
mod other_administrator;
mod own_oauth;
mod product_error;
mod query_cache;
pub mod responses;
mod routing;
mod schema;
mod services;
mod session_cookies;
mod sessions;
mod snapshot;
mod state;
mod technical_users;
mod workspace_path;
mod writes;

pub use state::Creatio;
