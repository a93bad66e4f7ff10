//! The clients that Creatio registers in the Identity Service, one for each app.

use crate::world::{App, GrantType};
use serde_json::{Value, json};

/// A registered client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// ClientId.
    pub client_id: String,
    /// The secret in clear text.
    pub secret: String,
    /// ClientName.
    pub name: String,
    /// Enabled, which is IsActive in Creatio.
    pub enabled: bool,
    /// ApplicationUrl.
    pub application_url: String,
    /// RedirectUrl.
    pub redirect_url: String,
    /// ClientAppDescription.
    pub description: String,
    /// The id of the SysAdminUnit.
    pub system_user: String,
    /// AllowedGrantTypes.
    pub grant_types: Vec<GrantType>,
    /// The resources that it may request a token for.
    pub scopes: Vec<String>,
}

impl Client {
    /// The client of an app.
    pub fn of(app: &App, scopes: Vec<String>) -> Self {
        Self {
            client_id: app.client_id.clone(),
            secret: app.client_secret.clone(),
            name: app.name.clone(),
            enabled: app.is_active,
            application_url: app.application_url.clone(),
            redirect_url: app.redirect_url.clone(),
            description: app.description.clone(),
            system_user: app.system_user.map(|id| id.to_string()).unwrap_or_default(),
            grant_types: if app.grant_types.is_empty() {
                vec![GrantType::ClientCredentials]
            } else {
                app.grant_types.clone()
            },
            scopes,
        }
    }

    /// The client in the state snapshot.
    pub fn snapshot(&self) -> Value {
        json!({
            "ClientId": self.client_id, "ClientName": self.name, "Secret": self.secret, "Enabled": self.enabled,
            "ApplicationUrl": self.application_url, "RedirectUrl": self.redirect_url,
            "Description": self.description, "SystemUser": self.system_user, "Scopes": self.scopes,
            "GrantTypes": self.grant_types.iter().map(|grant| grant.code()).collect::<Vec<_>>(),
        })
    }
}
