//! Clients of Creatio that are not ours, in front of the stand-in: it must be what they take Creatio for.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::count::Count;
use crate::{shell, stand_in, tools, workspace};

/// Runs the tests in tests/clients.
pub fn run(sh: &Shell) -> Result<Count> {
    let folder = workspace::clients();
    let python = tools::python_with_packages(sh, &folder)?;
    let stand_in = stand_in::build(sh)?;
    let _in_folder = sh.push_dir(&folder);
    let tests = cmd!(sh, "{python} -c {RUN}").env("STAND_IN", stand_in).env("PYTHONDONTWRITEBYTECODE", "1");
    let (succeeded, output) = shell::run_and_read(tests)?;
    let count = Count::from_cargo(&output);
    if !succeeded {
        return Ok(count.failed_at_least_once());
    }
    ensure!(count.passed > 0, "no test ran");
    Ok(count)
}

/// Runs every test, and prints their numbers in the last line as `cargo test` does.
const RUN: &str = "\
import sys, unittest
suite = unittest.defaultTestLoader.discover('.')
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors)
print(f'test result: {result.testsRun - failed} passed; {failed} failed')
sys.exit(not result.wasSuccessful())
";
