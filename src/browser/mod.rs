//! The browser: the only room that touches web-sys, js-sys and gloo-net.

mod clipboard;
mod config;
mod extras;
mod fetch;
mod surroundings;
mod tab;
mod table;

pub use config::load_config;
pub use extras::extras;
pub use fetch::Fetch;
pub use surroundings::{Browser, host_name, report_panics, run, uncover};
