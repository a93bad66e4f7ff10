//! The client against scripted answers: what Creatio sends (creatio-api.md, sections 10 to 13) goes in as text, and
//! what the client makes of it, and what it asked, is compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apps;
mod by_either_road;
mod connection;
mod health;
mod new_app;
mod odata;
mod responses;
mod second_road;
mod session;
mod support;
mod users;
mod workspace;
