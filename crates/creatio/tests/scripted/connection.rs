//! Feature, system settings, default resource, health, rights.

use creatio::{Cause, DefaultResource, Resource, Settings, SettingsChange};
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
        ("none told", r#"{"success":true,"values":{}}"#.to_owned(), settings(None, None, &[])),
        ("no answer at all", "{}".to_owned(), Err(Cause::Malformed)),
        ("all there", format!(r#"{{"success":true,{set}}}"#), full()),
        ("all there, success false", format!(r#"{{"success":false,{set}}}"#), full()),
        ("all there, success unsaid", format!("{{{set}}}"), full()),
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
        ("wrong type", format!(r#"{{"success":true,{}}}"#, described("5", "null")), Err(Cause::Malformed)),
        ("values of wrong type", r#"{"success":true,"values":[]}"#.to_owned(), Err(Cause::Malformed)),
        ("nothing", "[]".to_owned(), Err(Cause::Malformed)),
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
            "one not told, success true",
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
        ("no results", r#"{"success":true}"#.to_owned(), Err(Cause::Malformed)),
        ("results of wrong type", r#"{"saveResult":true,"success":true}"#.to_owned(), Err(Cause::Malformed)),
        ("result of wrong type", saved.replacen("true", "1", 1), Err(Cause::Malformed)),
    ] {
        let (client, script) = signed_in(vec![json(200, &body)]);
        let error = wait(client.save_settings(&full_change()));
        if let Err(error) = &error {
            assert!(matches!(error.cause, Cause::Forbidden) || !error.nothing_was_done(), "{name}");
        }
        assert_eq!(error.map_err(|error| error.cause), outcome, "{name}");
        let values = value!({URL: "http://localhost:8090/", CLIENT_ID: "IdServiceUser", CLIENT_SECRET: "ItIsMyPassword"});
        assert_eq!(script.bodies(), [value!({"isPersonal": false, "sysSettingsValues": values})], "{name}");
    }
}

#[test]
fn only_what_changes_is_saved() {
    let body = format!(r#"{{"saveResult":{{"{URL}":true}},"success":false}}"#);
    let (client, script) = signed_in(vec![json(200, &body)]);
    let change = SettingsChange { url: Some("http://a".to_owned()), ..SettingsChange::default() };
    assert_eq!(wait(client.save_settings(&change)), Ok(()));
    assert_eq!(script.bodies(), [value!({"isPersonal": false, "sysSettingsValues": {URL: "http://a"}})]);
    assert_eq!(wait(client.save_settings(&SettingsChange::default())), Ok(()), "nothing is not sent");
}

#[test]
fn a_saved_secret_is_in_no_error() {
    let body = format!(
        r#"{{"saveResult":{{}},"responseStatus":{{"Message":"{CLIENT_SECRET} ItIsMyPassword is bad"}}}}"#
    );
    for reply in [json(200, &body), html(500, "<title>ItIsMyPassword</title>")] {
        let (client, _) = signed_in(vec![reply]);
        let error = wait(client.save_settings(&full_change())).unwrap_err();
        assert!(error.words.is_some());
        assert_hidden(&error, "ItIsMyPassword", "echo");
    }
}

#[test]
fn the_feature_is_on_or_off_and_nothing_else() {
    for (body, outcome) in [
        (r#"{"FeatureState":1}"#, Ok(true)),
        (r#"{"FeatureState":0}"#, Ok(false)),
        (r#"{"FeatureState":2}"#, Err(Cause::Malformed)),
        (r#"{"FeatureState":true}"#, Err(Cause::Malformed)),
        ("{}", Err(Cause::Malformed)),
    ] {
        let (client, script) = signed_in(vec![json(200, body)]);
        assert_eq!(wait(client.feature_enabled()).map_err(|error| error.cause), outcome, "{body}");
        assert_eq!(script.bodies(), [value!({"code": "OAuth20Integration"})]);
    }
}

#[test]
fn enabling_the_feature_sets_clears_and_reads_again() {
    const SERVICE: &str = "/0/rest/FeatureService/";
    let state = |state: u8| json(200, &format!(r#"{{"FeatureState":{state}}}"#));
    let empty = || json(200, "");
    let all = [
        "GetFeatureState",
        "SetFeatureStateForAllUsers",
        "ClearFeaturesCacheForAllUsers/T0F1dGgyMEludGVncmF0aW9u",
        "GetFeatureState",
        "ClearFeaturesCacheForAllUsers/OAuth20Integration",
        "GetFeatureState",
    ];
    let failed = json(200, r#"{"success":false,"errorInfo":{"message":"no"}}"#);
    for (name, replies, asked, outcome) in [
        ("on already", vec![state(1)], &all[..1], Ok(true)),
        ("cleared by the newer form", vec![state(0), empty(), empty(), state(1)], &all[..4], Ok(true)),
        (
            "cleared by the older form",
            vec![state(0), empty(), empty(), state(0), empty(), state(1)],
            &all[..],
            Ok(true),
        ),
        ("answered with JSON", vec![state(0), json(200, "{}"), empty(), state(1)], &all[..4], Ok(true)),
        (
            "cache not cleared",
            vec![state(0), empty(), html(404, ""), state(0), html(500, ""), state(1)],
            &all[..],
            Ok(true),
        ),
        ("still off", vec![state(0), empty(), empty(), state(0), empty(), state(0)], &all[..], Ok(false)),
        ("refused", vec![state(0), html(500, "")], &all[..2], Err(Cause::ServerFault)),
        ("refused with 200", vec![state(0), failed], &all[..2], Err(Cause::Refused)),
        ("page of a proxy", vec![state(0), html(200, PROXY_PAGE)], &all[..2], Err(Cause::NotJson)),
        ("no such service", vec![html(404, "")], &all[..1], Err(Cause::ServiceMissing)),
    ] {
        let (client, script) = signed_in(replies);
        assert_eq!(wait(client.enable_feature()).map_err(|error| error.cause), outcome, "{name}");
        let asked: Vec<String> = asked.iter().map(|method| format!("{SERVICE}{method}")).collect();
        assert_eq!(script.urls(), asked, "{name}");
        script.assert_used_up(name);
    }
}

#[test]
fn the_default_resource() {
    let scope = "ApplicationAccess_0123456789abcdef0123456789abcdef";
    let wrapped = |inner: &str| json(200, &format!(r#"{{"AddDefaultResourceResult":{inner}}}"#));
    for (name, reply, outcome) in [
        (
            "refused otherwise",
            wrapped(r#"{"success":false,"errorInfo":{"errorCode":"E","message":"Нельзя"}}"#),
            Err(Cause::Refused),
        ),
        (
            "created",
            wrapped(&format!(r#"{{"success":true,"scope":"{scope}"}}"#)),
            Ok(DefaultResource::Created { scope: scope.to_owned() }),
        ),
        (
            "created, scope unsaid",
            wrapped(r#"{"success":true}"#),
            Ok(DefaultResource::Created { scope: String::new() }),
        ),
        (
            "existed",
            wrapped(
                r#"{"success":false,"errorInfo":{"errorCode":"ItemAlreadyExistException","message":"Уже есть"},"responseStatus":{"ErrorCode":"ItemAlreadyExistException"}}"#,
            ),
            Ok(DefaultResource::Existed),
        ),
        (
            "Identity Service away",
            wrapped(
                r#"{"success":false,"errorInfo":{"message":"Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)"}}"#,
            ),
            Err(Cause::IdentityServiceUnreachable { url: Some("http://localhost:8090/".to_owned()) }),
        ),
        ("scope of wrong type", wrapped(r#"{"success":true,"scope":[]}"#), Err(Cause::Malformed)),
        ("too late", late(), Err(Cause::TimedOut)),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.add_default_resource()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/rest/OAuthConfigService/AddDefaultResource"]);
        assert_eq!((script.requests()[0].timeout_ms, script.bodies()), (120_000, vec![value!({})]));
    }
    let rows = format!(
        r#"{{"success":true,"rows":[{{"Id":"{}","Name":"{scope}","DisplayName":"Application access"}}]}}"#,
        supervisor()
    );
    let (client, script) = signed_in(vec![json(200, &rows)]);
    let resource =
        Resource { id: supervisor(), name: scope.to_owned(), display_name: "Application access".to_owned() };
    assert_eq!(wait(client.default_resources()), Ok(vec![resource]));
    let filter = &script.bodies()[0]["filters"]["items"]["f0"];
    assert_eq!(filter["leftExpression"]["columnPath"], "IsDefault");
    assert_eq!(filter["rightExpression"]["parameter"], value!({"dataValueType": 12, "value": true}));
}

#[test]
fn a_right_is_a_boolean() {
    for (body, outcome) in [
        (r#"{"GetCanExecuteOperationResult":true}"#, Ok(true)),
        (r#"{"GetCanExecuteOperationResult":false}"#, Ok(false)),
        (r#"{"GetCanExecuteOperationResult":"true"}"#, Err(Cause::Malformed)),
        ("true", Err(Cause::Malformed)),
    ] {
        let (client, script) = signed_in(vec![json(200, body)]);
        assert_eq!(
            wait(client.can_execute("CanManageSolution")).map_err(|error| error.cause),
            outcome,
            "{body}"
        );
        assert_eq!(script.bodies(), [value!({"operation": "CanManageSolution"})]);
        assert_eq!(script.urls(), ["/0/rest/RightsService/GetCanExecuteOperation"]);
    }
}
