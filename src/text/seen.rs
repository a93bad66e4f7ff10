//! The Identity Service as this browser sees it, and the clocks, in words.

use creatio::{Cause, Error};

use super::{
    service::curl,
    told::{Told, copying, means, todo},
};
use crate::connect::finding::Finding;

/// What this browser sees of the Identity Service. Creatio's own way there is another: none of this keeps apps from
/// being made.
pub fn seen(finding: &Finding) -> Told {
    match finding {
        Finding::BrowserDoesNotAsk(url) => not_asked(url.as_deref()),
        Finding::MixedContent(address) => todo(
            &format!(
                "This page came by https and config.json names {address}: the browser refuses to ask it."
            ),
            "Whoever hosts this page: name a path of this origin that leads there, such as \"/identity/\" (see deploy/).",
        ),
        Finding::DiscoveryRead(issuer) => {
            means(&format!("It answers this browser and calls itself {issuer}."))
        }
        Finding::IssuerDiffers { issuer, url } => todo(
            &format!("It answers this browser and calls itself {issuer}; the settings say {url}."),
            "If both lead to the same service, all is well. If not, one of the two belongs to another Creatio, which refuses the other's tokens: mend the setting, or \"identityService\" in config.json.",
        ),
        Finding::PolicyForbids(address) => copying(
            &format!(
                "config.json names {address}, and the policy that this page came with does not let it ask there."
            ),
            "Whoever hosts this page: better name a path of this origin that leads there, such as \"/identity/\" (see deploy/); or add its origin to connect-src of the policy. From a shell, this asks it:",
            "Command for a shell",
            curl(address),
        ),
        Finding::Blocked(address) => copying(
            &format!(
                "{address} answers, but lets no page of this origin read it (CORS): blocked by the browser, not by Creatio."
            ),
            "Nothing is wrong for apps, which ask from servers. To see it here, whoever hosts this page puts the Identity Service behind the same origin and names that path in config.json (see deploy/). From a shell it can be asked as it is:",
            "Command for a shell",
            curl(address),
        ),
        Finding::Unseen { address, error } => unseen(address, error),
        _ => Told::default(),
    }
}

fn not_asked(url: Option<&str>) -> Told {
    const WHY: &str =
        "This browser does not ask the Identity Service: config.json does not say where it may.";
    const HOW: &str = "Whoever hosts this page can name a path of this origin that leads there (\"identityService\", see deploy/).";
    match url.filter(|url| !url.is_empty()) {
        Some(url) => {
            copying(WHY, &format!("{HOW} From a shell, this asks it:"), "Command for a shell", curl(url))
        }
        None => todo(WHY, HOW),
    }
}

fn unseen(address: &str, error: &Error) -> Told {
    let status = error.status.map_or(String::new(), |status| format!(" (HTTP {status})"));
    let (words, next) = match error.cause {
        Cause::Unreachable => (
            format!(
                "This browser cannot reach {address}: nothing answers, its certificate is not trusted, or this page's policy does not let it ask there."
            ),
            "Whoever runs it: check that it runs and that \"identityService\" in config.json leads to it.",
        ),
        Cause::NotJson => (
            format!("{address} answers with a page, not with a discovery document{status}."),
            "\"identityService\" in config.json leads elsewhere, or a web server answers in the service's place: whoever hosts this page mends the path or the proxy.",
        ),
        Cause::ServiceMissing => (
            format!("{address} knows no discovery document{status}."),
            "\"identityService\" in config.json leads elsewhere: whoever hosts this page mends it.",
        ),
        Cause::ServerFault => (
            format!(
                "{address} runs into an error of its own{status}: its certificate openssl.pfx is missing or expired, its .NET runtime is missing (8 from Creatio 8.2.1 on), or its database does not answer."
            ),
            "Whoever runs the Identity Service: look into its log, and see “Update the Identity Service” in Creatio's documentation.",
        ),
        _ => (
            format!("{address} answers in a form that is no discovery document{status}."),
            "Check that \"identityService\" in config.json leads to the Identity Service.",
        ),
    };
    copying(&words, &format!("{next} From a shell, this asks it:"), "Command for a shell", curl(address))
}

/// How the clocks of the three stand.
pub fn clocks(finding: &Finding) -> Told {
    const MEND: &str = "w32tm /resync";
    match finding {
        Finding::ServersApart(seconds) => copying(
            &format!(
                "The clocks of Creatio and of the Identity Service are {} apart: tokens count as expired, or as not valid yet.",
                span(*seconds)
            ),
            "Whoever runs the two servers: let both take the time from the same source (Windows Time, NTP). On Windows:",
            "Command for the server whose clock is wrong",
            MEND.to_owned(),
        ),
        Finding::BrowserApart(seconds) => copying(
            &format!(
                "Creatio's clock and this computer's are {} apart. If it is Creatio's that is wrong, tokens will be refused.",
                span(*seconds)
            ),
            "Compare both with a clock that you trust, and set the wrong one. On Windows:",
            "Command for the machine whose clock is wrong",
            MEND.to_owned(),
        ),
        Finding::ClocksAgree => means("They agree within two minutes, as far as answers tell the time."),
        _ => means("No answer told the time."),
    }
}

fn span(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    match seconds {
        0..600 => format!("{seconds} seconds"),
        600..7_200 => format!("{} minutes", seconds / 60),
        _ => format!("{} hours", seconds / 3_600),
    }
}
