//! The page that connects Creatio to its Identity Service.

mod check_item;
mod check_list;
mod create_default_resource;
mod enable_feature;
mod findings;
mod finish_setup;
mod first_app_step;
mod page;
#[cfg(test)]
mod scenarios;
mod setting_field;
mod settings_fields;
mod settings_step;
mod setup;
mod state_style;
mod step_item;
mod steps;
mod strip;
mod test_now;
mod use_proposal;
mod verdict;

pub use page::ConnectPage;
