//! Numbers of tests.

use std::fmt;
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

/// How many tests may need their second try. A busy machine loses a click now and then; more of it is a defect.
const TOLERATED_FLAKY: u64 = 2;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    /// Counts one failure if there is none: a program can fail although none of its tests does.
    pub fn failed_at_least_once(self) -> Self {
        Self { failed: self.failed.max(1), ..self }
    }

    /// Adds up the lines `test result: ok. 3 passed; 0 failed; …` of `cargo test`.
    pub fn from_cargo(output: &str) -> Self {
        let mut sum = Self::default();
        for result in output.lines().filter_map(|line| line.strip_prefix("test result: ")) {
            let number = |unit: &str| {
                let part = result.split(['.', ';']).find_map(|part| part.trim().strip_suffix(unit));
                part.and_then(|number| number.trim().parse().ok()).unwrap_or_default()
            };
            sum += Self { passed: number("passed"), failed: number("failed") };
        }
        sum
    }

    /// Reads the statistics of Playwright's JSON report. An error outside of any test counts as a failed test, and so do
    /// the tests that passed only when repeated if there are more than [`TOLERATED_FLAKY`] of them.
    pub fn from_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("Playwright's report is not JSON")?;
        let number = |name: &str| {
            report["stats"][name].as_u64().with_context(|| format!("no {name} in Playwright's report"))
        };
        let errors = report["errors"].as_array().map_or(0, Vec::len);
        let flaky = number("flaky")?;
        let (passed, failed) = if flaky > TOLERATED_FLAKY { (0, flaky) } else { (flaky, 0) };
        Ok(Self {
            passed: usize::try_from(number("expected")? + passed)?,
            failed: usize::try_from(number("unexpected")? + failed)? + errors,
        })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    /// The line that continuous integration reads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::Count;

    #[test]
    fn results_of_several_programs_are_added_up() {
        let output = "running 2 tests\ntest a ... ok\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 5 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.50s\n";
        assert_eq!(Count::from_cargo(output), Count { passed: 7, failed: 3 });
        assert_eq!(Count::from_cargo("error: could not compile"), Count::default());
    }

    #[test]
    fn an_error_counts_as_failed_and_so_do_many_flaky_tests() {
        let count = |flaky: u64| {
            let stats = json!({ "expected": 4, "unexpected": 1, "flaky": flaky, "skipped": 2 });
            Count::from_playwright(&json!({ "errors": [{ "message": "x" }], "stats": stats }).to_string())
                .unwrap()
        };
        assert_eq!(count(2), Count { passed: 6, failed: 2 });
        assert_eq!(count(3), Count { passed: 4, failed: 5 });
        assert!(Count::from_playwright("{}").is_err());
    }

    #[test]
    fn a_failed_program_never_gives_a_sum_without_failures() {
        let mut sum = Count { passed: 3, failed: 0 };
        sum += Count::default().failed_at_least_once();
        assert_eq!(sum.to_string(), "3 passed, 1 failed");
        assert_eq!(Count { passed: 0, failed: 2 }.failed_at_least_once().failed, 2);
    }
}
