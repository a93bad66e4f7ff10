//! The client over real HTTP against the stand-in, on both profiles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apps;
mod conditions;
mod connection;
mod faults;
mod once;
mod sessions;
mod support;
mod transport;
