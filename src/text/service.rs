//! Creatio and its Identity Service, in words, with what their administrators need to mend it.

use creatio::Resource;
use serde_json::json;

use super::told::{Told, copying, means, todo};
use crate::connect::finding::Finding;

/// What stands between Creatio and its Identity Service.
pub fn service(finding: &Finding) -> Told {
    match finding {
        Finding::Reached => means("Asked from the Creatio server, it answers."),
        Finding::NotReached(url) => not_reached(url.as_deref()),
        Finding::ClientAccepted => means("It gives Creatio a token for its own client."),
        Finding::ClientRefused(id) => client_refused(id.as_deref()),
        Finding::NoHealthCheck => means(
            "This version has no health check. “Create default resource” shows it: it needs the Identity Service.",
        ),
        Finding::ResourceThere(name) => means(&format!("New apps get access by {name}.")),
        Finding::ResourceMissing => todo(
            "Apps can be made only after it was created, once for the site.",
            "Create it with the button below. It may take a minute or two, and pressing again does no harm.",
        ),
        Finding::ResourcesMany(resources) => resources_many(resources),
        _ => Told::default(),
    }
}

fn not_reached(url: Option<&str>) -> Told {
    let place = url.unwrap_or("the address in the settings");
    copying(
        &format!("The Creatio server cannot reach {place}."),
        "Whoever runs the server of the Identity Service: check scheme and port as seen from the Creatio server, that the service runs (application pool, .NET runtime, its certificate openssl.pfx), that no firewall stands between, and that the Creatio server trusts its certificate. This command, run on the Creatio server, should answer with JSON:",
        "Command for the Creatio server",
        curl(place),
    )
}

/// A command that asks for the discovery document; `curl` is there on Windows too.
pub(super) fn curl(url: &str) -> String {
    let quoted = url.trim().trim_end_matches('/').replace(['"', '\\', '`', '$'], "");
    format!("curl -i \"{quoted}/.well-known/openid-configuration\"")
}

fn client_refused(id: Option<&str>) -> Told {
    let id = id.unwrap_or_default().trim();
    Told {
        copy: vec![
            ("Line for the Identity Service's appsettings.json", clients_line(id)),
            ("Statements for the Identity Service's database", forget_client(id)),
        ],
        ..todo(
            "The Identity Service gives Creatio no token for its own client.",
            "Client id and Client secret in the settings must equal “Clients” in the Identity Service's appsettings.json: fill in both below and press “Save settings”. If appsettings.json has to be changed instead, the administrator of the service's database also removes the old client, and the service is restarted:",
        )
    }
}

/// “Clients” is JSON within a text (creatio-api.md, section 6). The secret is for whoever knows it to fill in.
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

/// What the service keeps of a client since its first start.
fn forget_client(id: &str) -> String {
    let id = id.replace('\'', "''");
    let table = |table: &str| {
        format!(
            "DELETE FROM \"{table}\" WHERE \"ClientId\" IN (SELECT \"Id\" FROM \"Clients\" WHERE \"ClientId\" = '{id}');\n"
        )
    };
    let rows = ["ClientScopes", "ClientSecrets", "ClientClaims"].map(table).concat();
    format!("{rows}DELETE FROM \"Clients\" WHERE \"ClientId\" = '{id}';")
}

fn resources_many(resources: &[Resource]) -> Told {
    let lines = resources
        .iter()
        .map(|resource| format!("-- {}  {}\n", resource.id, resource.name))
        .collect::<String>();
    let kept = resources.first().map_or(String::new(), |resource| resource.id.to_string());
    copying(
        &format!("There are {}, and Creatio wants exactly one. No service can delete them.", resources.len()),
        "The administrator of Creatio's database, or Creatio's support, leaves one marked as default: the one that the apps have (OAuthResourceInClient). In the statement the first stands for it:",
        "Statement for Creatio's database",
        format!(
            "{lines}UPDATE \"OAuthResource\" SET \"IsDefault\" = '0' WHERE \"IsDefault\" = '1' AND \"Id\" <> '{kept}';"
        ),
    )
}
