//! Typed client of Creatio's HTTP API, as far as OAuth 2.0 integrated applications need it.
//!
//! It knows no page and no browser: whoever uses it brings a [`Transport`]. Every call returns either what was
//! asked for or an [`Error`] that keeps the cause, the HTTP status, the server's own words and the raw answer.
//! No write is repeated by itself, but for the cases that [`Client::add_client`] and [`Client::set_description`] tell
//! of, where it is proved that nothing was done. What to do after an
//! [`Error`] whose [`nothing_was_done`](Error::nothing_was_done) is false is for the caller to find out.

mod answers;
mod apps;
mod call;
mod changes;
mod connection;
mod error;
mod grants;
mod health;
mod id;
mod identity;
mod odata;
mod read;
mod redact;
mod road;
mod secret;
mod select;
mod session;
mod site;
mod transport;
mod users;
mod words;

pub use apps::App;
pub use changes::{ClientChange, NewApp, NewClient};
pub use connection::{DefaultResource, OAUTH20_INTEGRATION, Resource, Settings, SettingsChange, setting};
pub use error::{Cause, Error};
pub use health::Health;
pub use id::{Id, Named};
pub use identity::{Discovery, Seen};
pub use redact::without_secrets;
pub use road::Road;
pub use secret::Secret;
pub use select::Page;
pub use session::{SignedIn, User};
pub use site::{Client, Workspace};
pub use transport::{Credentials, Interruption, Method, Pending, Request, Response, Transport};
pub use users::{SystemUser, UserKind};
