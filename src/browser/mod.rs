//! The browser: the only module that touches web-sys, js-sys and wasm-bindgen. Plain functions, grouped by subject.

mod boot;
pub mod clipboard;
mod config;
mod fetch;
pub mod focus;
pub mod form;
pub mod highlight;
pub mod intl;
pub mod markup;
pub mod messages;
mod object;
pub mod page;
pub mod popover;
pub mod random;
pub mod storage;
pub mod tab_storage;
pub mod table;
pub mod time;

pub use boot::{demo, later_style, report_panics};
pub use config::load_config;
pub use fetch::Fetch;
