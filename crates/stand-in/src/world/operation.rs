//! System operations (creatio-api.md, section 9).

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// A system operation that users may be allowed to execute.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Display, EnumIter, EnumString, IntoStaticStr,
)]
pub enum Operation {
    /// Switching features.
    CanManageAdministration,
    /// Writing apps and resources, and reading an app's secret.
    #[default]
    CanManageSolution,
    /// Writing system settings.
    CanManageSysSettings,
    /// Managing users.
    CanManageUsers,
    /// Creating technical users.
    CanManageTechnicalUsers,
    /// Reading every record.
    CanSelectEverything,
    /// Using OData.
    CanUseODataService,
}
