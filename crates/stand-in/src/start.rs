//! The states that a site can start in.

use crate::names::unknown;
use strum::{Display, EnumIter, EnumMessage, EnumString, IntoStaticStr};

/// The state that a site starts in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Display, EnumIter, EnumMessage, EnumString, IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case", parse_err_ty = String, parse_err_fn = unknown_start)]
pub enum Start {
    /// Nothing is connected: feature off, settings empty, no default resource, no app.
    NewSite,
    /// The Identity Service is connected: feature on, settings filled in, one default resource, some apps.
    #[default]
    ConnectedSite,
}

fn unknown_start(name: &str) -> String {
    unknown::<Start>("start", name)
}
