//! The page that connects Creatio to its Identity Service.

mod check_item;
mod create_default_resource;
mod diagram;
mod enable_feature;
mod page;
mod remaining_steps;
mod repairs;
#[cfg(test)]
mod scenarios;
mod setting_field;
mod settings_fields;
mod settings_form;
mod state_style;
mod use_proposal;

pub use page::ConnectPage;
