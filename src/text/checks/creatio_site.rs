//! The checks between this browser and Creatio.

use creatio::Workspace;
use model::connection::{
    checks::{csrf_cookie, https, site, workspace},
    environment::Environment,
};

use super::CheckText;
use crate::text::{failure::reason, guidance::Guidance};

impl CheckText for site::Finding {
    const TITLE: &'static str = "Creatio responds";

    fn guidance(&self) -> Guidance {
        match self {
            site::Finding::Answers => Guidance::new("Creatio responds to your session."),
            site::Finding::AnswersNothing(error) => {
                let (why, next) = reason(error);
                Guidance::new(why).next(next)
            }
        }
    }

    fn problem(&self) -> String {
        match self {
            site::Finding::Answers => String::new(),
            // Why it does not respond takes the code that explains failures.
            site::Finding::AnswersNothing(_) => "Creatio doesn't respond as expected.".to_owned(),
        }
    }

    fn detail(environment: &Environment) -> Option<String> {
        Some(format!("Site: {}", environment.site_root))
    }
}

impl CheckText for workspace::Finding {
    const TITLE: &'static str = "Workspace path";

    fn guidance(&self) -> Guidance {
        match self {
            workspace::Finding::Found(Workspace::Zero) => Guidance::new("/0 (.NET Framework)"),
            workspace::Finding::Found(Workspace::Root) => Guidance::new("/ (.NET)"),
            workspace::Finding::Differs { configured, found } => Guidance::new(format!(
                "config.json says {}, but Creatio's services are {}. The page detected and uses that path.",
                place(*configured),
                place(*found)
            ))
            .next("Fix \"workspace\" in config.json beside this page, or remove it.")
            .snippet("Line for config.json", format!("\"workspace\": \"{}\"", found.as_str())),
        }
    }
}

fn place(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Zero => "under /0",
        Workspace::Root => "at the site root",
    }
}

impl CheckText for csrf_cookie::Finding {
    const TITLE: &'static str = "CSRF cookie";

    fn guidance(&self) -> Guidance {
        match self {
            csrf_cookie::Finding::Readable => Guidance::new("BPMCSRF is readable."),
            csrf_cookie::Finding::NotUsed => {
                Guidance::new("This site doesn't use the cookie BPMCSRF (UseCsrfToken is off).")
            }
            csrf_cookie::Finding::Unreadable => Guidance::new(self.problem()).next(
                "Open this page on Creatio's own origin, over HTTPS if Creatio marks its cookies as Secure.",
            ),
        }
    }

    fn problem(&self) -> String {
        match self {
            csrf_cookie::Finding::Readable | csrf_cookie::Finding::NotUsed => String::new(),
            csrf_cookie::Finding::Unreadable => {
                "The cookie BPMCSRF can't be read here, and Creatio rejects every call without it.".to_owned()
            }
        }
    }

    fn detail(environment: &Environment) -> Option<String> {
        let can = if environment.csrf_readable { "can" } else { "can't" };
        Some(format!("Cookie BPMCSRF {can} be read"))
    }
}

impl CheckText for https::Finding {
    const TITLE: &'static str = "HTTPS";

    fn guidance(&self) -> Guidance {
        match self {
            https::Finding::Encrypted => Guidance::new("This page was loaded over HTTPS."),
            https::Finding::Local => Guidance::new("Local connection: the traffic never crosses a network."),
            https::Finding::Unencrypted => Guidance::new(
                "This page was loaded over plain HTTP: passwords and secrets can be read on the network, and the browser doesn't send cookies that Creatio marks as Secure.",
            )
            .next("Web server administrator: serve the site over HTTPS and redirect HTTP."),
        }
    }

    fn detail(environment: &Environment) -> Option<String> {
        Some(format!("Site: {}", environment.site_root))
    }
}
