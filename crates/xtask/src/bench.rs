//! Measures the page in Chromium: tests/e2e/bench. Only ratios within one run mean anything.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;
use xshell::Shell;

use crate::test::end_to_end::playwright;
use crate::{dist, stand_in};

/// Options of `cargo xtask bench`.
#[derive(Args)]
pub struct Options {
    /// The dist/ of another build, measured alongside the new one in the same run.
    #[arg(long, value_name = "DIR")]
    baseline: Option<PathBuf>,
    /// Arguments for Playwright, such as the name of one measurement.
    #[arg(last = true)]
    playwright: Vec<String>,
}

/// Builds what ships, measures it and prints tables.
pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    let baseline = options.baseline.as_ref().map(std::path::absolute).transpose()?;
    if let Some(folder) = &baseline {
        ensure!(folder.join("index.html").is_file(), "{} is not a built page", folder.display());
    }
    dist::run(sh)?;
    let stand_in = stand_in::build_optimized(sh)?;
    let mut playwright = playwright(sh, &stand_in)?.args(["--config", "bench/playwright.config.ts"]);
    if let Some(folder) = baseline {
        playwright = playwright.env("BASELINE", folder);
    }
    Ok(playwright.args(&options.playwright).run()?)
}
