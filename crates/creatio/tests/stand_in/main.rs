//! The client over real HTTP against the stand-in, on both profiles and where it matters on the newer one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apps;
mod conditions;
mod connection;
mod faults;
mod grant_types;
mod once;
mod second_road;
mod sessions;
mod support;
mod transport;
