//! The default resource.

use creatio::{Cause, DefaultResourceOutcome, Resource};
use serde_json::json as value;

use crate::support::*;

#[test]
fn the_default_resource_is_created_and_found() {
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
            Ok(DefaultResourceOutcome::Created),
        ),
        (
            "already existed",
            wrapped(
                r#"{"success":false,"errorInfo":{"errorCode":"ItemAlreadyExistException","message":"Уже есть"},"responseStatus":{"ErrorCode":"ItemAlreadyExistException"}}"#,
            ),
            Ok(DefaultResourceOutcome::AlreadyExisted),
        ),
        (
            "Identity Service unreachable",
            wrapped(
                r#"{"success":false,"errorInfo":{"message":"Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)"}}"#,
            ),
            Err(Cause::IdentityServiceUnreachable { url: Some("http://localhost:8090/".to_owned()) }),
        ),
        ("no success", wrapped("{}"), Err(Cause::Malformed)),
        ("timed out", timed_out(), Err(Cause::TimedOut)),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.create_default_resource()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/rest/OAuthConfigService/AddDefaultResource"]);
        assert_eq!((script.requests()[0].timeout_ms, script.bodies()), (120_000, vec![value!({})]));
    }
    let rows = format!(r#"{{"success":true,"rows":[{{"Id":"{}","Name":"{scope}"}}]}}"#, supervisor());
    let (client, script) = signed_in(vec![json(200, &rows)]);
    let resource = Resource { id: supervisor(), name: scope.to_owned() };
    assert_eq!(wait(client.default_resources()), Ok(vec![resource]));
    let filter = &script.bodies()[0]["filters"]["items"]["f0"];
    assert_eq!(filter["leftExpression"]["columnPath"], "IsDefault");
    assert_eq!(filter["rightExpression"]["parameter"], value!({"dataValueType": 12, "value": true}));
}
