//! The table: how a site is broken by name, and what the page makes of it.

use creatio::Workspace;
use stand_in::{faults::Fault, profile::ProfileName};

use super::in_process::IDENTITY;
use crate::connect::{
    facts::Operation,
    finding::State::{self, Failed, ToDo},
    topic::Topic,
};

/// Every version that the stand-in plays.
pub const ALL: &[ProfileName] = &[ProfileName::Framework80, ProfileName::Core81, ProfileName::Framework10];
/// The versions with a health check: the others learn of the Identity Service only by a try.
const WITH_HEALTH: &[ProfileName] = &[ProfileName::Core81, ProfileName::Framework10];

/// How a site is broken, and what the page makes of it.
pub struct Row {
    /// The row of section 8.2, or what it is about where that has none.
    pub row: &'static str,
    /// The versions on which it shows.
    pub profiles: &'static [ProfileName],
    /// How the stand-in is set up.
    pub conditions: &'static [&'static str],
    /// What config.json names for the browser.
    pub identity_service: Option<&'static str>,
    /// Where config.json says the services are.
    pub workspace: Option<Workspace>,
    /// Whether “Create default resource” was pressed.
    pub tried: bool,
    /// Strikes every call to Creatio.
    pub fault: Option<Fault>,
    /// Which checks find something, with a part of the cause and of the fix that they tell.
    pub finds: &'static [(Topic, State, &'static str, &'static str)],
}

/// A healthy site.
pub const ROW: Row = Row {
    row: "",
    profiles: ALL,
    conditions: &[],
    identity_service: Some("http://127.0.0.1:8000/identity/"),
    workspace: None,
    tried: false,
    fault: None,
    finds: &[],
};

