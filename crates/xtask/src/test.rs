//! Everything that continuous integration runs, the fastest step first.

mod clients;
mod count;
pub mod end_to_end;

use anyhow::{Result, bail, ensure};
use clap::{Args, ValueEnum};
use xshell::Shell;

use crate::{archive, budgets, dist, rules, shell, tools};

use count::Count;

/// Options of `cargo xtask test`.
#[derive(Args)]
pub struct Options {
    /// Runs only this step; `budgets`, `archive`, `e2e` and `engines` take dist/ as it is.
    #[arg(long, value_enum)]
    only: Option<Step>,
    /// Arguments for the step chosen by --only, such as the name of a test.
    #[arg(last = true, requires = "only")]
    arguments: Vec<String>,
}

/// The steps, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// rustfmt changes nothing.
    Fmt,
    /// clippy has no warnings, for this machine.
    Clippy,
    /// clippy has no warnings, for the browser.
    ClippyWasm,
    /// Tests in Rust.
    Unit,
    /// Clients of Creatio that are not ours, in front of the stand-in.
    Clients,
    /// What the compiler cannot enforce: layers, markup.
    Rules,
    /// dist/ builds.
    Dist,
    /// Size and policy of dist/.
    Budgets,
    /// The archive of dist/ is complete, and the same each time.
    Archive,
    /// The code that the page hands over, run against the stand-in.
    Handover,
    /// The configurations in deploy/, by the real web servers.
    Servers,
    /// The page in Chromium, in front of the stand-in.
    E2e,
    /// Journeys in WebKit and Firefox.
    Engines,
}

/// Runs the steps up to the first one that fails, and prints the number of tests as the last line.
pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    let steps = options.only.as_ref().map_or(Step::value_variants(), std::slice::from_ref);
    let mut sum = Count::default();
    for step in steps {
        println!("\n== {} ==", step.name());
        let count = step.run(sh, &options.arguments).unwrap_or_else(|error| {
            eprintln!("{error:#}");
            Count::default().failed_at_least_once()
        });
        sum += count;
        if count.failed > 0 {
            println!("\n{sum}");
            bail!("the step `{}` failed", step.name());
        }
    }
    println!("\n{sum}");
    Ok(())
}

impl Step {
    /// Runs the step. One that only succeeds or fails counts as a single test.
    fn run(self, sh: &Shell, arguments: &[String]) -> Result<Count> {
        match self {
            Step::Fmt => shell::cargo(sh).args(["fmt", "--all", "--check"]).run()?,
            Step::Clippy => clippy(sh, &["--workspace", "--all-targets"])?,
            Step::ClippyWasm => {
                tools::wasm_target(sh)?;
                let page = ["--package", "creatio-oauth-admin", "--target", tools::WASM_TARGET];
                clippy(sh, &page)?;
                // What ships.
                clippy(sh, &[&page[..], &["--features", "split"]].concat())?;
                clippy(sh, &["--package", "demo", "--target", tools::WASM_TARGET])?;
            }
            Step::Unit => return unit(sh, arguments),
            Step::Clients => return clients::run(sh),
            Step::Rules => return Ok(report(&rules::check(sh)?)),
            Step::Dist => dist::run(sh)?,
            Step::Budgets => return Ok(report(&budgets::check(sh)?)),
            Step::Archive => return Ok(report(&archive::check(sh)?)),
            Step::Handover => return end_to_end::handover(sh, arguments),
            Step::Servers => return end_to_end::servers(sh, arguments),
            Step::E2e => return end_to_end::run(sh, arguments),
            Step::Engines => return end_to_end::engines(sh, arguments),
        }
        Ok(Count { passed: 1, failed: 0 })
    }

    fn name(self) -> String {
        // Every step has a name: none is marked as skipped.
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

fn clippy(sh: &Shell, arguments: &[&str]) -> Result<()> {
    Ok(shell::cargo(sh).args(["clippy", "--locked"]).args(arguments).args(["--", "-D", "warnings"]).run()?)
}

fn unit(sh: &Shell, arguments: &[String]) -> Result<Count> {
    // Every test program runs even after one failed, so that one run shows everything that is broken.
    let cargo = shell::cargo(sh).args(["test", "--locked", "--workspace", "--no-fail-fast"]).args(arguments);
    let (succeeded, output) = shell::run_and_read(cargo)?;
    let count = Count::from_cargo(&output);
    if !succeeded {
        return Ok(count.failed_at_least_once());
    }
    ensure!(count.passed > 0, "no test ran");
    Ok(count)
}

/// What one check found; it holds if there is nothing.
type Findings = Vec<String>;

/// Prints what checks found and counts each check as a test.
fn report(checks: &[Findings]) -> Count {
    checks.iter().flatten().for_each(|finding| println!("{finding}"));
    let failed = checks.iter().filter(|findings| !findings.is_empty()).count();
    Count { passed: checks.len() - failed, failed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_with_findings_fails() {
        let checks = [Vec::new(), vec!["a".to_owned(), "b".to_owned()]];
        assert_eq!(report(&checks), Count { passed: 1, failed: 1 });
    }
}
