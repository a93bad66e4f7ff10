//! The client over real HTTP against the stand-in: in the profiles of .NET Framework and .NET, and in the newer one where
//! that makes a difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod access;
mod apps;
mod conditions;
mod connection;
mod create_once;
mod faults;
mod grant_types;
mod odata_fallback;
mod sessions;
mod support;
mod technical_users;
mod transport;
