//! The Identity Service: what a browser or a shell may ask of it, and what Creatio's server asks of it
//! (creatio-api.md, section 6).

mod key;
mod pages;
mod token;

use crate::{
    http::{Request, Response},
    surroundings::{Millis, Surroundings},
    world::{App, World},
};
pub use key::Key;
pub use pages::{not_started, start_page};
use serde_json::{Value, json};

/// Creatio's own client in the Identity Service's configuration: id and secret, as in the documentation.
pub const OWN_CLIENT: (&str, &str) = ("IdServiceUser", "ItIsMyPasswordForIdentityService");
/// The scopes of Creatio's own client.
pub const OWN_SCOPES: &[&str] = &[
    "register_own_resource",
    "get_resource_list",
    "get_client_info",
    "find_clients",
    "remove_client",
    "update_client",
    "add_registrar_client",
    "IdentityServerApi",
];

/// A client that Creatio registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// ClientId.
    pub client_id: String,
    /// The secret in clear.
    pub secret: String,
    /// ClientName.
    pub name: String,
    /// Enabled; Creatio's IsActive.
    pub enabled: bool,
    /// ApplicationUrl.
    pub application_url: String,
    /// RedirectUrl.
    pub redirect_url: String,
    /// ClientAppDescription.
    pub description: String,
    /// The SysAdminUnit's id.
    pub system_user: String,
    /// The resources that it may ask a token for.
    pub scopes: Vec<String>,
}

impl Client {
    /// The client that stands for an app.
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
            scopes,
        }
    }

    /// The client as the state snapshot shows it.
    pub fn snapshot(&self) -> Value {
        json!({
            "ClientId": self.client_id, "ClientName": self.name, "Secret": self.secret, "Enabled": self.enabled,
            "ApplicationUrl": self.application_url, "RedirectUrl": self.redirect_url,
            "Description": self.description, "SystemUser": self.system_user, "Scopes": self.scopes,
        })
    }
}

/// How the Identity Service answers for the time being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// The issuer that the discovery document names in place of the true one.
    pub issuer: Option<&'static str>,
    /// How far its clock is ahead.
    pub clock_ahead: Millis,
    /// True if scripts of every origin may read its answers.
    pub lets_scripts_read: bool,
}

/// The Identity Service.
pub struct Identity {
    /// Its own address: the `iss` of its tokens.
    pub issuer: String,
    /// Id and secret of Creatio's own client, as the Identity Service's configuration has them.
    pub own_client: (String, String),
    /// The clients that Creatio registered.
    pub clients: Vec<Client>,
    /// The names of the registered resources.
    pub resources: Vec<String>,
    /// The key that signs tokens.
    pub key: Key,
}

impl Identity {
    /// An Identity Service that knows what that world's Creatio has registered.
    pub fn new(world: &World, issuer: String, key: Key) -> Self {
        let (own_client, clients, resources) = Default::default();
        let mut identity = Self { issuer, own_client, clients, resources, key };
        identity.learn(world);
        identity
    }

    /// Forgets what it knew, and knows what that world's Creatio has registered.
    pub fn learn(&mut self, world: &World) {
        let resources = world.resources_by_app();
        let scopes = |app: &App| {
            let names = resources.get(&app.id).into_iter().flatten();
            names.map(|name| (*name).to_owned()).collect()
        };
        self.own_client = (OWN_CLIENT.0.into(), OWN_CLIENT.1.into());
        self.clients = world.apps.iter().map(|app| Client::of(app, scopes(app))).collect();
        self.resources = world.resources.iter().map(|resource| resource.name.clone()).collect();
    }

    /// True if these are the credentials of Creatio's own client.
    pub fn is_own_client(&self, client_id: &str, secret: &str) -> bool {
        self.own_client.0 == client_id && self.own_client.1 == secret
    }

    /// The client with that id.
    pub fn client(&self, client_id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.client_id == client_id)
    }

    /// The client with that id, to be changed.
    pub fn client_mut(&mut self, client_id: &str) -> Option<&mut Client> {
        self.clients.iter_mut().find(|client| client.client_id == client_id)
    }

    /// Answers one request from outside.
    pub fn handle(&mut self, request: &Request, surroundings: &mut Surroundings, manner: Manner) -> Response {
        let response = match (request.method.as_str(), request.path.as_str()) {
            ("GET", "/.well-known/openid-configuration") => {
                Response::json(200, &self.discovery(manner.issuer.unwrap_or(&self.issuer)))
            }
            ("GET", "/.well-known/openid-configuration/jwks") => Response::json(200, &self.key.jwks()),
            (_, "/connect/token") => token::answer(self, request, surroundings, manner.clock_ahead),
            _ => return Response::empty(404),
        };
        match request.header("origin") {
            Some(origin) if manner.lets_scripts_read => {
                response.with_header("access-control-allow-origin", origin).with_header("vary", "Origin")
            }
            _ => response,
        }
    }

    fn discovery(&self, issuer: &str) -> Value {
        let mut scopes: Vec<_> = self.resources.iter().map(String::as_str).collect();
        scopes.extend(OWN_SCOPES);
        json!({
            "issuer": issuer,
            "jwks_uri": format!("{issuer}/.well-known/openid-configuration/jwks"),
            "authorization_endpoint": format!("{issuer}/connect/authorize"),
            "token_endpoint": format!("{issuer}/connect/token"),
            "userinfo_endpoint": format!("{issuer}/connect/userinfo"),
            "revocation_endpoint": format!("{issuer}/connect/revocation"),
            "scopes_supported": scopes,
            "grant_types_supported": ["authorization_code", "client_credentials", "refresh_token", "implicit"],
            "response_types_supported": ["code", "token", "id_token"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "subject_types_supported": ["public"],
            "code_challenge_methods_supported": ["plain", "S256"],
        })
    }
}
