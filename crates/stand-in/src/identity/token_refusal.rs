//! How a token is refused (creatio-api.md, section 14.4).

use crate::{http::Response, profile::IdentityGeneration};
use serde_json::json;
use strum::IntoStaticStr;

/// Why a token is refused; the name is the error code of OAuth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Refusal {
    InvalidClient,
    InvalidRequest,
    InvalidScope,
    UnauthorizedClient,
    UnsupportedGrantType,
}

impl Refusal {
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
            Self::InvalidRequest => ("The specified HTTP method is not valid.", 2084),
            Self::InvalidScope => ("The specified 'scope' is invalid.", 2052),
            Self::UnauthorizedClient => {
                ("This client application is not allowed to use the specified grant type.", 2064)
            }
            Self::UnsupportedGrantType => ("The specified 'grant_type' is not supported.", 2032),
        }
    }
}
