//! `cargo xtask …`: sets up, serves, tests and builds the page, on any system that has Rust.

mod bench;
mod budgets;
mod dev;
mod dist;
mod page;
mod process;
mod rules;
mod serve;
mod stand_in;
mod style;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Sets up, serves, tests and builds Creatio OAuth Admin.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the page, starts a stand-in Creatio beside it and prints the address.
    Serve(serve::Options),
    /// Runs everything that continuous integration runs.
    Test(test::Options),
    /// Measures the page and prints tables: times, ratios within the run, requests.
    Bench(bench::Options),
    /// Makes dist/, the folder that is copied to a web server.
    Dist,
    /// Serves the page with live reload (`trunk serve`), beside the stand-in or a real Creatio.
    Dev(dev::Options),
    /// Bundles style/index.css into one file; trunk calls this before each build.
    Style,
    /// Installs every tool that the other commands need.
    Tools,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Dist => dist::run().map(|folder| println!("{} is ready to be copied.", folder.display())),
        Command::Dev(options) => dev::run(&options),
        Command::Style => style::run(),
        Command::Tools => tools::install_all(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
