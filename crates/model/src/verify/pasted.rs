//! The output of the command in a shell.

use creatio::{AppReply, Content};
use serde::Deserialize as _;
use serde_json::Value;

use super::{
    claims::Claims,
    run::{AppFacts, Call, Run, Source},
};

/// Why a text cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// It is not the output of the command.
    NotOutput,
    /// It is the output of the command of another app.
    OtherApp,
}

/// Reads the output among what stands around it, such as the prompt of the shell. The command has asked at `token_url`.
///
/// # Errors
/// If there is none, or it is about another app.
pub fn parse(text: &str, token_url: &str, app: &AppFacts) -> Result<Run, PasteError> {
    let json = text.find(START).and_then(|start| {
        // A terminal may have broken the line.
        let line = text[start..].replace(['\r', '\n'], "");
        // What follows the output is left unread.
        Value::deserialize(&mut serde_json::Deserializer::from_str(&line)).ok()
    });
    let json = json.ok_or(PasteError::NotOutput)?;
    if json["client_id"] != *app.client_id {
        return Err(PasteError::OtherApp);
    }
    let claims = &json["claims"];
    let mut run = Run::new(Source::Shell(token_url.to_owned()));
    run.token = call(&json["token"]);
    run.now_ms = json["now"].as_i64().unwrap_or_default().saturating_mul(1_000);
    run.claims = claims["exp"].is_i64().then(|| Claims::read(claims, |_| true));
    run.data_service = call(&json["data_service"]);
    run.odata = call(&json["odata"]);
    Ok(run)
}

/// How the output begins.
const START: &str = r#"{"verify":1,"#;

/// One call, if it was made.
fn call(json: &Value) -> Option<Call> {
    let status = u16::try_from(json["http"].as_u64()?).ok()?;
    let content = match json["type"].as_str().unwrap_or_default() {
        "json" => Content::Json,
        "html" => Content::Html,
        _ => Content::Other,
    };
    let reply = AppReply {
        // What curl and the command for PowerShell report without an answer.
        status: Some(status).filter(|status| *status != 0),
        content,
        error: json["error"].as_str().and_then(|code| code.parse().ok()),
        has_records: json["records"].as_bool(),
        has_token: json["token"] == true,
        clock_ahead_ms: None,
    };
    let ms = (json["seconds"].as_f64().unwrap_or_default() * 1_000.0) as u32;
    Some(Call { reply, ms })
}
