//! Serves the page with a stand-in Creatio on this machine.

use anyhow::Result;
use clap::Args;
use xshell::Shell;

use crate::{dist, stand_in, workspace};

/// Options of `cargo xtask serve`.
#[derive(Args)]
pub struct Options {
    /// Options of the stand-in, such as `--profile framework-10 --start connected-site --apps 100`; `cargo run -p stand-in
    /// -- --help` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    stand_in: Vec<String>,
}

/// Builds, starts, prints the address and runs until Ctrl+C.
pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    let program = stand_in::build(sh)?;
    // It starts before the page is built, because it rejects an invalid option immediately.
    let running = stand_in::start(&program, &workspace::dist(), &options.stand_in)?;
    dist::run(sh)?;
    print(&running.addresses);
    running.wait()
}

fn print(addresses: &stand_in::Addresses) {
    println!(
        "
Creatio OAuth Admin, with a stand-in Creatio that runs until you press Ctrl+C:

    {page}

Sign in as        Supervisor
Password          Supervisor

To connect the Identity Service, on the page \"Connect\":

Authorization server Url for OAuth 2.0 integrations    http://localhost:8090/
Client id for OAuth 2.0 integrations                   IdServiceUser
Client secret for OAuth 2.0 integrations               ItIsMyPasswordForIdentityService

The Identity Service itself answers at {identity}.
",
        page = addresses.page,
        identity = addresses.identity,
    );
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn options_of_the_stand_in_are_passed_on() {
        let line =
            Line::try_parse_from(["serve", "--profile", "core-8.1", "--condition", "identity-down"]).unwrap();
        assert_eq!(line.options.stand_in, ["--profile", "core-8.1", "--condition", "identity-down"]);
    }
}
