//! System settings.

use creatio::{Cause, Settings, SettingsChange};
use serde_json::json as value;

use crate::support::*;

const URL: &str = "OAuth20IdentityServerUrl";
const CLIENT_ID: &str = "OAuth20IdentityServerClientId";
const CLIENT_SECRET: &str = "OAuth20IdentityServerClientSecret";

#[test]
fn settings_are_read_without_the_secret() {
    let described = |url: &str, client_id: &str| {
        format!(
            r#""values":{{"{URL}":{{"code":"{URL}","value":{url},"displayValue":"x","dataValueType":1}},"{CLIENT_ID}":{{"value":{client_id}}}}},"notFoundSettings":[]"#
        )
    };
    let set = described("\"http://localhost:8090\"", "\"IdServiceUser\"");
    let settings = |url: Option<&str>, client_id: Option<&str>, not_found: &[&str]| {
        Ok(Settings {
            url: url.map(str::to_owned),
            client_id: client_id.map(str::to_owned),
            not_found: not_found.iter().map(|code| (*code).to_owned()).collect(),
        })
    };
    let full = || settings(Some("http://localhost:8090"), Some("IdServiceUser"), &[]);
    for (name, body, outcome) in [
        ("no values", r#"{"success":true,"values":{}}"#.to_owned(), settings(None, None, &[])),
        ("no members", "{}".to_owned(), Err(Cause::Malformed)),
        ("all there", format!(r#"{{"success":true,{set}}}"#), full()),
        ("all there, success false", format!(r#"{{"success":false,{set}}}"#), full()),
        ("all there, success missing", format!("{{{set}}}"), full()),
        ("empty", format!(r#"{{"success":true,{}}}"#, described("\"\"", "null")), settings(None, None, &[])),
        (
            "not there",
            format!(r#"{{"success":true,"values":{{}},"notFoundSettings":["{URL}","{CLIENT_ID}"]}}"#),
            settings(None, None, &[URL, CLIENT_ID]),
        ),
        (
            "refused",
            r#"{"success":false,"values":{},"responseStatus":{"Message":"denied"}}"#.to_owned(),
            Err(Cause::Refused),
        ),
        ("refused without values", r#"{"success":false}"#.to_owned(), Err(Cause::Refused)),
        ("wrong type", format!(r#"{{"success":true,{}}}"#, described("[]", "null")), Err(Cause::Malformed)),
        ("values of wrong type", r#"{"success":true,"values":[]}"#.to_owned(), Err(Cause::Malformed)),
        ("an array", "[]".to_owned(), Err(Cause::Malformed)),
        (
            "number for a text",
            format!(r#"{{"success":true,{}}}"#, described("8090", "null")),
            settings(Some("8090"), None, &[]),
        ),
    ] {
        let (client, script) = signed_in(vec![json(200, &body)]);
        assert_eq!(wait(client.settings()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/DataService/json/SyncReply/QuerySysSettings"]);
        assert_eq!(script.bodies(), [value!({"sysSettingsNameCollection": [URL, CLIENT_ID]})]);
    }
}

fn full_change() -> SettingsChange {
    SettingsChange {
        url: Some("http://localhost:8090/".to_owned()),
        client_id: Some("IdServiceUser".to_owned()),
        client_secret: Some(secret("ItIsMyPassword")),
    }
}

#[test]
fn the_result_of_each_setting_decides() {
    let refused = |codes: &[&str]| {
        Err(Cause::SettingsRefused { codes: codes.iter().map(|code| (*code).to_owned()).collect() })
    };
    let saved = format!(
        r#"{{"saveResult":{{"{URL}":true,"{CLIENT_ID}":true,"{CLIENT_SECRET}":true}},"success":false}}"#
    );
    for (name, body, outcome) in [
        ("saved, success false", saved.clone(), Ok(())),
        (
            "one not",
            saved.replacen(&format!("\"{CLIENT_ID}\":true"), &format!("\"{CLIENT_ID}\":false"), 1),
            refused(&[CLIENT_ID]),
        ),
        (
            "one result missing, success true",
            format!(r#"{{"saveResult":{{"{URL}":true}},"success":true}}"#),
            refused(&[CLIENT_ID, CLIENT_SECRET]),
        ),
        (
            "all not",
            format!(
                r#"{{"saveResult":{{"{URL}":false}},"responseStatus":{{"ErrorCode":"","Message":"denied"}}}}"#
            ),
            refused(&[URL, CLIENT_ID, CLIENT_SECRET]),
        ),
        (
            "no right",
            r#"{"success":false,"errorInfo":{"errorCode":"SecurityException","message":"Нет прав"}}"#
                .to_owned(),
            Err(Cause::Forbidden),
        ),
        // Whether the secret was saved is not known.
        ("no results", r#"{"success":true}"#.to_owned(), Err(Cause::Unverified)),
        ("results of wrong type", r#"{"saveResult":true,"success":true}"#.to_owned(), Err(Cause::Unverified)),
        ("result of wrong type", saved.replacen("true", "1", 1), Err(Cause::Unverified)),
    ] {
        let (client, script) =
            signed_in(vec![json(200, &body), held("http://localhost:8090/", "IdServiceUser")]);
        let error = wait(client.save_settings(&full_change()));
        if let Err(error) = &error {
            assert!(matches!(error.cause, Cause::Forbidden) || !error.certainly_changed_nothing(), "{name}");
        }
        assert_eq!(error.map_err(|error| error.cause), outcome, "{name}");
        let values = value!({URL: "http://localhost:8090/", CLIENT_ID: "IdServiceUser", CLIENT_SECRET: "ItIsMyPassword"});
        let body = value!({"isPersonal": false, "sysSettingsValues": values});
        assert_eq!(script.bodies()[0], body, "{name}");
    }
}

/// The response to reading the settings.
fn held(url: &str, client_id: &str) -> Reply {
    let values = value!({URL: {"value": url}, CLIENT_ID: {"value": client_id}});
    json(200, &value!({"success": true, "values": values}).to_string())
}

/// Whatever Creatio answers to saving, what it holds afterwards decides.
#[test]
fn settings_are_read_back() {
    let change = || SettingsChange { client_secret: None, ..full_change() };
    let saved =
        || json(200, &format!(r#"{{"saveResult":{{"{URL}":true,"{CLIENT_ID}":true}},"success":false}}"#));
    let not = |held: &[(&'static str, &str)]| {
        Err(Cause::NotApplied {
            held: held.iter().map(|(code, value)| (*code, (*value).to_owned())).collect(),
        })
    };
    let new = || held("http://localhost:8090/", "IdServiceUser");
    for (name, reply, now, outcome) in [
        ("saved", saved(), new(), Ok(())),
        (
            "still the old ones",
            saved(),
            held("http://old", "old"),
            not(&[(URL, "http://old"), (CLIENT_ID, "old")]),
        ),
        ("one of them", saved(), held("http://localhost:8090/", ""), not(&[(CLIENT_ID, "")])),
        ("unreadable afterwards", saved(), html(500, ""), Err(Cause::Unverified)),
        ("lost, and unreadable afterwards", cut_off(), cut_off(), Err(Cause::Unverified)),
        ("lost, and saved", cut_off(), new(), Ok(())),
        ("timed out, and saved", timed_out(), new(), Ok(())),
        ("lost, and not saved", cut_off(), held("http://old", "old"), Err(Cause::Unreachable)),
        ("a proxy's page, and saved", html(200, PROXY_PAGE), new(), Ok(())),
        ("in the middle", html(502, ""), held("http://localhost:8090/", "old"), Err(Cause::BadGateway)),
        (
            "refused in another language, and saved",
            json(200, r#"{"success":false,"errorInfo":{"message":"Error inesperado"}}"#),
            new(),
            Ok(()),
        ),
    ] {
        let (client, script) = signed_in(vec![reply, now]);
        assert_eq!(wait(client.save_settings(&change())).map_err(|error| error.cause), outcome, "{name}");
        script.assert_used_up(name);
    }
    let (client, script) = signed_in(vec![cut_off(), new()]);
    let error = wait(client.save_settings(&full_change())).unwrap_err();
    assert_eq!(error.cause, Cause::Unverified, "whether the secret was saved is not known");
    script.assert_used_up("with a secret");
    let (client, script) = signed_in(vec![cut_off()]);
    let only_secret = SettingsChange { client_secret: Some(secret("s")), ..SettingsChange::default() };
    assert_eq!(wait(client.save_settings(&only_secret)).unwrap_err().cause, Cause::Unverified);
    script.assert_used_up("nothing can be read back");
    let (client, script) = signed_in(vec![html(404, "")]);
    assert_eq!(wait(client.save_settings(&change())).unwrap_err().cause, Cause::ServiceMissing);
    script.assert_used_up("certainly not saved");
}

#[test]
fn only_what_changes_is_saved() {
    let body = format!(r#"{{"saveResult":{{"{URL}":true}},"success":false}}"#);
    let (client, script) = signed_in(vec![json(200, &body), held("http://a", "")]);
    let change = SettingsChange { url: Some("http://a".to_owned()), ..SettingsChange::default() };
    assert_eq!(wait(client.save_settings(&change)), Ok(()));
    assert_eq!(script.bodies()[0], value!({"isPersonal": false, "sysSettingsValues": {URL: "http://a"}}));
    script.assert_used_up("and read back");
    let (client, script) = signed_in(vec![json(200, &body.replace(URL, CLIENT_SECRET))]);
    let change = SettingsChange { client_secret: Some(secret("s")), ..SettingsChange::default() };
    assert_eq!(wait(client.save_settings(&change)), Ok(()));
    assert_eq!(script.urls().len(), 1, "a secret is never read");
    assert_eq!(wait(client.save_settings(&SettingsChange::default())), Ok(()), "no change, no request");
}

#[test]
fn a_saved_secret_is_in_no_error() {
    let body = format!(
        r#"{{"saveResult":{{}},"responseStatus":{{"Message":"{CLIENT_SECRET} ItIsMyPassword is bad"}}}}"#
    );
    for reply in [json(200, &body), html(500, "<title>ItIsMyPassword</title>")] {
        let (client, _) = signed_in(vec![reply, html(500, "")]);
        let error = wait(client.save_settings(&full_change())).unwrap_err();
        assert!(error.message().is_some());
        assert_redacted(&error, "ItIsMyPassword", "echo");
    }
}
