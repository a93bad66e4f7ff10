//! The client with scripted responses: what Creatio sends (creatio-api.md, sections 10 to 14) goes in as text; results
//! and requests are compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apps;
mod apps_with_inactive_user;
mod change_app;
mod clock;
mod create_app;
mod csrf_cookies;
mod current_user;
mod default_resource;
mod details;
mod discovery;
mod expected_user;
mod feature;
mod grant_types;
mod health;
mod last_change;
mod odata;
mod odata_fallback;
mod responses;
mod rights;
mod secret_answers;
mod session;
mod set_description;
mod settings;
mod support;
mod technical_user;
mod test_connection;
mod users;
mod workspace;
