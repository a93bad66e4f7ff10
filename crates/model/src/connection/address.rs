//! URLs of the Identity Service: what can be wrong with one, and what it should be instead.

use crate::{typed_text::cleaned_identifier, web_address::is_web_address};

/// What is wrong with a URL of the Identity Service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlProblem {
    /// It is empty.
    Missing,
    /// It is not a URL.
    Invalid,
    /// It lacks `http://` or `https://`.
    NoScheme,
    /// It starts or ends with spaces.
    Spaces,
    /// It is one of the service's endpoints instead of its base URL.
    Endpoint,
    /// It is Creatio's own URL.
    IsCreatio,
    /// It is the local host, and Creatio runs in the cloud, where no Identity Service is on the same server.
    LocalhostInCloud,
}

/// Endpoints below the base URL of the Identity Service (creatio-api.md, section 6).
const ENDPOINTS: [&str; 4] = ["/connect", "/.well-known", "/ownedresources", "/clients"];

/// What is wrong with a URL of the Identity Service that was typed, if anything.
pub fn url_problem(text: &str) -> Option<UrlProblem> {
    let cleaned = cleaned_identifier(text);
    let trimmed = cleaned.as_str();
    match trimmed {
        "" => Some(UrlProblem::Missing),
        _ if is_web_address(trimmed) => None,
        _ if !trimmed.contains("://") && is_web_address(&format!("http://{trimmed}")) => {
            Some(UrlProblem::NoScheme)
        }
        _ => Some(UrlProblem::Invalid),
    }
}

/// What is wrong with a saved URL, given the site at `site_root`, with the URL it should be if that can be inferred.
///
/// What would be wrong in turn is not proposed: such a proposal is replaced by its own correction, if there is one.
pub fn saved_url_problem(value: &str, site_root: &str) -> Option<(UrlProblem, Option<String>)> {
    let (problem, mut proposal) = problem_and_correction(value, site_root)?;
    // A correction removes a prefix or a suffix, or is the address in the cloud, so this comes to an end soon.
    for _ in 0..MAX_CORRECTIONS {
        let Some((_, better)) = proposal.as_ref().and_then(|url| problem_and_correction(url, site_root))
        else {
            return Some((problem, proposal));
        };
        proposal = better;
    }
    Some((problem, None))
}

const MAX_CORRECTIONS: u8 = 4;

fn problem_and_correction(value: &str, site_root: &str) -> Option<(UrlProblem, Option<String>)> {
    let cleaned = cleaned_identifier(value);
    let trimmed = cleaned.as_str();
    let problem = url_problem(value);
    match problem {
        Some(UrlProblem::NoScheme) => return Some((UrlProblem::NoScheme, Some(with_scheme(trimmed)))),
        Some(problem) => return Some((problem, cloud_address(site_root))),
        None => {}
    }
    if let Some(base) = before_endpoint(trimmed) {
        return Some((UrlProblem::Endpoint, Some(base.to_owned())));
    }
    let host = host_of(trimmed);
    if host == host_of(site_root) && is_creatio_path(path_of(trimmed), path_of(site_root)) {
        return Some((UrlProblem::IsCreatio, cloud_address(site_root)));
    }
    if is_this_machine(&host) && is_cloud(site_root) {
        return Some((UrlProblem::LocalhostInCloud, cloud_address(site_root)));
    }
    (trimmed != value).then(|| (UrlProblem::Spaces, Some(trimmed.to_owned())))
}

/// Whether a path on the site's host is that of Creatio: the site itself, or its workspace.
fn is_creatio_path(path: &str, site_path: &str) -> bool {
    let (path, site_path) = (path.trim_end_matches('/'), site_path.trim_end_matches('/'));
    path.strip_prefix(site_path).is_some_and(|rest| matches!(rest, "" | "/0"))
}

/// The Identity Service of a site in Creatio's cloud: `x.creatio.com` has it at `x-is.creatio.com`.
pub fn cloud_address(site_root: &str) -> Option<String> {
    if !is_cloud(site_root) {
        return None;
    }
    let host = host_of(site_root);
    let (label, rest) = host.split_once('.')?;
    Some(format!("https://{label}-is.{rest}"))
}

