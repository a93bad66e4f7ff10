//! What differs between product versions. One profile per version; a test may change a member to try a rule.

use std::{fmt, str::FromStr};

/// The profiles that exist by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProfileName {
    /// Creatio 8.0 on .NET Framework: services under `/0`.
    #[default]
    Framework80,
    /// Creatio 8.1 on .NET: services at the site root.
    Core81,
    /// Creatio 10 in the cloud, on .NET Framework: services under `/0`.
    Framework10,
}

impl fmt::Display for ProfileName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Framework80 => "framework-8.0",
            Self::Core81 => "core-8.1",
            Self::Framework10 => "framework-10",
        })
    }
}

impl FromStr for ProfileName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "framework-8.0" => Ok(Self::Framework80),
            "core-8.1" => Ok(Self::Core81),
            "framework-10" => Ok(Self::Framework10),
            _ => Err(format!("unknown profile {text:?}: framework-8.0, core-8.1 or framework-10")),
        }
    }
}

/// The runtime that a site stands on: it decides addresses, cookies and error pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runtime {
    /// .NET Framework under IIS.
    Framework,
    /// .NET.
    Core,
}

/// How GetCurrentUserInfo answers (creatio-api.md, section 13.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserInfoShape {
    /// Under `userInfo`, without a login name.
    UserInfo,
    /// Without a wrapper, with a login name.
    Flat,
    /// The same under `getCurrentUserInfoResult`.
    Result,
}

/// What the last segment of ClearFeaturesCacheForAllUsers is (creatio-api.md, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheArgument {
    /// The feature's code.
    Plain,
    /// The feature's code in base64.
    Base64,
}

/// One product version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name to order it by.
    pub name: ProfileName,
    /// What it stands on.
    pub runtime: Runtime,
    /// The product's own version number.
    pub version: &'static str,
    /// The shape of GetCurrentUserInfo.
    pub user_info: UserInfoShape,
    /// The argument that clears the feature cache.
    pub cache_argument: CacheArgument,
    /// True if `GET api/OAuthHealthCheck` exists (since 8.1.2).
    pub has_health_check: bool,
    /// True if the health check also answers `IsDefaultResourceRegistered` (about 8.2 and later).
    pub checks_default_resource: bool,
    /// True if AddClient takes and stores a description, and takes grant types (8.3 and later).
    pub adds_with_description: bool,
    /// True if grant types of apps are kept in tables of their own (8.3 and later).
    pub has_grant_types: bool,
    /// True if OAuth apps may act as a technical user, type 7 (from about 8.2).
    pub takes_technical_users: bool,
    /// True if an unknown column is reported in `notFoundColumns`, false if it gives 500.
    pub reports_unknown_columns: bool,
    /// The status of a refused sign-in: both 200 and 401 were seen.
    pub refused_login_status: u16,
    /// True if a refused InsertQuery says nothing but `{"success":false}`.
    pub bare_insert_refusal: bool,
    /// What QuerySysSettings says in `success`, which is not to be trusted.
    pub settings_query_success: bool,
    /// The app setting UseCsrfToken.
    pub uses_csrf_token: bool,
    /// The signed-in user's time zone: minutes east of UTC, for dates in DataService answers.
    pub zone_minutes: i64,
}

impl Profile {
    /// The profile of that name.
    pub fn of(name: ProfileName) -> Self {
        match name {
            ProfileName::Framework80 => Self {
                name,
                runtime: Runtime::Framework,
                version: "8.0.10.4809",
                user_info: UserInfoShape::UserInfo,
                cache_argument: CacheArgument::Plain,
                has_health_check: false,
                checks_default_resource: false,
                adds_with_description: false,
                has_grant_types: false,
                takes_technical_users: false,
                reports_unknown_columns: false,
                refused_login_status: 200,
                bare_insert_refusal: true,
                settings_query_success: false,
                uses_csrf_token: true,
                zone_minutes: 120,
            },
            ProfileName::Core81 => Self {
                name,
                runtime: Runtime::Core,
                version: "8.1.3.6699",
                user_info: UserInfoShape::Flat,
                cache_argument: CacheArgument::Plain,
                has_health_check: true,
                checks_default_resource: false,
                adds_with_description: false,
                has_grant_types: false,
                takes_technical_users: false,
                reports_unknown_columns: true,
                refused_login_status: 401,
                bare_insert_refusal: false,
                settings_query_success: true,
                uses_csrf_token: true,
                zone_minutes: 0,
            },
            ProfileName::Framework10 => Self {
                name,
                runtime: Runtime::Framework,
                version: "10.0.0.1234",
                user_info: UserInfoShape::Result,
                cache_argument: CacheArgument::Base64,
                has_health_check: true,
                checks_default_resource: true,
                adds_with_description: true,
                has_grant_types: true,
                takes_technical_users: true,
                reports_unknown_columns: true,
                refused_login_status: 401,
                bare_insert_refusal: false,
                settings_query_success: true,
                uses_csrf_token: true,
                zone_minutes: 0,
            },
        }
    }

    /// `/0` on .NET Framework, nothing on .NET.
    pub fn workspace(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "/0",
            Runtime::Core => "",
        }
    }

    /// The login page's path.
    pub fn login_page(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "/Login/NuiLogin.aspx",
            Runtime::Core => "/Login/Login.html",
        }
    }

    /// The cookie that stands beside `.ASPXAUTH`.
    pub fn second_cookie(&self) -> &'static str {
        match self.runtime {
            Runtime::Framework => "BPMLOADER",
            Runtime::Core => "BPMSESSIONID",
        }
    }
}
