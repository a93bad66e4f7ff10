//! Prints the files of every target as JSON, for an app that is described as JSON on standard input, and what the output of
//! the command that verifies it means. The tests run them.

use std::{collections::BTreeMap, io, process::ExitCode};

use creatio::{Id, Resource, Settings, Workspace};
use model::{
    connection::facts::{Fact, Facts},
    endpoints::Endpoints,
    handover::{Shell, Subject, Target},
    verify::{AppFacts, judge, parse},
};
use serde::Deserialize;
use serde_json::{Value, json};
use strum::IntoEnumIterator as _;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    site: String,
    workspace: String,
    identity_service: String,
    scope: String,
    name: String,
    client_id: String,
    /// What the command that verifies the app has printed.
    output: Option<String>,
}

fn files(input: Input) -> Option<BTreeMap<&'static str, Vec<Value>>> {
    let mut facts = Facts::default();
    facts.environment.site_root = input.site;
    facts.environment.workspace = Workspace::parse(&input.workspace);
    facts.settings = Fact::Known(Settings { url: Some(input.identity_service), ..Settings::default() });
    facts.default_resources = Fact::Known(vec![Resource { id: Id::default(), name: input.scope }]);
    let subject = Subject::new(&input.name, &input.client_id, &Endpoints::of(&facts)?);
    let described = |target: Target| {
        let files = target.files(&subject).into_iter();
        files
            .map(|file| json!({ "name": file.name, "mediaType": file.media_type, "text": file.text }))
            .collect()
    };
    let mut files: BTreeMap<&'static str, Vec<Value>> =
        Target::iter().map(|target| (target.into(), described(target))).collect();
    for shell in Shell::iter() {
        let (name, file) = match shell {
            Shell::Posix => ("check-posix", "check.sh"),
            Shell::PowerShell => ("check-power-shell", "check.ps1"),
        };
        files.insert(name, vec![json!({ "name": file, "text": shell.check(&subject) })]);
    }
    if let Some(output) = input.output {
        files.insert("judged", judged(&output, input.client_id));
    }
    Some(files)
}

/// Each stage with what was found, or why the text is not judged.
fn judged(output: &str, client_id: String) -> Vec<Value> {
    let app = AppFacts { client_id, ..AppFacts::default() };
    match parse(output, "", &app) {
        Ok(run) => judge(&run, &app).iter().map(|stage| json!(format!("{stage:?}"))).collect(),
        Err(error) => vec![json!(format!("{error:?}"))],
    }
}

fn main() -> ExitCode {
    match serde_json::from_reader(io::stdin()).map(files) {
        Ok(Some(files)) => {
            println!("{}", json!(files));
            ExitCode::SUCCESS
        }
        Ok(None) => {
            eprintln!("the workspace is neither empty nor /0");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
