//! The system operations of the signed-in user.

use model::connection::checks::{
    can_manage_administration, can_manage_solution, can_manage_sys_settings, can_use_odata,
};

use super::CheckText;
use crate::text::guidance::Guidance;

impl CheckText for can_manage_solution::Finding {
    const TITLE: &'static str = "Permission CanManageSolution";

    fn guidance(&self) -> Guidance {
        const PURPOSE: &str = "create and change apps and the default resource";
        match self {
            can_manage_solution::Finding::Granted => granted(PURPOSE),
            can_manage_solution::Finding::Missing => {
                missing("“Can manage configuration elements” (CanManageSolution)", PURPOSE)
            }
        }
    }
}

impl CheckText for can_manage_sys_settings::Finding {
    const TITLE: &'static str = "Permission CanManageSysSettings";

    fn guidance(&self) -> Guidance {
        const PURPOSE: &str = "save system settings";
        match self {
            can_manage_sys_settings::Finding::Granted => granted(PURPOSE),
            can_manage_sys_settings::Finding::NotNeeded => not_needed(PURPOSE),
            can_manage_sys_settings::Finding::Missing => {
                missing("“Access to “System settings” section” (CanManageSysSettings)", PURPOSE)
            }
        }
    }
}

impl CheckText for can_manage_administration::Finding {
    const TITLE: &'static str = "Permission CanManageAdministration";

    fn guidance(&self) -> Guidance {
        const PURPOSE: &str = "enable features for all users";
        match self {
            can_manage_administration::Finding::Granted => granted(PURPOSE),
            can_manage_administration::Finding::NotNeeded => not_needed(PURPOSE),
            can_manage_administration::Finding::Missing => missing("CanManageAdministration", PURPOSE),
        }
    }
}

impl CheckText for can_use_odata::Finding {
    const TITLE: &'static str = "Permission CanUseODataService";

    fn guidance(&self) -> Guidance {
        match self {
            can_use_odata::Finding::Granted => {
                Guidance::new("Optional: lets you read data by OData. This page uses the DataService.")
            }
            can_use_odata::Finding::NotNeeded => Guidance::new(
                "Not granted. Optional: lets you read data by OData. This page uses the DataService.",
            ),
        }
    }
}

fn granted(purpose: &str) -> Guidance {
    Guidance::new(format!("Needed to {purpose}."))
}

fn not_needed(purpose: &str) -> Guidance {
    Guidance::new(format!("Not granted. Only needed to {purpose}."))
}

fn missing(operation: &str, purpose: &str) -> Guidance {
    Guidance::new(format!("You don't have permission to {purpose}.")).next(format!(
        "Ask an administrator to grant you {operation} in System Designer, “Operation permissions”. Or sign in as a user who has it."
    ))
}
