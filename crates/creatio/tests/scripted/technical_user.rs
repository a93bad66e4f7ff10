//! Creating a technical user.

use creatio::{Cause, Id};
use serde_json::json as value;

use crate::support::*;

const OWN_ID: &str = "0c5d8d0a-1f5e-4b0e-9b7e-3a1f6c2d9e41";
const CREATIO_ID: &str = "11111111-2222-4333-8444-555555555555";

const RIGHT_MISSING: &str =
    "Current user does not have sufficient permissions to run \"CanManageTechnicalUsers\"";

fn rows(rows: &str) -> Reply {
    json(200, &format!(r#"{{"success":true,"rows":[{rows}]}}"#))
}

/// The query for the user with this id finds it.
fn found(id: &str) -> Reply {
    rows(&format!(r#"{{"Id":"{id}","Name":"Robot","SysAdminUnitTypeValue":7,"Active":true,"Contact":""}}"#))
}

#[test]
fn what_creatio_holds_decides_whether_the_user_was_created() {
    let id: Id = OWN_ID.parse().unwrap();
    let (there, nothing) = (|| found(OWN_ID), || rows(""));
    let exists = "Пользователь уже есть";
    let refused = || json(200, &value!(exists).to_string());
    let not_applied = Cause::NotApplied { held: vec![("SysAdminUnit", String::new())] };
    for (name, reply, now, expected) in [
        ("created", json(200, r#""""#), there(), Ok(id.clone())),
        ("created, and not there", json(200, r#""""#), nothing(), Err((not_applied, None))),
        (
            "created, and not readable",
            json(200, r#""""#),
            cut_off(),
            Err((Cause::Unverified, Some("connection reset"))),
        ),
        ("refused", refused(), nothing(), Err((Cause::Refused, Some(exists)))),
        ("refused, and there", refused(), there(), Ok(id.clone())),
        ("another shape", json(200, "{}"), nothing(), Err((Cause::Malformed, None))),
        ("another shape, and there", json(200, "{}"), there(), Ok(id.clone())),
        ("cut off", cut_off(), nothing(), Err((Cause::Unreachable, Some("connection reset")))),
        ("cut off, and there", cut_off(), there(), Ok(id.clone())),
        ("timed out", timed_out(), cut_off(), Err((Cause::Unverified, None))),
    ] {
        let (client, script) = signed_in(vec![reply, now]);
        let outcome = wait(client.create_technical_user(&id, "Robot"));
        let outcome = outcome.as_ref().map_err(|error| (error.cause.clone(), error.message()));
        assert_eq!(
            outcome.cloned(),
            expected.map_err(|(cause, text)| (cause, text.map(Into::into))),
            "{name}"
        );
        assert_eq!(
            script.urls(),
            ["/0/rest/AdministrationService/UpdateOrCreateTechnicalUser", SELECT],
            "{name}"
        );
        assert_eq!(script.bodies()[0], value!({"Id": OWN_ID, "Name": "Robot", "Active": true}), "{name}");
        let by_id = &script.bodies()[1]["filters"]["items"]["f1"];
        assert_eq!(by_id["rightExpression"]["parameter"]["value"], OWN_ID, "{name}");
    }
}

#[test]
fn nothing_is_read_back_where_nothing_can_have_been_created() {
    let (client, script) = signed_in(vec![json(200, &value!(RIGHT_MISSING).to_string())]);
    let error = wait(client.create_technical_user(&OWN_ID.parse().unwrap(), "Robot")).unwrap_err();
    assert_eq!((error.cause.clone(), error.message().as_deref()), (Cause::Forbidden, Some(RIGHT_MISSING)));
    assert_eq!(script.urls().len(), 1);
}

#[test]
fn creatios_word_counts_where_the_table_is_closed() {
    let (client, _) = signed_in(vec![json(200, r#""""#), refused(), odata_denied()]);
    let id: Id = OWN_ID.parse().unwrap();
    assert_eq!(wait(client.create_technical_user(&id, "Robot")), Ok(id));
}

#[test]
fn creatio_chooses_the_id_where_only_the_newest_method_exists() {
    let created =
        format!(r#"{{"CreateTechnicalUserResult":{{"success":true,"systemUserId":"{CREATIO_ID}"}}}}"#);
    let create = |reply| {
        let (client, script) = signed_in(vec![html(404, ""), reply, found(CREATIO_ID)]);
        (wait(client.create_technical_user(&OWN_ID.parse().unwrap(), "Robot")), script)
    };
    let (outcome, script) = create(json(200, &created));
    assert_eq!(outcome, Ok(CREATIO_ID.parse().unwrap()));
    assert_eq!(script.urls()[1], "/0/rest/OAuthConfigService/CreateTechnicalUser");
    assert_eq!(script.bodies()[1], value!({"createTechnicalUserRequest": {"name": "Robot"}}));
    let (outcome, _) = create(cut_off());
    assert_eq!(outcome.map_err(|error| error.cause), Err(Cause::Unverified));
}
