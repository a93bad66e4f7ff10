//! Creating a technical user.

use creatio::{Cause, Id};
use serde_json::json as value;

use crate::support::*;

const OWN_ID: &str = "0c5d8d0a-1f5e-4b0e-9b7e-3a1f6c2d9e41";
const CREATIO_ID: &str = "11111111-2222-4333-8444-555555555555";

#[test]
fn the_answer_is_an_empty_text_or_the_problem() {
    let id: Id = OWN_ID.parse().unwrap();
    for (name, reply, expected) in [
        ("created", json(200, r#""""#), Ok(id.clone())),
        (
            "refused",
            json(200, r#""Пользователь уже есть""#),
            Err((Cause::Refused, Some("Пользователь уже есть"))),
        ),
        (
            "without the right",
            json(
                200,
                r#""Current user does not have sufficient permissions to run \"CanManageTechnicalUsers\"""#,
            ),
            Err((
                Cause::Forbidden,
                Some("Current user does not have sufficient permissions to run \"CanManageTechnicalUsers\""),
            )),
        ),
        ("another shape", json(200, "{}"), Err((Cause::Malformed, None))),
        ("cut off", cut_off(), Err((Cause::Unreachable, Some("connection reset")))),
    ] {
        let (client, script) = signed_in(vec![reply]);
        let outcome = wait(client.create_technical_user(&id, "Robot"));
        let outcome = outcome.as_ref().map_err(|error| (error.cause.clone(), error.message()));
        assert_eq!(
            outcome.cloned(),
            expected.map_err(|(cause, text)| (cause, text.map(Into::into))),
            "{name}"
        );
        assert_eq!(script.urls(), ["/0/rest/AdministrationService/UpdateOrCreateTechnicalUser"], "{name}");
        assert_eq!(script.bodies()[0], value!({"Id": OWN_ID, "Name": "Robot", "Active": true}), "{name}");
    }
}

#[test]
fn creatio_chooses_the_id_where_only_the_newest_method_exists() {
    let created =
        format!(r#"{{"CreateTechnicalUserResult":{{"success":true,"systemUserId":"{CREATIO_ID}"}}}}"#);
    let (client, script) = signed_in(vec![html(404, ""), json(200, &created)]);
    let outcome = wait(client.create_technical_user(&OWN_ID.parse().unwrap(), "Robot"));
    assert_eq!(outcome, Ok(CREATIO_ID.parse().unwrap()));
    assert_eq!(script.urls()[1], "/0/rest/OAuthConfigService/CreateTechnicalUser");
    assert_eq!(script.bodies()[1], value!({"createTechnicalUserRequest": {"name": "Robot"}}));
}
