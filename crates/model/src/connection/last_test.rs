//! What the last call that needed the Identity Service showed about the connection. A site without a health check has no
//! other evidence: a default resource that exists says nothing about the settings of today.

use creatio::{Cause, Error, Settings};

/// What a test of the connection showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestOutcome {
    /// The Identity Service did what Creatio asked for.
    Passed,
    /// Creatio could not reach it, at this URL if Creatio named it.
    Unreachable(Option<String>),
    /// It rejected Creatio's own client.
    Rejected,
    /// It rejected Creatio's own client, or does not know the apps that it was asked about.
    RejectedApps,
}

impl TestOutcome {
    /// What the result of such a call shows; `None` if it shows nothing about the connection. A call about an app that exists
    /// may fail for the app's sake.
    pub fn of_app_call(result: &Result<(), Error>) -> Option<Self> {
        Some(match Self::of_call(result)? {
            TestOutcome::Rejected => TestOutcome::RejectedApps,
            outcome => outcome,
        })
    }

    /// The same for a call that is about no app.
    pub fn of_call(result: &Result<(), Error>) -> Option<Self> {
        match result {
            Ok(()) => Some(TestOutcome::Passed),
            Err(error) => match &error.cause {
                Cause::IdentityServiceUnreachable { url } => Some(TestOutcome::Unreachable(url.clone())),
                Cause::IdentityServiceRefused => Some(TestOutcome::Rejected),
                _ => None,
            },
        }
    }
}

/// A test, when it ended, and with which settings it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTest {
    /// What it showed.
    pub outcome: TestOutcome,
    /// When it ended, in milliseconds since 1970.
    pub at_ms: i64,
    /// The settings that could be read, as a number that does not reveal them; `None` if they were not known.
    settings: Option<u32>,
}

impl LastTest {
    /// A test that ended at this time, with these settings.
    pub fn new(outcome: TestOutcome, at_ms: i64, settings: Option<&Settings>) -> Self {
        Self { outcome, at_ms, settings: settings.map(fingerprint) }
    }

    /// Whether it was made with these settings, as far as they can be read.
    pub fn is_about(&self, settings: &Settings) -> bool {
        self.settings.is_none_or(|tested| tested == fingerprint(settings))
    }

    /// The text to store, without any value of a setting; `None` if it would not show when the settings change.
    pub fn to_text(&self) -> Option<String> {
        let outcome = match self.outcome {
            TestOutcome::Passed => PASSED,
            TestOutcome::Unreachable(_) => UNREACHABLE,
            TestOutcome::Rejected => REJECTED,
            TestOutcome::RejectedApps => REJECTED_APPS,
        };
        Some(format!("{outcome} {} {}", self.at_ms, self.settings?))
    }

    /// Reads a stored text.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let outcome = match parts.next()? {
            PASSED => TestOutcome::Passed,
            UNREACHABLE => TestOutcome::Unreachable(None),
            REJECTED => TestOutcome::Rejected,
            REJECTED_APPS => TestOutcome::RejectedApps,
            _ => return None,
        };
        let (at_ms, settings) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { outcome, at_ms, settings: Some(settings) })
    }
}

const PASSED: &str = "passed";
const UNREACHABLE: &str = "unreachable";
const REJECTED: &str = "rejected";
const REJECTED_APPS: &str = "rejected-apps";

/// FNV-1a of the settings that can be read: it shows a change, and nothing of the values.
fn fingerprint(settings: &Settings) -> u32 {
    let texts = [&settings.url, &settings.client_id].map(|text| text.as_deref().unwrap_or_default());
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use creatio::Effect;

    use super::*;

    fn settings(url: &str, client_id: &str) -> Settings {
        Settings { url: Some(url.to_owned()), client_id: Some(client_id.to_owned()), ..Settings::default() }
    }

    #[test]
    fn a_stored_test_is_read_again_and_names_no_setting() {
        let url = "http://admin:Pl4nted-Pass@localhost:8090";
        let outcomes = [
            TestOutcome::Passed,
            TestOutcome::Unreachable(None),
            TestOutcome::Rejected,
            TestOutcome::RejectedApps,
        ];
        for outcome in outcomes {
            let test = LastTest::new(outcome, 1_764_000_000_000, Some(&settings(url, "IdServiceUser")));
            let text = test.to_text().unwrap_or_default();
            assert_eq!(LastTest::read(&text), Some(test));
            assert!(!text.contains("Pl4nted") && !text.contains("localhost"), "{text}");
        }
        for text in ["", "passed", "passed x 1", "passed 1", "else 1 1", "passed 99999999999999999999 1"] {
            assert_eq!(LastTest::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_test_counts_only_for_the_settings_that_it_was_made_with() {
        let before = settings("http://localhost:8090", "IdServiceUser");
        let test = LastTest::new(TestOutcome::Passed, 0, Some(&before));
        assert!(test.is_about(&before));
        for after in [
            settings("http://localhost:9999", "IdServiceUser"),
            settings("http://localhost:8090", "Another"),
            settings("http://localhost:8090IdServiceUser", ""),
            Settings::default(),
        ] {
            assert!(!test.is_about(&after), "{after:?}");
        }
    }

    #[test]
    fn an_error_of_another_kind_shows_nothing_about_the_connection() {
        let of = |cause| TestOutcome::of_call(&Err(Error::new(cause, "AddDefaultResource", Effect::Write)));
        assert_eq!(of(Cause::TimedOut), None);
        assert_eq!(of(Cause::Forbidden), None);
        assert_eq!(of(Cause::IdentityServiceRefused), Some(TestOutcome::Rejected));
        let unreachable = Cause::IdentityServiceUnreachable { url: None };
        assert_eq!(of(unreachable), Some(TestOutcome::Unreachable(None)));
        assert_eq!(TestOutcome::of_call(&Ok(())), Some(TestOutcome::Passed));
    }
}
