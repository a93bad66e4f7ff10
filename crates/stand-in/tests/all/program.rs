//! The stand-in as a program.

use crate::server::PATIENCE;
use serde_json::Value;
use stand_in::catalog::catalog;
use std::process::Stdio;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

#[tokio::test]
async fn it_prints_its_addresses_and_stops_with_its_input() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_stand-in"))
        .args(["--port", "0", "--identity-port", "0", "--until-stdin-closes"])
        .args(["--profile", "core-8.1", "--start", "new-site", "--condition", "no-health-check"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(program.stdout.take().unwrap());
    tokio::time::timeout(PATIENCE, output.read_line(&mut line)).await.unwrap().unwrap();
    let addresses: Value = serde_json::from_str(&line).unwrap();
    let creatio = addresses["creatio"].as_str().unwrap();
    assert!(creatio.starts_with("http://127.0.0.1:"));
    assert!(addresses["identity"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(addresses["page"], format!("{creatio}/oauth-admin/"));
    drop(program.stdin.take());
    assert!(tokio::time::timeout(PATIENCE, program.wait()).await.unwrap().unwrap().success());
}

#[tokio::test]
async fn it_lists_what_can_be_chosen_by_name() {
    let output = Command::new(env!("CARGO_BIN_EXE_stand-in")).arg("--list").output().await.unwrap();
    assert!(output.status.success());
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), catalog());
}

#[tokio::test]
async fn an_unknown_name_is_refused_with_the_known_ones() {
    let program = Command::new(env!("CARGO_BIN_EXE_stand-in")).args(["--profile", "framework-7"]).output();
    let output = program.await.unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success()
            && message.contains("framework-8.0, core-8.1, framework-8.2, core-8.3, framework-10"),
        "{message}"
    );
}
