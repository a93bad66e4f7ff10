//! Creatio OAuth Admin: connects Creatio to its Identity Service and looks after its OAuth 2.0
//! integrated applications. This file mounts the page, nothing else.

mod access;
mod app;
mod app_store;
mod apps;
mod audit;
mod browser;
mod client_app;
mod command_palette;
mod commands;
mod components;
mod connect;
mod connection;
mod effect;
mod findings;
mod handover;
mod header;
mod lazy;
mod list_state;
mod list_tools;
mod navigation;
mod routes;
mod session;
mod text;
mod unknown_page;
mod verify;

fn main() {
    app::start();
}
