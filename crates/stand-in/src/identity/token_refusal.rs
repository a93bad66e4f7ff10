//! How a token is refused (creatio-api.md, section 14.4).

use crate::{http::Response, profile::IdentityGeneration};
use serde_json::json;
use strum::{Display, EnumString, IntoStaticStr};

/// Why a token is refused; the name is the error code of OAuth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Display, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TokenRefusal {
    /// The client is unknown, disabled, or has another secret.
    #[default]
    InvalidClient,
    /// The authorization code or the refresh token is invalid.
    InvalidGrant,
    /// The request is no POST, or no form.
    InvalidRequest,
    /// The scope is unknown, or not allowed for the client.
    InvalidScope,
    /// The client may not use this grant.
    UnauthorizedClient,
    /// The service does not offer this grant.
    UnsupportedGrantType,
}

impl TokenRefusal {
    /// The response with this refusal.
    pub fn response(self, generation: IdentityGeneration) -> Response {
        let error: &str = self.into();
        match generation {
            IdentityGeneration::IdentityServer4 => Response::json(400, &json!({ "error": error })),
            IdentityGeneration::OpenIddict => {
                let (description, number) = self.description();
                let address = format!("https://documentation.openiddict.com/errors/ID{number}");
                let body = json!({"error": error, "error_description": description, "error_uri": address});
                Response::json(if self == Self::InvalidClient { 401 } else { 400 }, &body)
            }
        }
    }

    /// What OpenIddict says about it, and the number under which it documents it.
    fn description(self) -> (&'static str, u16) {
        match self {
            Self::InvalidClient => ("The specified client credentials are invalid.", 2055),
            Self::InvalidGrant => ("The specified authorization code is invalid.", 2001),
            Self::InvalidRequest => ("The specified HTTP method is not valid.", 2084),
            Self::InvalidScope => ("The specified 'scope' is invalid.", 2052),
            Self::UnauthorizedClient => {
                ("This client application is not allowed to use the specified grant type.", 2064)
            }
            Self::UnsupportedGrantType => ("The specified 'grant_type' is not supported.", 2032),
        }
    }
}
