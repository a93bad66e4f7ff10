//! How many tests ran, read from what the test programs say.

use anyhow::{Context, Result};
use serde_json::Value;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Count {
    /// Adds another count to this one.
    pub fn add(&mut self, other: &Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Sums up the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …` of `cargo test`.
    pub fn from_cargo(output: &str) -> Count {
        let mut sum = Count::default();
        for line in output.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
            let number = |what: &str| {
                let words = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
                let place = words.iter().position(|word| *word == what)?;
                words.get(place.checked_sub(1)?)?.parse::<usize>().ok()
            };
            sum.add(&Count {
                passed: number("passed").unwrap_or_default(),
                failed: number("failed").unwrap_or_default(),
                skipped: number("ignored").unwrap_or_default(),
            });
        }
        sum
    }

    /// Reads the statistics of Playwright's JSON report. A test that passed at a second try counts as failed, and so does
    /// an error outside of any test.
    pub fn from_playwright(report: &str) -> Result<Count> {
        let report: Value = serde_json::from_str(report).context("Playwright's report is no JSON")?;
        let stats = report.get("stats").context("Playwright's report has no statistics")?;
        let number = |name: &str| {
            stats
                .get(name)
                .and_then(Value::as_u64)
                .and_then(|number| usize::try_from(number).ok())
                .unwrap_or_default()
        };
        let errors = report.get("errors").and_then(Value::as_array).map_or(0, Vec::len);
        Ok(Count {
            passed: number("expected"),
            failed: number("unexpected") + number("flaky") + errors,
            skipped: number("skipped"),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::Count;

    #[test]
    fn results_of_several_programs_are_summed() {
        let output = "running 2 tests\ntest a ... ok\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 5 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.50s\n";
        assert_eq!(Count::from_cargo(output), Count { passed: 7, failed: 3, skipped: 1 });
        assert_eq!(Count::from_cargo("error: could not compile"), Count::default());
    }

    #[test]
    fn a_flaky_test_and_an_error_count_as_failed() {
        let report =
            r#"{"errors":[{"message":"x"}],"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(Count::from_playwright(report).unwrap(), Count { passed: 4, failed: 3, skipped: 2 });
        assert!(Count::from_playwright("{}").is_err());
    }
}
