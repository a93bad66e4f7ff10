//! Typed client of Creatio's HTTP API, as far as OAuth 2.0 integrated applications need it.
//!
//! The client knows neither a page nor a browser: its user provides a [`Transport`]. Every call returns its result or an
//! [`Error`] with the cause, the HTTP status, and what may be shown of the response, without secrets. Section numbers
//! in the documentation refer to creatio-api.md, the collected facts about the API.
//!
//! Each call states its [`Effect`]. A write is never repeated by itself, except by [`Client::create_app`] and
//! [`Client::set_description`] after proof that the first attempt changed nothing. After an error whose
//! [`certainly_changed_nothing`](Error::certainly_changed_nothing) is false, only reading the data again
//! shows what happened.
//!
//! Reads of apps and users use the DataService and fall back to OData by themselves where the DataService is closed; see
//! [`ReadApi`].

mod access;
mod app;
mod app_columns;
mod apps;
mod as_app;
mod call;
mod cause;
mod change_app;
mod client;
mod current_user;
mod data_service;
mod data_service_query;
mod default_resource;
mod details;
mod discovery;
mod dispatch;
mod error;
mod expected_user;
mod feature;
mod find_session;
mod grant_types;
mod health;
mod id;
mod json;
mod last_change;
mod odata;
mod odata_fallback;
mod page;
mod read_api;
mod received;
mod redact;
mod response;
mod rights;
mod row;
mod secret;
mod server_message;
mod session;
mod set_description;
mod settings;
mod shape;
mod technical_user;
mod test_connection;
mod transport;
mod users;
mod workspace;

pub use access::{AccessFacts, AdminUnit, Membership, OperationGrant, UnitKind, UserSession};
pub use app::App;
pub use as_app::{AppReply, Content, TokenError};
pub use change_app::{AppChange, ClientCredentials, NewApp};
pub use client::Client;
pub use current_user::User;
pub use default_resource::{DefaultResourceOutcome, Resource};
pub use details::Details;
pub use discovery::{DiscoveryDocument, DiscoveryOutcome, PagePolicy};
pub use error::{Cause, Effect, Error};
pub use health::Health;
pub use id::{Id, LookupValue, ParseIdError};
pub use last_change::LastChange;
pub use page::{Page, Rows};
pub use read_api::ReadApi;
pub use redact::without_secrets;
pub use secret::Secret;
pub use session::{NextStep, SignInOutcome};
pub use settings::{Settings, SettingsChange, setting};
pub use test_connection::ConnectionTest;
pub use transport::{Credentials, LocalBoxFuture, Method, Request, Response, Transport, TransportError};
pub use users::{SystemUser, UserKind};
pub use workspace::Workspace;
