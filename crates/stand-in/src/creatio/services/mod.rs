//! Creatio's services, one module each.

mod add_client;
pub(super) mod administration;
pub(super) mod application_info;
pub(super) mod auth;
mod config_request;
pub(super) mod feature;
pub(super) mod health;
pub(super) mod main_menu;
pub(super) mod oauth_config;
mod redirect_urls;
pub(super) mod rights;
pub(super) mod user_info;
