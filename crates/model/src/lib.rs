//! Everything that needs no browser: the draft of an app and how it is merged, the list and its search, the checks
//! of the connection, and the formats of copied and exported data.
//!
//! Nothing here renders, waits for a signal or phrases a sentence for the user: that is `src/`.

pub mod access;
pub mod app;
pub mod commands;
pub mod config;
pub mod connection;
pub mod endpoints;
pub mod findings;
pub mod handover;
pub mod list;
pub mod order;
pub mod query_string;
pub mod search;
pub mod typed_text;
pub mod verify;
pub mod web_address;

#[cfg(test)]
mod sample;
