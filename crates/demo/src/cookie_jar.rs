//! What a browser does with the cookies of one site.

use std::collections::BTreeMap;

use cookie::{Cookie, time::OffsetDateTime};

/// The cookies of the site, by name. All of them are for every path of it.
#[derive(Debug, Default)]
pub struct CookieJar(BTreeMap<String, Kept>);

#[derive(Debug)]
struct Kept {
    value: String,
    http_only: bool,
}

impl CookieJar {
    /// Keeps what a response sets by a `Set-Cookie` header, or removes what it lets expire. `now` is in milliseconds since
    /// 1970.
    pub fn store(&mut self, set_cookie: &str, now: i64) {
        let Ok(cookie) = Cookie::parse(set_cookie) else { return };
        let now = OffsetDateTime::from_unix_timestamp(now / 1_000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let expired = match cookie.max_age() {
            Some(age) => !age.is_positive(),
            None => cookie.expires_datetime().is_some_and(|moment| moment <= now),
        };
        let name = cookie.name().to_owned();
        if expired {
            self.0.remove(&name);
        } else {
            let http_only = cookie.http_only().unwrap_or_default();
            self.0.insert(name, Kept { value: cookie.value().to_owned(), http_only });
        }
    }

    /// The `Cookie` header of a request to the site.
    pub fn header(&self) -> String {
        self.join(|_| true)
    }

    /// What scripts of the site read: all cookies without `HttpOnly`.
    pub fn for_scripts(&self) -> String {
        self.join(|kept| !kept.http_only)
    }

    fn join(&self, wanted: impl Fn(&Kept) -> bool) -> String {
        let wanted = self.0.iter().filter(|(_, kept)| wanted(kept));
        wanted.map(|(name, kept)| format!("{name}={}", kept.value)).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_438_400_000;

    fn jar(set: &[&str]) -> CookieJar {
        let mut jar = CookieJar::default();
        set.iter().for_each(|cookie| jar.store(cookie, NOW));
        jar
    }

    #[test]
    fn scripts_read_no_http_only_cookie() {
        let jar = jar(&["session=a%20b; path=/; HttpOnly; SameSite=Lax", "BPMCSRF=token; path=/"]);
        assert_eq!(jar.header(), "BPMCSRF=token; session=a%20b");
        assert_eq!(jar.for_scripts(), "BPMCSRF=token");
    }

    #[test]
    fn a_later_value_replaces_an_earlier_one() {
        assert_eq!(jar(&["a=1", "a=2"]).header(), "a=2");
    }

    #[test]
    fn an_expired_cookie_is_removed() {
        let past = "Thu, 01 Jan 1970 00:00:00 GMT";
        assert_eq!(jar(&["a=1", &format!("a=; Expires={past}")]).header(), "");
        assert_eq!(jar(&["a=1", "a=2; Max-Age=0"]).header(), "");
        // Max-Age has priority, as in browsers.
        assert_eq!(jar(&[&format!("a=1; Max-Age=60; Expires={past}")]).header(), "a=1");
        assert_eq!(jar(&["a=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT"]).header(), "a=1");
    }
}
