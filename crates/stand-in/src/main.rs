//! The stand-in as a program: starts, says where it is in one line of JSON, and goes on until it is ended.

use clap::Parser;
use serde_json::json;
use stand_in::{
    condition::Condition,
    profile::ProfileName,
    server::{self, Options},
    site::SiteOrder,
    world::{StartState, WorldOrder},
};
use std::{io::Write, path::PathBuf, process::ExitCode};
use tokio::io::AsyncReadExt;

/// A Creatio look-alike with an Identity Service beside it, on 127.0.0.1.
#[derive(Parser)]
#[command(name = "stand-in")]
struct Arguments {
    /// Creatio's port; 0 is any free one.
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// The Identity Service's port; 0 is any free one.
    #[arg(long, default_value_t = 8090)]
    identity_port: u16,
    /// The product version: framework-8.0, core-8.1 or framework-10.
    #[arg(long, default_value_t)]
    profile: ProfileName,
    /// The start state: new-site or connected-site.
    #[arg(long, default_value_t)]
    start: StartState,
    /// How many apps a connected site has.
    #[arg(long, default_value_t = WorldOrder::default().apps)]
    apps: usize,
    /// How many users there are beside Supervisor.
    #[arg(long, default_value_t = WorldOrder::default().users)]
    users: usize,
    /// A condition that holds from the start; may be given several times.
    #[arg(long = "condition", value_name = "NAME")]
    conditions: Vec<Condition>,
    /// A folder of files to serve beside Creatio.
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
    /// The path of that folder.
    #[arg(long, value_name = "PATH", default_value = "/oauth-admin/")]
    at: String,
    /// A file whose one line is sent as Content-Security-Policy with that folder's files.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// End when standard input is closed.
    #[arg(long)]
    until_stdin_closes: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let until_stdin_closes = arguments.until_stdin_closes;
    let (port, identity_port) = (arguments.port, arguments.identity_port);
    let running = match server::start(arguments.into()).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("stand-in cannot start on ports {port} and {identity_port}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let line = json!({
        "creatio": running.creatio_origin, "identity": running.identity_origin, "page": running.page,
    });
    println!("{line}");
    // Whoever waits for the line reads it through a pipe; if nobody reads, nobody waits.
    let _ = std::io::stdout().flush();
    if until_stdin_closes {
        let mut heard = [0; 256];
        while tokio::io::stdin().read(&mut heard).await.is_ok_and(|count| count > 0) {}
    } else {
        std::future::pending::<()>().await;
    }
    ExitCode::SUCCESS
}

impl From<Arguments> for Options {
    fn from(arguments: Arguments) -> Self {
        let world = WorldOrder { start: arguments.start, apps: arguments.apps, users: arguments.users };
        Self {
            port: arguments.port,
            identity_port: arguments.identity_port,
            site: SiteOrder { profile: arguments.profile, world, conditions: arguments.conditions },
            page: arguments.page,
            at: arguments.at,
            policy: arguments.policy,
        }
    }
}
