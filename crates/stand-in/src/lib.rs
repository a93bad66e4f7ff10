//! A Creatio look-alike with an Identity Service, for tests and for trying out the page.
//!
//! [`creatio::Creatio`] and [`identity::Identity`] answer the requests of their origin. [`site::Site`] puts both
//! together, with a journal and with faults. All of this is stateful but pure: `handle(&Request) -> Response`, with time
//! and randomness passed in. `server::start`, of the feature `server`, puts both origins on 127.0.0.1; without that feature
//! the crate also compiles for a browser. [`control`] lists the calls under `/stand-in/` by which a test sets a site up and
//! looks at it.
//!
//! A [condition](condition::Condition) is a state of the site that lasts until it is cleared, such as an Identity Service
//! that is down, whereas a [fault](fault::Fault) spoils the answer to a single call (or to a given number of them), such
//! as a connection that is closed after AddClient was carried out.
//!
//! ```no_run
//! # #[cfg(feature = "server")]
//! # async fn example() -> std::io::Result<()> {
//! let running = stand_in::server::start(stand_in::server::Options::default()).await?;
//! println!("{} {}", running.creatio_origin, running.identity_origin);
//! # Ok(()) }
//! ```
//!
//! What can be chosen by name is listed by [`catalog::catalog`] and `stand-in --list`. Every user's password is the
//! user's name; `Supervisor` may do everything.

pub mod catalog;
pub mod condition;
pub mod control;
pub mod creatio;
pub mod dates;
pub mod environment;
pub mod fault;
pub mod fault_schedule;
pub mod http;
pub mod identity;
pub mod journal;
pub mod names;
pub mod profile;
mod proxy;
#[cfg(feature = "server")]
pub mod server;
pub mod site;
pub mod start;
#[cfg(feature = "server")]
mod static_files;
#[cfg(feature = "server")]
mod wire;
pub mod world;

/// Iterates over the values of an enum, as in `Profile::iter()`.
pub use strum::IntoEnumIterator;
