//! Creatio's database, as far as the OAuth section reads and writes it (creatio-api.md, section 2.3).
//!
//! [`World`] holds the records. Each record type describes its columns once ([`Record::COLUMNS`]); queries, writes and
//! snapshots are derived from that, so a new column of an app is a member of [`App`] and one row of its table.

mod app;
mod column;
mod grant_type;
mod grantee;
mod operation;
mod people;
mod populate;
mod redirect_url;
mod resource;
mod roles;
mod rows;
mod sample_names;
mod setting;
mod state;
mod table;
mod user_session;

pub use app::{App, REDIRECT_URL};
pub use column::{Cell, Change, Column, Kind, Record, Row, Stamps};
pub use grant_type::GrantType;
pub use operation::Operation;
pub use people::{AdminUnit, Contact, TYPE_TECHNICAL_USER, TYPE_USER};
pub use populate::WorldSpec;
pub use redirect_url::RedirectUrl;
pub use resource::{Resource, ResourceInClient};
pub use rows::{ColumnInfo, columns, display_value, row_by_id, rows, value_at};
pub use sample_names::app_names;
pub use setting::Setting;
pub use state::{Feature, OAUTH_FEATURE, World};
pub use table::Table;