/// Whether a host is this machine.
pub fn is_this_machine(host_and_port: &str) -> bool {
    let host = match host_and_port.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host_and_port.split(':').next().unwrap_or_default(),
    };
    matches!(host, "localhost" | "::1") || host.ends_with(".localhost") || host.starts_with("127.")
}

/// Whether a URL has the scheme `https`.
pub fn is_https(address: &str) -> bool {
    address.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
}

/// Whether what is sent to this URL can be read on the network on its way.
pub fn is_sent_in_clear(address: &str) -> bool {
    !is_https(address) && !is_this_machine(&host_of(address))
}

/// Host and port of a URL, in lower case, without the default port of its scheme.
pub fn host_of(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let default_port = if scheme.eq_ignore_ascii_case("https") { ":443" } else { ":80" };
    host.strip_suffix(default_port).unwrap_or(&host).to_owned()
}

fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}

fn is_cloud(site_root: &str) -> bool {
    host_of(site_root).split(':').next().is_some_and(|host| host.ends_with(".creatio.com"))
}

/// Adds a scheme: a name with a port or without a dot is internal to a network, where HTTPS is rare.
fn with_scheme(text: &str) -> String {
    let is_internal = is_this_machine(text) || text.contains(':') || !text.contains('.');
    format!("{}://{text}", if is_internal && !is_cloud(text) { "http" } else { "https" })
}

/// Where a path has this segment, as a whole.
fn find_segment(text: &str, segment: &str) -> Option<usize> {
    text.match_indices(segment).map(|(at, _)| at).find(|at| {
        text[at + segment.len()..].chars().next().is_none_or(|next| matches!(next, '/' | '?' | '#'))
    })
}

