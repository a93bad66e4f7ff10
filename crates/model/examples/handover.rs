//! Prints the files of every target as JSON, for an app that is described as JSON on standard input. The tests run them.

use std::{collections::BTreeMap, io, process::ExitCode};

use creatio::{Id, Resource, Settings, Workspace};
use model::{
    connection::facts::{Fact, Facts},
    endpoints::Endpoints,
    handover::{Subject, Target},
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
    Some(Target::iter().map(|target| (target.into(), described(target))).collect())
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
