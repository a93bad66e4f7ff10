//! Whether a text is a web address.

/// Whether a text is a full http or https address with a host.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host_and_port = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = match host_and_port.rsplit_once(':') {
        Some((host, port)) if !host_and_port.ends_with(']') => (host, port),
        _ => (host_and_port, "0"),
    };
    let in_brackets = host.starts_with('[') && host.ends_with(']') && host.len() > 3;
    // Letters of some scripts are followed by marks that are no letters, so only what no host can contain is excluded.
    let is_of_host = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=%".contains(c);
    let plain =
        !host.is_empty() && !host.starts_with('.') && !host.contains("..") && host.chars().all(is_of_host);
    (plain || in_brackets) && port.parse::<u16>().is_ok() && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_has_a_scheme_and_a_host() {
        for (text, fine) in [
            ("http://www.creatio.com", true),
            ("https://app.example.com:8443/path?x=1#y", true),
            ("HTTPS://Example", true),
            ("http://localhost:8090/", true),
            ("https://[2001:db8::1]/", true),
            ("https://[2001:db8::1]:8080/", true),
            ("https://müller.example", true),
            ("https://हिन्दी.भारत/", true),
            ("https://xn--mller-kva.example.", true),
            ("http://crm_test:8080", true),
            ("http://intranet", true),
            ("http://user:password@intranet", true),
            ("https://[::ffff:10.0.0.1]", true),
            ("www.creatio.com", false),
            ("http://", false),
            ("http:///path", false),
            ("http://a b", false),
            ("http://host:port", false),
            ("http://host:99999", false),
            ("http://.x", false),
            ("javascript:alert(1)", false),
            ("ftp://example.com", false),
            ("not a url", false),
        ] {
            assert_eq!(is_web_address(text), fine, "{text}");
        }
    }
}
