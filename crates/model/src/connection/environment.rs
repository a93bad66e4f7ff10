//! What is known about the connection without a request of its own.

use creatio::{Client, Workspace};

/// How the page is placed relative to Creatio: addresses, cookie and clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Environment {
    /// Address of the site's root, without a slash at its end.
    pub site_root: String,
    /// Where the site's services were found.
    pub workspace: Option<Workspace>,
    /// Where they are according to `config.json`, if specified there.
    pub configured_workspace: Option<Workspace>,
    /// Whether the cookie `BPMCSRF` can be read.
    pub csrf_readable: bool,
    /// Where `config.json` allows this browser to call the Identity Service, if it does.
    pub identity_service: Option<String>,
    /// How far Creatio's clock is ahead of this computer's, in milliseconds.
    pub clock_ahead_ms: Option<i64>,
}

/// Updates what the client learns from every response; what comes from `config.json` stays.
pub fn read_environment(client: &Client, environment: &mut Environment) {
    client.site_root().clone_into(&mut environment.site_root);
    environment.workspace = client.workspace();
    environment.csrf_readable = client.csrf_token().is_some();
    environment.clock_ahead_ms = client.clock_ahead_ms();
}
