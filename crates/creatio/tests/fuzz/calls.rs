//! Every call of the client.

use creatio::{AppChange, Client, DiscoveryOutcome, Error, Id, NewApp, Page, Secret, SettingsChange};

use crate::transport::wait;

pub type MakeCall = fn(&Client) -> Option<Error>;

const PAGE: Page = Page { offset: 0, rows: 100 };

/// The calls by the name of the service method or table.
pub const CALLS: [(&str, MakeCall); 29] = [
    ("GetCurrentUserInfo", |client| wait(client.current_user()).err()),
    ("apps", |client| wait(client.apps(PAGE)).err()),
    ("app", |client| wait(client.app(&app(client).0)).err()),
    ("apps by name", |client| wait(client.find_apps_by_name("Postman")).err()),
    ("app by client id", |client| wait(client.find_app_by_client_id("A")).err()),
    ("apps with an inactive user", |client| wait(client.apps_with_inactive_user()).err()),
    ("grant types", |client| wait(client.grant_types(&app(client).0)).err()),
    ("grant types of all apps", |client| wait(client.grant_types_by_app()).err()),
    ("access", |client| wait(client.access(&[app(client).0], &["CanManageSolution"])).err()),
    ("sessions of users", |client| wait(client.user_sessions(&[app(client).0])).err()),
    ("GetAvailableLicPackages", |client| wait(client.has_license(&app(client).0)).err()),
    ("GetClientSecret", |client| wait(client.client_secret(&app(client).0)).err()),
    ("AddClient", |client| wait(client.create_app(&new_app())).err()),
    ("UpdateClient", |client| wait(client.update_app(&change(client))).err()),
    ("DeleteClient", |client| wait(client.delete_app(&app(client).1)).err()),
    ("description", |client| wait(client.set_description(&app(client).0, "Described")).err()),
    ("QuerySysSettings", |client| wait(client.settings()).err()),
    ("PostSysSettingsValues", |client| wait(client.save_settings(&settings())).err()),
    ("GetFeatureState", |client| wait(client.feature_enabled()).err()),
    ("SetFeatureStateForAllUsers", |client| wait(client.enable_feature()).err()),
    ("OAuthResource", |client| wait(client.default_resources()).err()),
    ("AddDefaultResource", |client| wait(client.create_default_resource()).err()),
    ("technical user", |client| wait(client.create_technical_user(&Id::default(), "Robot")).err()),
    ("users", |client| wait(client.users("Super", PAGE)).err()),
    ("OAuthHealthCheck", |client| wait(client.health()).err()),
    ("GrantAccess", |client| wait(client.oauth_enabled_in_config_file()).err()),
    ("GetCanExecuteOperation", |client| wait(client.can_execute("CanManageSolution")).err()),
    ("openid-configuration", discovery),
    ("Login", sign_in),
];

/// An app of the site: its id and client id. Anything else if the list cannot be read.
fn app(client: &Client) -> (Id, String) {
    let apps = wait(client.apps(PAGE)).map(|rows| rows.read).unwrap_or_default();
    let app = apps.into_iter().next().map(|app| (app.id, app.client_id));
    app.unwrap_or_else(|| ("2372e343-8d09-4fc4-a1ca-b7f708eaafed".parse().unwrap(), "A".to_owned()))
}

fn new_app() -> NewApp {
    NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: "Described".to_owned(),
        system_user_id: "7f3b869f-34f3-4f20-ab4d-7480a5fdf647".parse().unwrap(),
    }
}

fn change(client: &Client) -> AppChange {
    AppChange { client_id: app(client).1, name: Some("Renamed".to_owned()), ..AppChange::default() }
}

fn settings() -> SettingsChange {
    SettingsChange {
        url: Some("http://localhost:8090/".to_owned()),
        client_id: Some("IdServiceUser".to_owned()),
        client_secret: Some(Secret::new("ItIsMyPasswordForIdentityService".to_owned())),
    }
}

fn discovery(client: &Client) -> Option<Error> {
    match wait(client.discovery("/identity")) {
        DiscoveryOutcome::Failed(error) => Some(error),
        DiscoveryOutcome::Read(_) | DiscoveryOutcome::ForbiddenByPolicy | DiscoveryOutcome::BlockedByCors => {
            None
        }
    }
}

fn sign_in(client: &Client) -> Option<Error> {
    let outcome = match wait(client.sign_in("Supervisor", &Secret::new("Supervisor".to_owned()), 0)) {
        Ok(outcome) => outcome,
        Err(error) => return Some(error),
    };
    let user = wait(client.user_after_sign_in(&outcome)).err();
    user.or_else(|| wait(client.sign_out()).err())
}
