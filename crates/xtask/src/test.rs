//! Everything that continuous integration runs, in the order of what is quickest to tell.

mod count;
pub mod end_to_end;

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};

use crate::{budgets, dist, process, rules, tools};

use count::Count;

/// What a person may choose.
#[derive(Args)]
pub struct Options {
    /// Runs this step alone; `budgets` and `e2e` take dist/ as it is.
    #[arg(long, value_enum)]
    only: Option<Step>,
    /// More words for the step chosen by --only, such as a test's name.
    #[arg(last = true, requires = "only")]
    more: Vec<String>,
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// rustfmt agrees with every file.
    Fmt,
    /// clippy has nothing to say, for this machine.
    Clippy,
    /// clippy has nothing to say, for the browser.
    ClippyWasm,
    /// Tests in Rust.
    Unit,
    /// Who may know whom, and what mark-up may hold.
    Rules,
    /// The folder that ships builds.
    Dist,
    /// Size and policy of the folder that ships.
    Budgets,
    /// The page in Chromium, beside the stand-in.
    E2e,
}

/// Runs the steps up to the first that fails, and prints how much of each kind ran.
pub fn run(options: &Options) -> Result<()> {
    let all = Step::value_variants();
    let steps = options.only.as_ref().map_or(all, std::slice::from_ref);
    let mut counts = Vec::new();
    let mut failure = None;
    for &step in steps {
        println!("\n== {} ==", name(step));
        match step.run(&options.more) {
            Ok(count) => {
                let failed = count.as_ref().is_some_and(|count| count.failed > 0);
                counts.extend(count.map(|count| (step, count)));
                if failed {
                    failure = Some((step, None));
                    break;
                }
            }
            Err(error) => {
                failure = Some((step, Some(error)));
                break;
            }
        }
    }
    if let Some((step, error)) = &failure {
        eprintln!(
            "\nThe step `{}` failed{}",
            name(*step),
            error.as_ref().map_or(String::new(), |error| format!(": {error:#}"))
        );
    }
    let broken = matches!(failure, Some((_, Some(_))));
    let summary = summary(&counts, broken);
    println!("{summary}");
    match failure {
        Some((step, _)) => bail!("`cargo xtask test` stopped at `{}`", name(step)),
        None => Ok(()),
    }
}

impl Step {
    /// Runs the step. A step that only holds or does not has no count: it fails by an error.
    fn run(self, more: &[String]) -> Result<Option<Count>> {
        match self {
            Step::Fmt => process::run(process::cargo().args(["fmt", "--all", "--check"]))?,
            Step::Clippy => clippy(&["--workspace", "--all-targets"])?,
            Step::ClippyWasm => {
                tools::wasm_target()?;
                let page = ["--package", "creatio-oauth-admin", "--target", tools::WASM_TARGET];
                clippy(&page)?;
                // What ships.
                clippy(&[&page[..], &["--features", "split"]].concat())?;
            }
            Step::Unit => return unit(more).map(Some),
            Step::Rules => return report(rules::check()?).map(Some),
            Step::Dist => drop(dist::run()?),
            Step::Budgets => return report(budgets::check()?).map(Some),
            Step::E2e => return end_to_end::run(more).map(Some),
        }
        Ok(None)
    }
}

fn clippy(what: &[&str]) -> Result<()> {
    process::run(process::cargo().arg("clippy").args(what).args(["--", "-D", "warnings"]))
}

fn unit(more: &[String]) -> Result<Count> {
    let mut cargo = process::cargo();
    // Every program is run even after one failed, so that one look shows all that is broken.
    cargo.args(["test", "--workspace", "--no-fail-fast"]).args(more);
    let (succeeded, output) = process::run_and_read(&mut cargo)?;
    let count = Count::from_cargo(&output);
    ensure!(succeeded || count.failed > 0, "the tests do not build");
    ensure!(count.passed + count.failed > 0, "no test ran");
    Ok(count)
}

fn report((passed, findings): (usize, Vec<String>)) -> Result<Count> {
    for finding in &findings {
        println!("{finding}");
    }
    Ok(Count { passed, failed: findings.len(), skipped: 0 })
}

/// The table and, as its last line, the sum. A step that broke off counts as one failure, so that no sum looks green.
fn summary(counts: &[(Step, Count)], broken: bool) -> String {
    let mut text = format!("\n{:<10} {:>8} {:>8} {:>8}\n", "tests", "passed", "failed", "skipped");
    let mut sum = Count { failed: usize::from(broken), ..Count::default() };
    for (step, count) in counts {
        text.push_str(&format!(
            "{:<10} {:>8} {:>8} {:>8}\n",
            name(*step),
            count.passed,
            count.failed,
            count.skipped
        ));
        sum.add(count);
    }
    text.push_str(&format!("\n{} passed, {} failed", sum.passed, sum.failed));
    text
}

fn name(step: Step) -> String {
    // Every step has a name: none of them is marked as skipped.
    step.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn the_last_line_is_the_sum() {
        let counts = [
            (Step::Unit, Count { passed: 3, failed: 0, skipped: 1 }),
            (Step::E2e, Count { passed: 4, failed: 2, skipped: 0 }),
        ];
        assert_eq!(summary(&counts, false).lines().last(), Some("7 passed, 2 failed"));
        assert_eq!(summary(&counts, true).lines().last(), Some("7 passed, 3 failed"));
        assert!(summary(&counts, false).contains("e2e"));
    }

    #[test]
    fn findings_are_failures() {
        let count = report((2, vec!["a".to_owned()])).unwrap();
        assert_eq!((count.passed, count.failed), (2, 1));
    }
}
