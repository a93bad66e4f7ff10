//! `cargo xtask …`: sets up, serves, tests and builds the page, on any system with Rust and Node.js.

mod archive;
mod bench;
mod budgets;
mod dev;
mod dist;
mod page;
mod rules;
mod serve;
mod shell;
mod stand_in;
mod style;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Sets up, serves, tests and builds Creatio OAuth Admin.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the page, serves it with a stand-in Creatio and prints the address.
    Serve(serve::Options),
    /// Runs everything that continuous integration runs.
    Test(test::Options),
    /// Measures the page and prints tables: times, ratios within the run, requests.
    Bench(bench::Options),
    /// Builds dist/, the folder to copy to a web server.
    Dist(archive::Options),
    /// Serves the page with live reload (`trunk serve`), in front of the stand-in or a real Creatio.
    Dev(dev::Options),
    /// Bundles style/index.css into one file; trunk runs this before each build.
    Style,
    /// Installs the tools of all other commands.
    Tools,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let sh = &shell::in_workspace()?;
    match command {
        Command::Serve(options) => serve::run(sh, &options),
        Command::Test(options) => test::run(sh, &options),
        Command::Bench(options) => bench::run(sh, &options),
        Command::Dist(options) => archive::dist(sh, &options),
        Command::Dev(options) => dev::run(sh, &options),
        Command::Style => style::run(sh),
        Command::Tools => tools::install_all(sh),
    }
}
