//! The checks between the Creatio server and the Identity Service.

use model::connection::checks::{creatio_client, reachability};
use serde_json::json;

use super::CheckText;
use crate::text::guidance::Guidance;

const UNKNOWN_URL: &str = "the URL in the system settings";

impl CheckText for reachability::Finding {
    const TITLE: &'static str = "Creatio reaches the Identity Service";

    fn guidance(&self) -> Guidance {
        match self {
            reachability::Finding::Reached => Guidance::new("Reachable from the Creatio server."),
            reachability::Finding::NotReached(url) => {
                not_reached(self.problem(), url.as_deref().unwrap_or(UNKNOWN_URL))
            }
            reachability::Finding::NoHealthCheck => no_health_check(),
        }
    }

    fn problem(&self) -> String {
        match self {
            reachability::Finding::NotReached(url) => {
                format!("The Creatio server can't reach {}.", url.as_deref().unwrap_or(UNKNOWN_URL))
            }
            reachability::Finding::Reached | reachability::Finding::NoHealthCheck => String::new(),
        }
    }
}

impl CheckText for creatio_client::Finding {
    const TITLE: &'static str = "The Identity Service accepts Creatio";

    fn guidance(&self) -> Guidance {
        match self {
            creatio_client::Finding::Accepted => Guidance::new("Creatio's credentials are accepted."),
            creatio_client::Finding::Rejected(id) | creatio_client::Finding::RejectedApps(id) => {
                rejected(self.problem(), id.as_deref().unwrap_or_default().trim())
            }
            creatio_client::Finding::NoHealthCheck => no_health_check(),
        }
    }

    fn problem(&self) -> String {
        match self {
            creatio_client::Finding::Rejected(_) => {
                "The Identity Service rejected Creatio's client ID or secret.".to_owned()
            }
            creatio_client::Finding::RejectedApps(_) => {
                "The Identity Service rejected Creatio's credentials, or doesn't know the apps of this site."
                    .to_owned()
            }
            creatio_client::Finding::Accepted | creatio_client::Finding::NoHealthCheck => String::new(),
        }
    }
}

fn no_health_check() -> Guidance {
    Guidance::new("Not tested: this version of Creatio has no health check.")
}

fn not_reached(problem: String, url: &str) -> Guidance {
    Guidance::new(problem)
        .next("Check scheme and port. Identity Service administrator: check that the service is running (application pool, .NET runtime, certificate openssl.pfx). Check that no firewall blocks it, and that the Creatio server trusts its certificate. On the Creatio server, this command should return JSON:")
        .snippet("Command for the Creatio server", curl(url))
}

/// A command that requests the discovery document; Windows includes `curl` as well.
pub(super) fn curl(url: &str) -> String {
    let quoted = url.trim().trim_end_matches('/').replace(['"', '\\', '`', '$'], "");
    format!("curl -i \"{quoted}/.well-known/openid-configuration\"")
}

fn rejected(problem: String, id: &str) -> Guidance {
    Guidance::new(problem)
        .next("Enter both values exactly as in “Clients” in the Identity Service's appsettings.json, and select “Save and test”. If you change appsettings.json instead, delete the old client from the service's database and restart the service:")
        .snippet("Line for the Identity Service's appsettings.json", clients_line(id))
        .snippet("Statements for the Identity Service's database", delete_app(id))
}

/// “Clients” is JSON inside a JSON string (creatio-api.md, section 6). The administrator has to fill in the secret.
fn clients_line(id: &str) -> String {
    let scopes = [
        "register_own_resource",
        "get_resource_list",
        "get_client_info",
        "find_clients",
        "remove_client",
        "update_client",
        "add_registrar_client",
        "IdentityServerApi",
    ];
    let clients = json!([{
        "ClientId": id, "ClientName": id, "Secrets": ["CLIENT SECRET OF 32 CHARACTERS"],
        "AllowedGrantTypes": ["implicit", "client_credentials"], "RedirectUris": [], "PostLogoutRedirectUris": [],
        "IdentityTokenLifetime": 300, "AccessTokenLifetime": 3600, "Properties": {}, "AllowedScopes": scopes,
    }]);
    format!("\"Clients\": {}", json!(clients.to_string()))
}

/// Deletes the client that the service stored at its first start.
fn delete_app(id: &str) -> String {
    let id = id.replace('\'', "''");
    let delete_from = |table: &str| {
        format!(
            "DELETE FROM \"{table}\" WHERE \"ClientId\" IN (SELECT \"Id\" FROM \"Clients\" WHERE \"ClientId\" = '{id}');\n"
        )
    };
    let dependents = ["ClientScopes", "ClientSecrets", "ClientClaims"].map(delete_from).concat();
    format!("{dependents}DELETE FROM \"Clients\" WHERE \"ClientId\" = '{id}';")
}
