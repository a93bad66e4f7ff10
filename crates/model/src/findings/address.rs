//! What the rules need to know of an address.

/// The parts of a web address, in lower case.
pub(super) struct Address {
    pub is_http: bool,
    pub host: String,
    /// Host, port and path, by which two addresses are compared.
    pub place: String,
}

impl Address {
    /// The parts of this text; `None` if it has no scheme or no host.
    pub fn of(text: &str) -> Option<Address> {
        let lower = text.trim().to_lowercase();
        let (scheme, rest) = lower.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let with_port = authority.rsplit('@').next().unwrap_or_default();
        let host = match with_port.rsplit_once(':') {
            Some((host, _)) if !with_port.ends_with(']') => host,
            _ => with_port,
        };
        (!host.is_empty()).then(|| Address {
            is_http: scheme == "http",
            host: host.trim_end_matches('.').to_owned(),
            place: rest.trim_end_matches('/').to_owned(),
        })
    }

    /// Whether it is this computer, a name that is reserved for private networks, or one for examples and tests (RFC 2606,
    /// RFC 6761, RFC 6762).
    pub fn is_local_or_example(&self) -> bool {
        const NAMES: [&str; 9] = [
            "localhost",
            "local",
            "internal",
            "example",
            "test",
            "invalid",
            "example.com",
            "example.org",
            "example.net",
        ];
        let is_below = |name: &str| {
            self.host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        NAMES.iter().copied().any(is_below) || self.is_this_computer()
    }

    /// Whether it never leaves the computer that uses it.
    pub fn is_this_computer(&self) -> bool {
        let host = self.host.as_str();
        host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || host == "0.0.0.0"
            || host.starts_with("127.") && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }

    /// Whether it is what Creatio 8.2 sends in place of an empty Application URL (creatio-api.md, section 2.3).
    pub fn is_default(&self) -> bool {
        self.host == "defaulturl.com"
    }
}
