//! What each check found: what it means, what to do about it, and what can be copied for whoever has to do it.

use creatio::{Workspace, setting};

use super::told::{Told, copying, means, todo};
use crate::connect::{
    address::UrlProblem,
    facts::Operation,
    finding::{Check, Finding},
};

/// What a check found, in words. Nothing for an answer that is awaited; one that did not come is told as a failure.
pub fn told(check: &Check) -> Option<Told> {
    let told = match &check.finding {
        Finding::Asking | Finding::NotAnswered(_) => return None,
        Finding::NotOffered => {
            means("This version of Creatio has no service that tells it. The other checks decide.")
        }
        Finding::Later => means("Can be told once the checks above are well."),
        Finding::SiteAnswers | Finding::SiteFails(_) => site(&check.finding),
        Finding::WorkspaceFound(_)
        | Finding::WorkspaceElsewhere { .. }
        | Finding::CsrfReadable
        | Finding::CsrfNotUsed
        | Finding::CsrfUnreadable
        | Finding::Https
        | Finding::ThisMachine
        | Finding::PlainHttp => way_to_creatio(&check.finding),
        Finding::RightThere(operation) => means(may(*operation)),
        Finding::RightMissing(operation) => right_missing(*operation),
        Finding::RightNotNeeded(operation) => {
            means(&format!("The signed-in user lacks it, and does not need it now: {}", may(*operation)))
        }
        Finding::FeatureOn => means("Creatio shows its section for integrated applications."),
        Finding::FeatureOff => todo(
            "Creatio hides its section for integrated applications.",
            "Enable it for all users with the button below. Whoever has Creatio open sees the section after reloading.",
        ),
        Finding::SwitchOn => means("The config file lets Creatio manage integrated applications."),
        Finding::SwitchOff => switched_off(),
        Finding::UrlFilled(_)
        | Finding::UrlWrong { .. }
        | Finding::ClientIdFilled(_)
        | Finding::ClientIdBlanks(_)
        | Finding::SecretFilled
        | Finding::SecretUnknown
        | Finding::SettingEmpty { .. }
        | Finding::SettingAbsent(_) => settings(&check.finding),
        Finding::Reached
        | Finding::NotReached(_)
        | Finding::ClientAccepted
        | Finding::ClientRefused(_)
        | Finding::NoHealthCheck
        | Finding::ResourceThere(_)
        | Finding::ResourceMissing
        | Finding::ResourcesMany(_) => super::service::service(&check.finding),
        Finding::BrowserDoesNotAsk(_)
        | Finding::MixedContent(_)
        | Finding::DiscoveryRead(_)
        | Finding::IssuerDiffers { .. }
        | Finding::PolicyForbids(_)
        | Finding::Blocked(_)
        | Finding::Unseen { .. } => super::seen::seen(&check.finding),
        Finding::ClocksAgree
        | Finding::ClockUnknown
        | Finding::ServersApart(_)
        | Finding::BrowserApart(_) => super::seen::clocks(&check.finding),
    };
    Some(told)
}

fn site(finding: &Finding) -> Told {
    match finding {
        Finding::SiteFails(error) => {
            let explained = super::failure::explain("", error);
            todo(&explained.why, &explained.next)
        }
        _ => means("Creatio answers whoever is signed in here."),
    }
}

fn way_to_creatio(finding: &Finding) -> Told {
    match finding {
        Finding::WorkspaceFound(Workspace::Zero) => means("Under /0, as Creatio on .NET Framework has them."),
        Finding::WorkspaceFound(Workspace::Root) => means("At the site's root, as Creatio on .NET has them."),
        Finding::WorkspaceElsewhere { set, found } => copying(
            &format!(
                "config.json says {}, and Creatio has them {}. The page found them by itself.",
                place(*set),
                place(*found)
            ),
            "Mend config.json beside this page, or leave \"workspace\" out of it.",
            "Line for config.json",
            format!("\"workspace\": \"{}\"", found.as_str()),
        ),
        Finding::CsrfReadable => {
            means("Creatio's cookie against forged requests (BPMCSRF) can be read here.")
        }
        Finding::CsrfNotUsed => means("This site works without the cookie BPMCSRF (UseCsrfToken is off)."),
        Finding::CsrfUnreadable => todo(
            "The cookie BPMCSRF cannot be read here, and Creatio refuses every call without it.",
            "Open this page on Creatio's own origin, over https if Creatio marks its cookies as Secure.",
        ),
        Finding::Https => means("This page came by https."),
        Finding::ThisMachine => means("This page came from this very machine: nobody listens between."),
        _ => todo(
            "This page came unencrypted over a network: passwords and secrets can be read on the way, and cookies that Creatio marks as Secure do not arrive.",
            "Whoever runs the web server: offer the site by https, and send http there.",
        ),
    }
}

