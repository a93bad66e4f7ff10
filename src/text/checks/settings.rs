//! The three system settings.

use creatio::setting;
use model::connection::{
    address::UrlProblem,
    checks::{client_id, client_secret, identity_service_url},
};

use super::CheckText;
use crate::text::guidance::Guidance;

const EMPTY: &str = "Not set.";

impl CheckText for identity_service_url::Finding {
    const TITLE: &'static str = "Identity Service URL";

    fn guidance(&self) -> Guidance {
        match self {
            identity_service_url::Finding::Filled(url) => Guidance::new(url),
            identity_service_url::Finding::Wrong { value, problem, proposal } => {
                let next_step = match proposal {
                    Some(proposal) => format!("Save {proposal} instead."),
                    None => "Enter the Identity Service's own URL, as the Creatio server reaches it, and select “Save and test”.".to_owned(),
                };
                Guidance::new(url_problem(value, *problem)).next(next_step)
            }
            identity_service_url::Finding::Empty { proposal: Some(url) } => Guidance::new(EMPTY).next(format!(
                "In Creatio's cloud, this site's Identity Service is at {url}."
            )),
            identity_service_url::Finding::Empty { proposal: None } => Guidance::new(EMPTY).next(
                "Enter the URL the Creatio server uses to reach the Identity Service, and select “Save and test”.",
            ),
            identity_service_url::Finding::Absent => absent(setting::URL),
        }
    }

    fn problem(&self) -> String {
        match self {
            identity_service_url::Finding::Filled(_) => String::new(),
            identity_service_url::Finding::Wrong { value, problem, .. } => url_problem(value, *problem),
            identity_service_url::Finding::Empty { .. } => EMPTY.to_owned(),
            identity_service_url::Finding::Absent => no_setting(setting::URL),
        }
    }
}

fn url_problem(value: &str, problem: UrlProblem) -> String {
    match problem {
        UrlProblem::Missing => EMPTY.to_owned(),
        UrlProblem::Invalid => format!("“{value}” is not a URL."),
        UrlProblem::NoScheme => format!("“{value}” lacks http:// or https://."),
        UrlProblem::Spaces => "The URL starts or ends with spaces.".to_owned(),
        UrlProblem::Endpoint => {
            format!("“{value}” is one of the service's endpoints; Creatio adds their paths itself.")
        }
        UrlProblem::IsCreatio => {
            format!("“{value}” is Creatio itself, which answers a token request with its login page.")
        }
        UrlProblem::LocalhostInCloud => format!(
            "“{value}” is the server that Creatio runs on, and in the cloud no Identity Service runs there."
        ),
    }
}

impl CheckText for client_id::Finding {
    const TITLE: &'static str = "Client ID";

    fn guidance(&self) -> Guidance {
        match self {
            client_id::Finding::Filled(id) => Guidance::new(id),
            client_id::Finding::HasSpaces(_) => Guidance::new(self.problem())
            .next("Save it without them."),
            client_id::Finding::Empty => Guidance::new(EMPTY).next(
                "Use the ClientId from “Clients” in the Identity Service's appsettings.json, and select “Save and test”.",
            ),
            client_id::Finding::Absent => absent(setting::CLIENT_ID),
        }
    }

    fn problem(&self) -> String {
        match self {
            client_id::Finding::Filled(_) => String::new(),
            client_id::Finding::HasSpaces(_) => {
                "It starts or ends with spaces, which the Identity Service treats as part of the ID."
                    .to_owned()
            }
            client_id::Finding::Empty => EMPTY.to_owned(),
            client_id::Finding::Absent => no_setting(setting::CLIENT_ID),
        }
    }
}

impl CheckText for client_secret::Finding {
    const TITLE: &'static str = "Client secret";

    fn guidance(&self) -> Guidance {
        match self {
            client_secret::Finding::Filled => Guidance::new("Saved. Never displayed."),
            client_secret::Finding::Hidden => Guidance::new(
                "This version can't tell whether a secret is saved.",
            ),
            client_secret::Finding::Empty => Guidance::new(EMPTY).next(
                "Use the secret from “Clients” in the Identity Service's appsettings.json, and select “Save and test”.",
            ),
            client_secret::Finding::Absent => absent(setting::CLIENT_SECRET),
        }
    }

    fn problem(&self) -> String {
        match self {
            client_secret::Finding::Filled | client_secret::Finding::Hidden => String::new(),
            client_secret::Finding::Empty => EMPTY.to_owned(),
            client_secret::Finding::Absent => no_setting(setting::CLIENT_SECRET),
        }
    }
}

fn absent(code: &str) -> Guidance {
    Guidance::new(no_setting(code))
        .next("Site administrator: install or update the package OAuth20, which is missing or very old.")
}

fn no_setting(code: &str) -> String {
    format!("This site has no system setting {code}.")
}
