//! Creatio's services, one module each.

pub(super) mod application_info;
pub(super) mod auth;
pub(super) mod feature;
pub(super) mod health;
pub(super) mod main_menu;
pub(super) mod oauth_config;
pub(super) mod rights;
pub(super) mod user_info;
