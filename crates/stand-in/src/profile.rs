//! The versions of Creatio that the stand-in can imitate, and all their differences.

use crate::names::unknown;
use strum::{Display, EnumIter, EnumMessage, EnumString, IntoStaticStr};

/// A version of Creatio, by the name under which it is chosen.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Display,
    EnumIter,
    EnumMessage,
    EnumString,
    IntoStaticStr,
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
    /// Creatio 8.2 on .NET Framework: services under `/0`.
    #[strum(serialize = "framework-8.2")]
    Framework82,
    /// Creatio 8.3 on .NET: services at the site root.
    #[strum(serialize = "core-8.3")]
    Core83,
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

/// The software that the Identity Service is built on; it decides how a token is refused (creatio-api.md, section 14.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityGeneration {
    /// IdentityServer4.
    IdentityServer4,
    /// OpenIddict.
    OpenIddict,
}

/// How a bearer token is refused. What real sites answer is unknown (creatio-api.md, section 14.5), so the versions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BearerRefusal {
    /// True if the body is JSON, false if there is none.
    pub has_body: bool,
    /// The status where the token is valid, but its app or its user is inactive.
    pub inactive_status: u16,
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
    /// The software of the Identity Service.
    pub identity: IdentityGeneration,
    /// The shape of GetCurrentUserInfo.
    pub user_info: UserInfoShape,
    /// The argument that clears the feature cache.
    pub cache_argument: CacheArgument,
    /// How a bearer token is refused.
    pub bearer_refusal: BearerRefusal,
    /// True if `GET api/OAuthHealthCheck` exists (since 8.1.2).
    pub has_health_check: bool,
    /// True if the health check also answers `IsDefaultResourceRegistered` (about 8.2 and later).
    pub checks_default_resource: bool,
    /// True if OAuth apps may act as a technical user, type 7 (from about 8.2).
    pub allows_technical_users: bool,
    /// True if AddClient accepts grant types, and stores the description that it is given (8.3 and later).
    pub adds_with_description: bool,
    /// True if apps have grant types and redirect URLs in tables of their own, so that an app may act on behalf of the user
    /// who consents and needs no system user (8.3 and later).
    pub has_grant_types: bool,
    /// True if Creatio itself issues tokens, at `connect/token` (8.3 and later).
    pub issues_tokens: bool,
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

/// The differences that do not depend on age: several were seen, and which version has which is unknown.
struct Traits {
    number: &'static str,
    runtime: Runtime,
    user_info: UserInfoShape,
    bearer_refusal: BearerRefusal,
    refused_login_status: u16,
    bare_insert_refusal: bool,
    settings_query_success: bool,
    reports_unknown_columns: bool,
}

impl Profile {
    fn traits(self) -> Traits {
        let usual = Traits {
            number: "",
            runtime: Runtime::Framework,
            user_info: UserInfoShape::UserInfo,
            bearer_refusal: BearerRefusal { has_body: false, inactive_status: 401 },
            refused_login_status: 401,
            bare_insert_refusal: false,
            settings_query_success: true,
            reports_unknown_columns: true,
        };
        match self {
            Self::Framework80 => Traits {
                number: "8.0.10.4809",
                refused_login_status: 200,
                bare_insert_refusal: true,
                settings_query_success: false,
                reports_unknown_columns: false,
                ..usual
            },
            Self::Core81 => Traits {
                number: "8.1.3.6699",
                runtime: Runtime::Core,
                user_info: UserInfoShape::Flat,
                bearer_refusal: BearerRefusal { has_body: true, inactive_status: 401 },
                ..usual
            },
            Self::Framework82 => Traits {
                number: "8.2.1.1446",
                bearer_refusal: BearerRefusal { has_body: true, inactive_status: 403 },
                ..usual
            },
            Self::Core83 => Traits {
                number: "8.3.0.2345",
                runtime: Runtime::Core,
                user_info: UserInfoShape::Flat,
                bearer_refusal: BearerRefusal { has_body: false, inactive_status: 403 },
                ..usual
            },
            Self::Framework10 => Traits { number: "10.0.0.1234", user_info: UserInfoShape::Result, ..usual },
        }
    }

    /// What this version does differently from others.
    pub fn version(self) -> ProductVersion {
        let traits = self.traits();
        let since = |first: Self| self >= first;
        ProductVersion {
            profile: self,
            number: traits.number,
            runtime: traits.runtime,
            identity: if since(Self::Framework10) {
                IdentityGeneration::OpenIddict
            } else {
                IdentityGeneration::IdentityServer4
            },
            user_info: traits.user_info,
            cache_argument: if since(Self::Framework82) {
                CacheArgument::Base64
            } else {
                CacheArgument::Plain
            },
            bearer_refusal: traits.bearer_refusal,
            has_health_check: since(Self::Core81),
            checks_default_resource: since(Self::Framework82),
            allows_technical_users: since(Self::Framework82),
            adds_with_description: since(Self::Core83),
            has_grant_types: since(Self::Core83),
            issues_tokens: since(Self::Core83),
            reports_unknown_columns: traits.reports_unknown_columns,
            refused_login_status: traits.refused_login_status,
            bare_insert_refusal: traits.bare_insert_refusal,
            settings_query_success: traits.settings_query_success,
            uses_csrf_token: true,
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
