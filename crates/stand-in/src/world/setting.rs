//! The three system settings that connect Creatio to its Identity Service (creatio-api.md, section 5).

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// A system setting, by its code.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Display, EnumIter, EnumString, IntoStaticStr,
)]
pub enum Setting {
    /// The address of the Identity Service.
    #[default]
    #[strum(serialize = "OAuth20IdentityServerUrl")]
    Url,
    /// The id of Creatio's own client.
    #[strum(serialize = "OAuth20IdentityServerClientId")]
    ClientId,
    /// The secret of Creatio's own client.
    #[strum(serialize = "OAuth20IdentityServerClientSecret")]
    ClientSecret,
}

impl Setting {
    /// The code of the setting.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The value that the vendor's documentation fills in.
    pub fn documented_value(self) -> &'static str {
        match self {
            Self::Url => "http://localhost:8090",
            Self::ClientId => "IdServiceUser",
            Self::ClientSecret => "ItIsMyPasswordForIdentityService",
        }
    }
}
