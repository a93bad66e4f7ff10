//! The feature that shows the section.

use creatio::Cause;
use serde_json::json as value;

use crate::support::*;

#[test]
fn the_feature_is_on_or_off() {
    for (body, outcome) in [
        (r#"{"FeatureState":1}"#, Ok(true)),
        (r#"{"FeatureState":0}"#, Ok(false)),
        (r#"{"FeatureState":2}"#, Err(Cause::Malformed)),
        (r#"{"FeatureState":"1"}"#, Err(Cause::Malformed)),
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
    let failed = || json(200, r#"{"success":false,"errorInfo":{"message":"no"}}"#);
    for (name, replies, requested, outcome) in [
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
        ("refused", vec![state(0), json(400, "{}")], &all[..2], Err(Cause::Refused)),
        ("lost, and on", vec![state(0), cut_off(), empty(), state(1)], &all[..4], Ok(true)),
        (
            "lost, and off",
            vec![state(0), html(500, ""), empty(), state(0), empty(), state(0)],
            &all[..],
            Err(Cause::ServerFault),
        ),
        ("refused in words, and on", vec![state(0), failed(), empty(), state(1)], &all[..4], Ok(true)),
        (
            "refused in words, and off",
            vec![state(0), failed(), empty(), state(0), empty(), state(0)],
            &all[..],
            Err(Cause::Refused),
        ),
        ("no such service", vec![html(404, "")], &all[..1], Err(Cause::ServiceMissing)),
    ] {
        let (client, script) = signed_in(replies);
        assert_eq!(wait(client.enable_feature()).map_err(|error| error.cause), outcome, "{name}");
        let expected: Vec<String> = requested.iter().map(|method| format!("{SERVICE}{method}")).collect();
        assert_eq!(script.urls(), expected, "{name}");
        script.assert_used_up(name);
    }
}
