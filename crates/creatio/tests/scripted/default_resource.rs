//! The default resource.

use creatio::{Cause, DefaultResourceOutcome, Resource};
use serde_json::json as value;

use crate::support::*;

#[test]
fn the_default_resource_is_created_and_found() {
    let scope = "ApplicationAccess_0123456789abcdef0123456789abcdef";
    let wrapped = |inner: &str| json(200, &format!(r#"{{"AddDefaultResourceResult":{inner}}}"#));
    let unreadable = || html(500, "");
    let rows = |rows: &str| json(200, &format!(r#"{{"success":true,"rows":[{rows}]}}"#));
    let row = format!(r#"{{"Id":"{}","Name":"{scope}"}}"#, supervisor());
    let created = || wrapped(&format!(r#"{{"success":true,"scope":"{scope}"}}"#));
    let nothing = || Err(Cause::NotApplied { held: vec![("OAuthResource", String::new())] });
    let refused = || wrapped(r#"{"success":false,"errorInfo":{"errorCode":"E","message":"Нельзя"}}"#);
    for (name, reply, now, outcome) in [
        ("refused, and created", refused(), rows(&row), Ok(DefaultResourceOutcome::Created)),
        ("created, and not there", created(), rows(""), nothing()),
        ("created, and there", created(), rows(&row), Ok(DefaultResourceOutcome::Created)),
        ("timed out, and there", timed_out(), rows(&row), Ok(DefaultResourceOutcome::Created)),
        ("cut off, and not there", cut_off(), rows(""), Err(Cause::Unreachable)),
        ("refused otherwise", refused(), unreadable(), Err(Cause::Unverified)),
        ("created", created(), unreadable(), Ok(DefaultResourceOutcome::Created)),
        (
            "already existed",
            wrapped(
                r#"{"success":false,"errorInfo":{"errorCode":"ItemAlreadyExistException","message":"Уже есть"},"responseStatus":{"ErrorCode":"ItemAlreadyExistException"}}"#,
            ),
            unreadable(),
            Ok(DefaultResourceOutcome::AlreadyExisted),
        ),
        (
            "Identity Service unreachable",
            wrapped(
                r#"{"success":false,"errorInfo":{"message":"Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)"}}"#,
            ),
            unreadable(),
            Err(Cause::IdentityServiceUnreachable { url: Some("http://localhost:8090/".to_owned()) }),
        ),
        ("no success", wrapped("{}"), unreadable(), Err(Cause::Unverified)),
        ("timed out", timed_out(), unreadable(), Err(Cause::Unverified)),
    ] {
        let (client, script) = signed_in(vec![reply, now]);
        assert_eq!(wait(client.create_default_resource()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls()[0], "/0/rest/OAuthConfigService/AddDefaultResource");
        assert_eq!((script.requests()[0].timeout_ms, &script.bodies()[0]), (120_000, &value!({})));
    }
    let (client, script) = signed_in(vec![rows(&row)]);
    let resource = Resource { id: supervisor(), name: scope.to_owned() };
    assert_eq!(wait(client.default_resources()), Ok(vec![resource]));
    let filter = &script.bodies()[0]["filters"]["items"]["f0"];
    assert_eq!(filter["leftExpression"]["columnPath"], "IsDefault");
    assert_eq!(filter["rightExpression"]["parameter"], value!({"dataValueType": 12, "value": true}));
}
