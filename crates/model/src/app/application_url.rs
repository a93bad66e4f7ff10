//! The URL of an app's home page: what a typed one lacks, and what is odd about one.

use crate::connection::address::{host_of, is_this_machine};
use crate::web_address::is_web_address;

/// The web address that was meant by a host without a scheme; `None` for anything else. A host needs a dot or a port, because
/// any word could be one otherwise.
pub fn with_scheme(text: &str) -> Option<String> {
    let text = text.trim();
    let authority = text.split(['/', '?', '#']).next().unwrap_or_default();
    let looks_like_host = authority.trim_end_matches('.').contains(['.', ':']) || authority == "localhost";
    if text.contains("://") || !looks_like_host || authority.contains('@') {
        return None;
    }
    let scheme = if is_this_machine(authority) { "http" } else { "https" };
    Some(format!("{scheme}://{text}")).filter(|address| is_web_address(address))
}

/// The host of the address that Creatio sends for an app that has none.
const PLACEHOLDER: &str = "defaulturl.com";

/// What is odd about a web address that can be saved all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It holds a user name or a password.
    Credentials,
    /// It names the local host, which is another computer for every user.
    ThisMachine,
    /// Its host has no domain.
    NoDomain,
    /// Creatio uses it where an app has no address (creatio-api.md, section 2.3).
    Placeholder,
}

/// What is odd about a web address, if anything.
pub fn oddity(address: &str) -> Option<Oddity> {
    let address = address.trim();
    if !is_web_address(address) {
        return None;
    }
    let authority = address.split(['/', '?', '#']).nth(2).unwrap_or_default();
    if authority.contains('@') {
        return Some(Oddity::Credentials);
    }
    let host = host_of(address);
    if is_this_machine(&host) {
        return Some(Oddity::ThisMachine);
    }
    let name = host.split(':').next().unwrap_or_default();
    if !host.starts_with('[') && !name.trim_end_matches('.').contains('.') {
        return Some(Oddity::NoDomain);
    }
    (name == PLACEHOLDER).then_some(Oddity::Placeholder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_without_a_scheme_is_completed_and_nothing_else() {
        for (text, completed) in [
            ("www.creatio.com", Some("https://www.creatio.com")),
            (" app.example.com/path?x=1 ", Some("https://app.example.com/path?x=1")),
            ("app.example.com:8443", Some("https://app.example.com:8443")),
            ("localhost:3000/app", Some("http://localhost:3000/app")),
            ("127.0.0.1", Some("http://127.0.0.1")),
            ("creatio", None),
            ("", None),
            ("not a url.", None),
            ("https://app.example.com", None),
            ("ftp://files.example.com", None),
            ("javascript:alert(1)", None),
            ("mailto:a@b.example", None),
            ("user@host.example", None),
            ("a..b", None),
        ] {
            assert_eq!(with_scheme(text).as_deref(), completed, "{text}");
        }
    }

    #[test]
    fn what_is_odd_about_an_address() {
        for (address, expected) in [
            ("https://app.example.com", None),
            ("http://www.creatio.com", None),
            ("https://[2001:db8::1]/", None),
            ("not an address", None),
            ("https://user:password@app.example.com", Some(Oddity::Credentials)),
            ("http://localhost:3000", Some(Oddity::ThisMachine)),
            ("http://127.0.0.1/", Some(Oddity::ThisMachine)),
            ("https://intranet/app", Some(Oddity::NoDomain)),
            ("http://defaulturl.com", Some(Oddity::Placeholder)),
        ] {
            assert_eq!(oddity(address), expected, "{address}");
        }
    }
}