/// The part before an endpoint, a query or a fragment.
fn before_endpoint(address: &str) -> Option<&str> {
    let start = address.find("://")? + 3;
    let lower = address.to_ascii_lowercase();
    let ends = ENDPOINTS.iter().filter_map(|endpoint| find_segment(&lower[start..], endpoint));
    let end = ends.chain(lower[start..].find(['?', '#'])).min()?;
    Some(address[..start + end].trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    const ON_SITE: &str = "https://crm.example.com";
    const CLOUD: &str = "https://acme.creatio.com";

    #[test]
    fn what_is_sent_to_this_machine_or_by_https_cannot_be_read_on_the_way() {
        for (address, is_sent_in_clear_text) in [
            ("http://creatio.example/", true),
            ("http://10.0.0.5:8080", true),
            ("HTTPS://creatio.example/", false),
            ("http://localhost:8080/0", false),
            ("http://127.0.0.1", false),
            ("http://[::1]:80/", false),
            ("http://localhost.example/", true),
        ] {
            assert_eq!(is_sent_in_clear(address), is_sent_in_clear_text, "{address}");
        }
    }

    #[test]
    fn a_typed_url_is_checked_before_it_is_saved() {
        assert_eq!(url_problem(" "), Some(UrlProblem::Missing));
        assert_eq!(url_problem("localhost:8090"), Some(UrlProblem::NoScheme));
        assert_eq!(url_problem("ftp://x"), Some(UrlProblem::Invalid));
        assert_eq!(url_problem("a b"), Some(UrlProblem::Invalid));
        assert_eq!(url_problem(" http://localhost:8090/ "), None);
    }

    #[test]
    fn a_saved_url_is_compared_with_what_it_should_be() {
        use UrlProblem::*;
        for (value, site, problem) in [
            ("http://localhost:8090", ON_SITE, None),
            ("http://localhost:8090/", ON_SITE, None),
            ("https://is.example.com/identity/", ON_SITE, None),
            ("https://crm.example.com/identity", ON_SITE, None),
            ("https://acme-is.creatio.com", CLOUD, None),
            (" http://localhost:8090 ", ON_SITE, Some((Spaces, Some("http://localhost:8090")))),
            ("http://local\u{AD}host:8090\u{200B}", ON_SITE, Some((Spaces, Some("http://localhost:8090")))),
            ("localhost:8090", ON_SITE, Some((NoScheme, Some("http://localhost:8090")))),
            ("is.example.com", ON_SITE, Some((NoScheme, Some("https://is.example.com")))),
            ("http:/x", ON_SITE, Some((Invalid, None))),
            ("x y", CLOUD, Some((Invalid, Some("https://acme-is.creatio.com")))),
            ("http://localhost:8090/connect/token", ON_SITE, Some((Endpoint, Some("http://localhost:8090")))),
            (
                "https://is.example.com/.well-known/openid-configuration?x=1",
                ON_SITE,
                Some((Endpoint, Some("https://is.example.com"))),
            ),
            ("https://crm.example.com:443/", ON_SITE, Some((IsCreatio, None))),
            ("https://crm.example.com/0", ON_SITE, Some((IsCreatio, None))),
            ("https://acme.creatio.com", CLOUD, Some((IsCreatio, Some("https://acme-is.creatio.com")))),
            ("http://localhost:8090", CLOUD, Some((LocalhostInCloud, Some("https://acme-is.creatio.com")))),
        ] {
            let expected = problem.map(|(problem, proposal)| (problem, proposal.map(str::to_owned)));
            assert_eq!(saved_url_problem(value, site), expected, "{value} at {site}");
        }
    }

    /// Whatever is wrong with a value, what is proposed is right by the same checks.
    #[test]
    fn no_proposal_is_wrong_in_turn() {
        const BELOW: &str = "https://crm.example.com/creatio";
        for (value, site, proposal) in [
            ("https://crm.example.com/connect/token", ON_SITE, None),
            ("https://crm.example.com/0/connect/token", ON_SITE, None),
            ("crm.example.com", ON_SITE, None),
            ("crm.example.com/0/connect/token", ON_SITE, None),
            ("https://crm.example.com/creatio/0/connect/token", BELOW, None),
            (
                "https://crm.example.com/identity/connect/token",
                BELOW,
                Some("https://crm.example.com/identity"),
            ),
            ("https://acme.creatio.com/connect/token", CLOUD, Some("https://acme-is.creatio.com")),
            ("https://acme.creatio.com/0/connect/token", CLOUD, Some("https://acme-is.creatio.com")),
            ("acme.creatio.com", CLOUD, Some("https://acme-is.creatio.com")),
            ("acme-is.creatio.com:443", CLOUD, Some("https://acme-is.creatio.com:443")),
            ("localhost:8090", CLOUD, Some("https://acme-is.creatio.com")),
            ("http://localhost:8090/connect/token", CLOUD, Some("https://acme-is.creatio.com")),
            ("localhost:8090/connect/token?x=1", ON_SITE, Some("http://localhost:8090")),
        ] {
            let (_, proposed) = saved_url_problem(value, site).expect(value);
            assert_eq!(proposed.as_deref(), proposal, "{value} at {site}");
            assert!(proposed.is_none_or(|url| saved_url_problem(&url, site).is_none()), "{value} at {site}");
        }
    }

    #[test]
    fn what_only_looks_like_an_endpoint_or_like_creatio_is_right() {
        for (value, site) in [
            ("https://is.example.com/connect-is", ON_SITE),
            ("https://clients.example.com/", ON_SITE),
            ("https://is.example.com/clientservice/", ON_SITE),
            ("https://crm.example.com/", "https://crm.example.com/creatio"),
            ("https://crm.example.com/creatio-is", "https://crm.example.com/creatio"),
        ] {
            assert_eq!(saved_url_problem(value, site), None, "{value} at {site}");
        }
    }

    #[test]
    fn a_slash_at_the_end_and_a_default_port_make_no_difference() {}

    #[test]
    fn this_machine_has_several_names() {
        for (host, is) in [
            ("localhost:8090", true),
            ("127.0.0.1", true),
            ("[::1]:80", true),
            ("x.localhost", true),
            ("localhost.evil", false),
        ] {
            assert_eq!(is_this_machine(host), is, "{host}");
        }
    }
}
