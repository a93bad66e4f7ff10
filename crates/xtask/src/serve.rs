//! The page beside a stand-in Creatio, on this machine.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{dist, stand_in};

/// What a person may choose.
#[derive(Args)]
pub struct Options {
    /// Which Creatio the stand-in plays.
    #[arg(long, value_enum, default_value_t = Profile::Framework)]
    profile: Profile,
    /// What the site has behind it.
    #[arg(long, value_enum, default_value_t = Start::NewSite)]
    start: Start,
    /// How many applications a connected site has.
    #[arg(long)]
    apps: Option<u32>,
    /// How many users the site has.
    #[arg(long, default_value_t = 30)]
    users: u32,
    /// A circumstance, such as `identity-down`; may be given more than once.
    #[arg(long)]
    condition: Vec<String>,
}

/// The products that the stand-in knows.
#[derive(Clone, Copy, ValueEnum)]
enum Profile {
    /// Creatio 8.0 on .NET Framework: services under /0.
    #[value(name = "framework-8.0")]
    Framework,
    /// Creatio 8.1 on .NET.
    #[value(name = "core-8.1")]
    Core,
}

/// The states that a site may start in.
#[derive(Clone, Copy, ValueEnum)]
enum Start {
    /// Nothing is connected yet.
    #[value(name = "new-site")]
    NewSite,
    /// The Identity Service is connected and there are applications.
    #[value(name = "connected-site")]
    ConnectedSite,
}

/// Builds, starts, prints where it is, and ends with Ctrl+C.
pub fn run(options: &Options) -> Result<()> {
    let program = stand_in::build()?;
    let page = dist::run()?;
    let running = stand_in::start(&program, &page, &arguments(options))?;
    print(&running.addresses);
    running.wait()
}

fn arguments(options: &Options) -> Vec<String> {
    let profile = named(options.profile);
    let mut words = vec!["--profile".to_owned(), profile, "--start".to_owned(), named(options.start)];
    words.extend(["--users".to_owned(), options.users.to_string()]);
    if let Some(apps) = options.apps {
        words.extend(["--apps".to_owned(), apps.to_string()]);
    }
    words.extend(options.condition.iter().flat_map(|name| ["--condition".to_owned(), name.clone()]));
    words
}

fn named(value: impl ValueEnum) -> String {
    // Every value has a name: none of them is marked as skipped.
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn print(addresses: &stand_in::Addresses) {
    println!(
        "
Creatio OAuth Admin, beside a stand-in Creatio that lives until you press Ctrl+C:

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
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn choices_are_handed_on_by_their_names() {
        let line = Line::try_parse_from([
            "x",
            "--profile",
            "core-8.1",
            "--apps",
            "7",
            "--condition",
            "identity-down",
        ]);
        let words = arguments(&line.ok().unwrap().options).join(" ");
        assert_eq!(
            words,
            "--profile core-8.1 --start new-site --users 30 --apps 7 --condition identity-down"
        );
    }
}