/// All of them.
pub const ROWS: &[Row] = &[
    Row {
        row: "2",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl=http://127.0.0.1:8000"],
        finds: &[(Topic::Url, Failed, "is Creatio itself", "Enter the Identity Service's own address")],
        ..ROW
    },
    Row {
        row: "3",
        profiles: WITH_HEALTH,
        conditions: &["settings-empty"],
        finds: &[
            (Topic::Url, ToDo, "empty", "Save settings"),
            (Topic::ClientId, ToDo, "empty", "appsettings.json"),
            (Topic::ClientSecret, ToDo, "empty", "appsettings.json"),
        ],
        ..ROW
    },
    Row {
        row: "3, the secret alone",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerClientSecret="],
        finds: &[(Topic::ClientSecret, ToDo, "empty", "Save settings")],
        ..ROW
    },
    Row {
        row: "3, without a health check",
        profiles: &[ProfileName::Framework80],
        conditions: &["settings-empty"],
        finds: &[
            (Topic::Url, ToDo, "empty", "Save settings"),
            (Topic::ClientId, ToDo, "empty", "appsettings.json"),
        ],
        ..ROW
    },
    Row {
        row: "4",
        profiles: WITH_HEALTH,
        conditions: &["identity-down"],
        identity_service: None,
        finds: &[(Topic::Reach, Failed, "cannot reach http://localhost:8090", "firewall")],
        ..ROW
    },
    Row {
        row: "4, another port",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl=http://localhost:9999"],
        finds: &[
            (Topic::Reach, Failed, "cannot reach http://localhost:9999", "port"),
            (Topic::Discovery, ToDo, "calls itself http://127.0.0.1:8090", "mend the setting"),
        ],
        ..ROW
    },
    Row {
        row: "4, by the texts of the services",
        conditions: &["identity-down", "no-default-resource", "no-health-check"],
        identity_service: None,
        tried: true,
        finds: &[
            (Topic::Reach, Failed, "cannot reach http://localhost:8090", "firewall"),
            (Topic::DefaultResource, ToDo, "only after it was created", "Create it"),
        ],
        ..ROW
    },
    Row {
        row: "5",
        profiles: WITH_HEALTH,
        conditions: &["identity-wrong-credentials"],
        finds: &[(Topic::OwnClient, Failed, "no token", "appsettings.json")],
        ..ROW
    },
    Row {
        row: "5, blanks around the id",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerClientId= IdServiceUser"],
        finds: &[(Topic::ClientId, Failed, "blanks", "button below")],
        ..ROW
    },
    Row {
        row: "5, by the texts of the services",
        conditions: &["identity-wrong-credentials", "no-default-resource", "no-health-check"],
        tried: true,
        finds: &[
            (Topic::OwnClient, Failed, "no token", "Save settings"),
            (Topic::DefaultResource, ToDo, "only after it was created", "Create it"),
        ],
        ..ROW
    },
    Row {
        row: "6",
        conditions: &["no-default-resource"],
        finds: &[(Topic::DefaultResource, ToDo, "only after it was created", "Create it")],
        ..ROW
    },
    Row {
        row: "7",
        conditions: &["two-default-resources"],
        finds: &[(Topic::DefaultResource, Failed, "There are 2", "database")],
        ..ROW
    },
    Row { row: "8", tried: true, ..ROW },
    Row {
        row: "9",
        conditions: &["switch-off"],
        finds: &[(Topic::Switch, Failed, "switched off", "Feature-EnableOAuth20Integration = true")],
        ..ROW
    },
    Row {
        row: "10",
        conditions: &["feature-off"],
        finds: &[(Topic::Feature, ToDo, "hides", "Enable it for all users")],
        ..ROW
    },
    Row {
        row: "10, without the right",
        conditions: &["feature-off", "no-CanManageAdministration"],
        finds: &[
            (Topic::Right(Operation::Administration), Failed, "Missing", "Operation permissions"),
            (Topic::Feature, ToDo, "hides", "Enable it for all users"),
        ],
        ..ROW
    },
    Row {
        row: "13",
        identity_service: Some(IDENTITY),
        finds: &[(Topic::Discovery, Failed, "blocked by the browser, not by Creatio", "same origin")],
        ..ROW
    },
    Row { row: "13, allowed", conditions: &["identity-cors"], identity_service: Some(IDENTITY), ..ROW },
    Row {
        row: "13, unreachable",
        conditions: &["identity-cors"],
        identity_service: Some("http://127.0.0.1:8000/nowhere"),
        finds: &[(Topic::Discovery, Failed, "http://127.0.0.1:8000/nowhere", "config.json")],
        ..ROW
    },
    Row {
        row: "14, another instance",
        conditions: &["identity-wrong-issuer"],
        finds: &[(Topic::Discovery, ToDo, "https://other-is.example.com", "another Creatio")],
        ..ROW
    },
    Row {
        row: "14, Creatio's clock",
        conditions: &["creatio-clock:-900"],
        finds: &[(Topic::Clock, Failed, "15 minutes apart", "same source")],
        ..ROW
    },
    Row {
        row: "14, the Identity Service's clock",
        conditions: &["identity-clock:900"],
        finds: &[(Topic::Clock, Failed, "expired", "w32tm")],
        ..ROW
    },
    Row {
        row: "14, this computer's clock",
        conditions: &["creatio-clock:7300", "identity-clock:7300"],
        finds: &[(Topic::Clock, Failed, "this computer's are 2 hours apart", "clock that you trust")],
        ..ROW
    },
    Row {
        row: "17",
        identity_service: None,
        fault: Some(Fault::Html),
        finds: &[(Topic::Site, Failed, "not from Creatio's services", "raw answer")],
        ..ROW
    },
    Row {
        row: "17, an error page",
        identity_service: None,
        fault: Some(Fault::Error500),
        finds: &[(Topic::Site, Failed, "error of its own", "application log")],
        ..ROW
    },
    Row {
        row: "18",
        profiles: &[ProfileName::Core81],
        workspace: Some(Workspace::Zero),
        finds: &[(Topic::Workspace, ToDo, "config.json says under /0", "Mend config.json")],
        ..ROW
    },
    Row {
        row: "18, the other way round",
        profiles: &[ProfileName::Framework80, ProfileName::Framework10],
        workspace: Some(Workspace::Root),
        finds: &[(Topic::Workspace, ToDo, "config.json says at the site's root", "Mend config.json")],
        ..ROW
    },
    Row { row: "19", conditions: &["setting:OAuth20IdentityServerUrl=http://localhost:8090/"], ..ROW },
    Row {
        row: "19, one of the service's paths",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl=http://localhost:8090/connect/token"],
        finds: &[(Topic::Url, Failed, "own paths", "Save http://localhost:8090 instead")],
        ..ROW
    },
    Row {
        row: "19, blanks around",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl= http://localhost:8090 "],
        finds: &[(Topic::Url, Failed, "blanks", "Save http://localhost:8090 instead")],
        ..ROW
    },
    Row {
        row: "19, no scheme",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl=localhost:8090"],
        finds: &[(Topic::Url, Failed, "without http://", "Save http://localhost:8090 instead")],
        ..ROW
    },
    Row {
        row: "19, no address",
        profiles: WITH_HEALTH,
        conditions: &["setting:OAuth20IdentityServerUrl=ask Peter"],
        finds: &[(Topic::Url, Failed, "is no address", "Save settings")],
        ..ROW
    },
    Row {
        row: "20",
        profiles: WITH_HEALTH,
        conditions: &["identity-error"],
        finds: &[
            (Topic::Reach, Failed, "cannot reach", "openssl.pfx"),
            (Topic::Discovery, Failed, "HTTP 500", "Update the Identity Service"),
        ],
        ..ROW
    },
    Row {
        row: "20, a web server in its place",
        profiles: WITH_HEALTH,
        conditions: &["identity-html"],
        finds: &[
            (Topic::Reach, Failed, "cannot reach", "application pool"),
            (Topic::Discovery, Failed, "answers with a page", "proxy"),
        ],
        ..ROW
    },
    Row {
        row: "section 5: the setting is missing",
        profiles: WITH_HEALTH,
        conditions: &["setting-missing:OAuth20IdentityServerUrl"],
        finds: &[(Topic::Url, Failed, "does not know", "package OAuth20")],
        ..ROW
    },
    Row {
        row: "section 9: CanManageSolution",
        conditions: &["no-CanManageSolution"],
        finds: &[(Topic::Right(Operation::Solution), Failed, "Missing", "CanManageSolution")],
        ..ROW
    },
    Row {
        row: "section 9: CanManageSysSettings",
        profiles: WITH_HEALTH,
        conditions: &["no-CanManageSysSettings", "setting:OAuth20IdentityServerClientSecret="],
        finds: &[
            (Topic::Right(Operation::SysSettings), Failed, "Missing", "CanManageSysSettings"),
            (Topic::ClientSecret, ToDo, "empty", "Save settings"),
        ],
        ..ROW
    },
    Row { row: "section 9: CanUseODataService", conditions: &["no-CanUseODataService"], ..ROW },
    Row { row: "section 1.3: UseCsrfToken is off", conditions: &["csrf-off"], ..ROW },
];

/// Services that are missing or answer in another shape: the check that needs them says Unknown, and nothing is wrong.
pub const LACKING: &[(&str, &[Topic])] = &[
    ("no-health-check", &[Topic::Reach, Topic::OwnClient]),
    ("health-another-shape", &[Topic::Reach, Topic::OwnClient]),
    ("no-feature-service", &[Topic::Feature]),
    ("feature-another-shape", &[Topic::Feature]),
    (
        "no-rights-service",
        &[
            Topic::Right(Operation::Solution),
            Topic::Right(Operation::SysSettings),
            Topic::Right(Operation::Administration),
            Topic::Right(Operation::OData),
        ],
    ),
    (
        "rights-another-shape",
        &[
            Topic::Right(Operation::Solution),
            Topic::Right(Operation::SysSettings),
            Topic::Right(Operation::Administration),
            Topic::Right(Operation::OData),
        ],
    ),
];
