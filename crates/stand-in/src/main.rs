//! The stand-in as a program: it starts, prints its addresses as one line of JSON, and runs until it is stopped.

use clap::{
    Parser,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    catalog::catalog,
    condition::Condition,
    names::names,
    profile::Profile,
    server::{self, Options},
    site::SiteSpec,
    start::Start,
    world::WorldSpec,
};
use std::{io::Write, path::PathBuf, process::ExitCode, str::FromStr};
use tokio::io::AsyncReadExt;

/// A Creatio look-alike with an Identity Service, on 127.0.0.1.
#[derive(Parser)]
#[command(name = "stand-in")]
struct Arguments {
    /// Creatio's port; 0 is any free one.
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// The Identity Service's port; 0 is any free one.
    #[arg(long, default_value_t = 8090)]
    identity_port: u16,
    /// The product version.
    #[arg(long, default_value_t, value_parser = one_of::<Profile>())]
    profile: Profile,
    /// The state to start in.
    #[arg(long, default_value_t, value_parser = one_of::<Start>())]
    start: Start,
    /// The number of apps of a connected site.
    #[arg(long, default_value_t = WorldSpec::default().apps)]
    apps: usize,
    /// The number of users besides Supervisor.
    #[arg(long, default_value_t = WorldSpec::default().users)]
    users: usize,
    /// A condition that is set from the start; may be given several times.
    #[arg(long = "condition", value_name = "NAME")]
    conditions: Vec<Condition>,
    /// A folder of static files to serve alongside Creatio.
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
    /// The path of that folder.
    #[arg(long, value_name = "PATH", default_value = "/oauth-admin/")]
    at: String,
    /// A file whose one line is sent as Content-Security-Policy with that folder's files.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Stop when standard input is closed.
    #[arg(long)]
    until_stdin_closes: bool,
    /// Print the profiles, starts, conditions and faults as JSON, and stop.
    #[arg(long)]
    list: bool,
}

/// Accepts the names of an enum's values, and lists them in the help.
fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: IntoEnumIterator + Into<&'static str> + FromStr<Err = String> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names::<T>()).try_map(|name| name.parse::<T>())
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.list {
        println!("{}", catalog());
        return ExitCode::SUCCESS;
    }
    let until_stdin_closes = arguments.until_stdin_closes;
    let (port, identity_port) = (arguments.port, arguments.identity_port);
    let running = match server::start(arguments.into()).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("stand-in cannot start on ports {port} and {identity_port}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let addresses = json!({
        "creatio": running.creatio_origin, "identity": running.identity_origin, "page": running.page,
    });
    println!("{addresses}");
    // A pipe is buffered, and the other side waits for this line. If there is no other side, nothing is lost.
    let _ = std::io::stdout().flush();
    if until_stdin_closes {
        let mut ignored = [0; 256];
        while tokio::io::stdin().read(&mut ignored).await.is_ok_and(|count| count > 0) {}
    } else {
        std::future::pending::<()>().await;
    }
    ExitCode::SUCCESS
}

impl From<Arguments> for Options {
    fn from(arguments: Arguments) -> Self {
        let world = WorldSpec { start: arguments.start, apps: arguments.apps, users: arguments.users };
        Self {
            port: arguments.port,
            identity_port: arguments.identity_port,
            site: SiteSpec { profile: arguments.profile, world, conditions: arguments.conditions },
            page: arguments.page,
            at: arguments.at,
            policy: arguments.policy,
        }
    }
}
