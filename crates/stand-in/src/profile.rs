//! The versions of Creatio that the stand-in can imitate, and all their differences.

use crate::names::unknown;
use strum::{Display, EnumIter, EnumMessage, EnumString, IntoStaticStr};

/// A version of Creatio, by the name under which it is chosen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Display, EnumIter, EnumMessage, EnumString, IntoStaticStr,
)]
#[strum(parse_err_ty = String, parse_err_fn = unknown_profile)]
pub enum Profile {
    /// Creatio 8.0 on .NET Framework: services under `/0`.
    #[default]
    #[strum(serialize = "framework-8.0")]
    Framework80,
    /// Creatio 8.1 on .NET: services at the site root.
    #[strum(serialize = "core-8.1")]
    Core81,
    /// Creatio 10 in the cloud, on .NET Framework: services under `/0`.
    #[strum(serialize = "framework-10")]
    Framework10,
}

fn unknown_profile(name: &str) -> String {
    unknown::<Profile>("profile", name)
}

/// The runtime that hosts Creatio: it decides on addresses, cookies and error pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Display)]
pub enum Runtime {
    /// .NET Framework under IIS.
    #[strum(to_string = ".NET Framework")]
    Framework,
    /// .NET.
    #[strum(to_string = ".NET")]
    Core,
}

/// The shape of GetCurrentUserInfo's answer (creatio-api.md, section 13.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserInfoShape {
    /// Under `userInfo`, without a login name.
    UserInfo,
    /// Without a wrapper, with a login name.
    Flat,
    /// Under `getCurrentUserInfoResult`, with a login name.
    Result,
}

/// The form of the last path segment of ClearFeaturesCacheForAllUsers (creatio-api.md, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheArgument {
    /// The feature's code.
    Plain,
    /// The feature's code in base64.
    Base64,
}

/// What a version of Creatio does differently from others. A test may change a member to try one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductVersion {
    /// The profile that has this version.
    pub profile: Profile,
    /// The version number.
    pub number: &'static str,
    /// The runtime.
    pub runtime: Runtime,
    /// The shape of GetCurrentUserInfo.
    pub user_info: UserInfoShape,
    /// The argument that clears the feature cache.
    pub cache_argument: CacheArgument,
    /// True if `GET api/OAuthHealthCheck` exists (since 8.1.2).
    pub has_health_check: bool,
    /// True if the health check also answers `IsDefaultResourceRegistered` (about 8.2 and later).
    pub checks_default_resource: bool,
    /// True if AddClient accepts grant types, and stores the description that it is given (8.3 and later).
    pub adds_with_description: bool,
    /// True if the grant types of apps are stored in tables of their own (8.3 and later).
    pub has_grant_types: bool,
    /// True if OAuth apps may act as a technical user, type 7 (from about 8.2).
    pub allows_technical_users: bool,
    /// True if an unknown column is reported in `notFoundColumns`, false if it fails the query with 500.
    pub reports_unknown_columns: bool,
    /// The status of a refused sign-in: both 200 and 401 were seen.
    pub refused_login_status: u16,
    /// True if a refused InsertQuery answers nothing but `{"success":false}`.
    pub bare_insert_refusal: bool,
    /// The `success` of QuerySysSettings, which says nothing about the values.
    pub settings_query_success: bool,
    /// The app setting UseCsrfToken.
    pub uses_csrf_token: bool,
}

const FRAMEWORK_80: ProductVersion = ProductVersion {
    profile: Profile::Framework80,
    number: "8.0.10.4809",
    runtime: Runtime::Framework,
    user_info: UserInfoShape::UserInfo,
    cache_argument: CacheArgument::Plain,
    has_health_check: false,
    checks_default_resource: false,
    adds_with_description: false,
    has_grant_types: false,
    allows_technical_users: false,
    reports_unknown_columns: false,
    refused_login_status: 200,
    bare_insert_refusal: true,
    settings_query_success: false,
    uses_csrf_token: true,
};

const CORE_81: ProductVersion = ProductVersion {
    profile: Profile::Core81,
    number: "8.1.3.6699",
    runtime: Runtime::Core,
    user_info: UserInfoShape::Flat,
    cache_argument: CacheArgument::Plain,
    has_health_check: true,
    checks_default_resource: false,
    adds_with_description: false,
    has_grant_types: false,
    allows_technical_users: false,
    reports_unknown_columns: true,
    refused_login_status: 401,
    bare_insert_refusal: false,
    settings_query_success: true,
    uses_csrf_token: true,
};

const FRAMEWORK_10: ProductVersion = ProductVersion {
    profile: Profile::Framework10,
    number: "10.0.0.1234",
    runtime: Runtime::Framework,
    user_info: UserInfoShape::Result,
    cache_argument: CacheArgument::Base64,
    has_health_check: true,
    checks_default_resource: true,
    adds_with_description: true,
    has_grant_types: true,
    allows_technical_users: true,
    reports_unknown_columns: true,
    refused_login_status: 401,
    bare_insert_refusal: false,
    settings_query_success: true,
    uses_csrf_token: true,
};

impl Profile {
    /// What this version does differently from others.
    pub fn version(self) -> ProductVersion {
        match self {
            Self::Framework80 => FRAMEWORK_80,
            Self::Core81 => CORE_81,
            Self::Framework10 => FRAMEWORK_10,
        }
    }
}

impl ProductVersion {
    /// The path of the workspace root: `/0` on .NET Framework, empty on .NET.
    pub fn workspace(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "/0",
            Runtime::Core => "",
        }
    }

    /// The path of the login page.
    pub fn login_page(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "/Login/NuiLogin.aspx",
            Runtime::Core => "/Login/Login.html",
        }
    }

    /// The name of the cookie that accompanies `.ASPXAUTH`.
    pub fn second_session_cookie(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "BPMLOADER",
            Runtime::Core => "BPMSESSIONID",
        }
    }
}
