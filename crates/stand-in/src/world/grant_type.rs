//! The ways in which an app gets tokens, as 8.3 and later tell them (creatio-api.md, section 8.1).

use uuid::{Uuid, uuid};

/// A row of OAuthGrantType.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GrantType {
    /// Server to server.
    #[default]
    ClientCredentials,
    /// On behalf of a user.
    AuthorizationCode,
}

impl GrantType {
    /// Every row of the table.
    pub const ALL: [Self; 2] = [Self::ClientCredentials, Self::AuthorizationCode];

    /// The record's id, made up.
    pub fn id(self) -> Uuid {
        match self {
            Self::ClientCredentials => uuid!("b3f1c6de-6a5c-4a0e-9d0c-4f6f5b0e7a01"),
            Self::AuthorizationCode => uuid!("b3f1c6de-6a5c-4a0e-9d0c-4f6f5b0e7a02"),
        }
    }

    /// Name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientCredentials => "Client credentials",
            Self::AuthorizationCode => "Authorization code",
        }
    }

    /// The name in a request of AddClient; case counts.
    pub fn code(self) -> &'static str {
        match self {
            Self::ClientCredentials => "client_credentials",
            Self::AuthorizationCode => "authorization_code",
        }
    }

    /// The grant type of that name in a request.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.code() == code)
    }
}
