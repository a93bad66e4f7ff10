//! A Creatio look-alike with an Identity Service beside it, for tests and for trying the page out.
//!
//! [`creatio::Creatio`] is pure and stateful: `handle(&Request) -> Response`, with the clock and chance passed in.
//! [`site::Site`] adds a journal of what was asked, faults by order, and the control calls under `/stand-in/`
//! ([`control`] lists them). [`server::start`] puts both origins on 127.0.0.1:
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! let running = stand_in::server::start(stand_in::server::Options::default()).await?;
//! println!("{} {}", running.creatio_origin, running.identity_origin);
//! # Ok(()) }
//! ```
//!
//! Every user's password is the user's name; `Supervisor` may do everything.

pub mod condition;
pub mod control;
pub mod creatio;
pub mod faults;
pub mod http;
pub mod identity;
pub mod journal;
mod page;
pub mod profile;
mod proxy;
pub mod server;
pub mod site;
pub mod surroundings;
pub mod world;
