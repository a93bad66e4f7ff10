//! Creatio OAuth Admin: connects Creatio to its Identity Service and looks after its OAuth 2.0
//! integrated applications. This file mounts the page, nothing else.

mod app;
mod apps;
mod browser;
mod config;
mod connect;
mod host;
mod later;
mod navigation;
mod one_app;
mod palette;
mod route;
mod session;
mod text;
mod ui;
mod web_address;

fn main() {
    app::start();
}
