//! Measures the page in Chromium: tests/e2e/bench. Figures of one run are compared with each other, never with a clock.

use anyhow::Result;
use clap::Args;

use crate::test::end_to_end::{Playwright, playwright};
use crate::{dist, process, stand_in};

/// What a person may choose.
#[derive(Args)]
pub struct Options {
    /// More words for Playwright, such as the name of one measurement.
    #[arg(last = true)]
    more: Vec<String>,
}

/// Builds what ships, measures it and prints the tables.
pub fn run(options: &Options) -> Result<()> {
    dist::run()?;
    let Playwright { mut command, .. } = playwright(&stand_in::build_fast()?)?;
    process::run(command.args(["--config", "bench/playwright.config.ts"]).args(&options.more))
}
