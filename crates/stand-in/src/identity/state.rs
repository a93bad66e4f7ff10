//! What the Identity Service knows.

use super::{client::Client, key::Key};
use crate::{
    profile::IdentityGeneration,
    world::{Setting, World},
};
use std::collections::HashSet;

/// The `iss` of every token and the issuer of every discovery document: the same word on all sites.
pub(super) const ISSUER: &str = "creatio.com";

/// The scopes of Creatio's own client.
pub(super) const OWN_SCOPES: &[&str] = &[
    "register_own_resource",
    "get_resource_list",
    "get_client_info",
    "find_clients",
    "remove_client",
    "update_client",
    "add_registrar_client",
    "IdentityServerApi",
];

/// The Identity Service of a site. [`Identity::handle`] is its entry.
pub struct Identity {
    /// Its own address, which its discovery document names.
    pub address: String,
    /// The id and secret of Creatio's own client in the Identity Service's configuration.
    pub own_client: (String, String),
    /// The clients that Creatio registered.
    pub clients: Vec<Client>,
    /// The names of the registered resources.
    pub resources: Vec<String>,
    /// The key that signs tokens.
    pub key: Key,
    /// The software that it is built on.
    pub generation: IdentityGeneration,
}

impl Identity {
    /// An Identity Service in which everything in this database is registered.
    pub fn new(world: &World, address: String, generation: IdentityGeneration) -> Self {
        let mut identity = Self {
            address,
            own_client: Default::default(),
            clients: Vec::new(),
            resources: Vec::new(),
            key: Key::of_stand_in(),
            generation,
        };
        identity.reset(world, generation);
        identity
    }

    /// Forgets everything, then registers what is in this database. The address and the key stay.
    pub fn reset(&mut self, world: &World, generation: IdentityGeneration) {
        self.generation = generation;
        self.reset_own_client();
        self.resources = world.resources.iter().map(|resource| resource.name.clone()).collect();
        self.clients.clear();
        self.register_missing(world, |_| true);
    }

    /// Gives Creatio's own client the documented credentials.
    pub fn reset_own_client(&mut self) {
        let credential = |setting: Setting| setting.documented_value().to_owned();
        self.own_client = (credential(Setting::ClientId), credential(Setting::ClientSecret));
    }

    /// Registers a client for each app that has none and whose name is wanted.
    pub fn register_missing(&mut self, world: &World, wanted: impl Fn(&str) -> bool) {
        let scopes = world.resources_by_app();
        let known: HashSet<String> = self.clients.iter().map(|client| client.client_id.clone()).collect();
        let missing = world.apps.iter().filter(|app| wanted(&app.name) && !known.contains(&app.client_id));
        self.clients.extend(missing.map(|app| {
            let scopes = scopes.get(&app.id).into_iter().flatten();
            Client::of(app, scopes.map(|name| (*name).to_owned()).collect())
        }));
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
}