fn place(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Zero => "under /0",
        Workspace::Root => "at the site's root",
    }
}

/// What an operation is for.
fn may(operation: Operation) -> &'static str {
    match operation {
        Operation::Solution => "It lets apps and the default resource be created and changed.",
        Operation::SysSettings => "It lets the system settings be saved.",
        Operation::Administration => "It lets features be enabled for all users.",
        Operation::OData => "It lets data be read by OData. This page reads by the DataService.",
    }
}

fn right_missing(operation: Operation) -> Told {
    let code = operation.code();
    let named = match operation {
        Operation::Solution => format!("“Can manage configuration elements” ({code})"),
        Operation::SysSettings => format!("“Access to “System settings” section” ({code})"),
        Operation::OData => format!("“Access to OData” ({code})"),
        Operation::Administration => code.to_owned(),
    };
    todo(
        &format!("Missing: {code}. {}", may(operation)),
        &format!(
            "An administrator grants it to the signed-in user: {named}, in System Designer, “Operation permissions”. Or sign in as somebody who has it."
        ),
    )
}

fn switched_off() -> Told {
    copying(
        "OAuth 2.0 is switched off in Creatio's config file: no app can be created, changed or deleted.",
        "On site: set Feature-EnableOAuth20Integration = true in appSettings of the application's config file (Web.config; on .NET Terrasoft.WebHost.dll.config) and restart the application. In the cloud: ask Creatio's support.",
        "Line for appSettings",
        "<add key=\"Feature-EnableOAuth20Integration\" value=\"true\" />".to_owned(),
    )
}

fn settings(finding: &Finding) -> Told {
    match finding {
        Finding::UrlFilled(url) => means(url),
        Finding::UrlWrong { value, problem, proposal } => url_wrong(value, *problem, proposal.as_deref()),
        Finding::ClientIdFilled(id) => means(id),
        Finding::ClientIdBlanks(_) => todo(
            "There are blanks around it, and the Identity Service takes them for a part of the id.",
            "Save it without them, with the button below.",
        ),
        Finding::SecretFilled => means("It has a value, which is never read back."),
        Finding::SecretUnknown => means(
            "Whether it has a value cannot be read on this site: “Create default resource” shows it, for it needs the right one.",
        ),
        Finding::SettingAbsent(code) => todo(
            &format!("This site does not know the system setting {code}."),
            "The package OAuth20 is missing, or the version is very old: whoever looks after the site installs or updates it.",
        ),
        Finding::SettingEmpty { code, proposal: Some(url) } if *code == setting::URL => todo(
            "Still empty.",
            &format!(
                "In Creatio's cloud the Identity Service of this site is at {url}: save that with the button below."
            ),
        ),
        Finding::SettingEmpty { code, .. } => todo("Still empty.", filled_with(code)),
        _ => Told::default(),
    }
}

fn filled_with(code: &str) -> &'static str {
    match code {
        setting::URL => {
            "Fill in where the Creatio server reaches the Identity Service, and press “Save settings”."
        }
        _ => {
            "Fill in what “Clients” in the Identity Service's appsettings.json has, and press “Save settings”."
        }
    }
}

fn url_wrong(value: &str, problem: UrlProblem, proposal: Option<&str>) -> Told {
    let words = match problem {
        UrlProblem::Missing => "Still empty.".to_owned(),
        UrlProblem::Invalid => format!("“{value}” is no address."),
        UrlProblem::NoScheme => format!("“{value}” begins without http:// or https://."),
        UrlProblem::Blanks => "There are blanks around the address.".to_owned(),
        UrlProblem::Endpoint => {
            format!("“{value}” leads to one of the service's own paths; Creatio adds those by itself.")
        }
        UrlProblem::IsCreatio => {
            format!("“{value}” is Creatio itself: asked for a token it answers with its login page.")
        }
        UrlProblem::LocalhostInCloud => {
            format!(
                "“{value}” means the server that Creatio runs on, and in the cloud there is no Identity Service on it."
            )
        }
    };
    let next = match proposal {
        Some(proposal) => format!("Save {proposal} instead, with the button below."),
        None => "Enter the Identity Service's own address, as the Creatio server reaches it, and press “Save settings”."
            .to_owned(),
    };
    todo(&words, &next)
}
