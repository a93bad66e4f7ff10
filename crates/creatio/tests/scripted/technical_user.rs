//! Creating a technical user.

use creatio::Cause;
use serde_json::json as value;

use crate::support::*;

const OWN_ID: &str = "0c5d8d0a-1f5e-4b0e-9b7e-3a1f6c2d9e41";
const CREATIO_ID: &str = "11111111-2222-4333-8444-555555555555";

fn found(ids: &[&str]) -> Reply {
    let row =
        |id: &&str| format!(r#"{{"Id":"{id}","Name":"Robot","SysAdminUnitTypeValue":7,"Active":true}}"#);
    let rows: Vec<String> = ids.iter().map(row).collect();
    json(200, &format!(r#"{{"success":true,"rows":[{}]}}"#, rows.join(",")))
}

#[test]
fn the_answer_is_an_empty_text_or_the_problem() {
    let id = id(OWN_ID);
    let nothing = || Err(Cause::NotApplied { held: vec![("SysAdminUnit", String::new())] });
    for (name, reply, now, expected) in [
        ("created", json(200, r#""""#), Some(found(&[CREATIO_ID, OWN_ID])), Ok(())),
        ("created, and not there", json(200, r#""""#), Some(found(&[CREATIO_ID])), nothing()),
        ("created, and unreadable", json(200, r#""""#), Some(timed_out()), Err(Cause::Unverified)),
        ("cut off, and there", cut_off(), Some(found(&[OWN_ID])), Ok(())),
        ("cut off, and not there", cut_off(), Some(found(&[])), Err(Cause::Unreachable)),
        ("another shape, and not there", json(200, "{}"), Some(found(&[])), Err(Cause::Malformed)),
        ("refused, and not there", json(200, r#""Нельзя""#), Some(found(&[])), Err(Cause::Refused)),
        (
            "without the right",
            json(200, r#""Current user does not have sufficient permissions to run \"CanManageUsers\"""#),
            None,
            Err(Cause::Forbidden),
        ),
    ] {
        let (client, script) = signed_in([reply].into_iter().chain(now).collect());
        let outcome = wait(client.create_technical_user(&id, "Robot"));
        assert_eq!(outcome.map_err(|error| error.cause), expected, "{name}");
        script.assert_used_up(name);
        assert_eq!(script.urls()[0], "/0/rest/AdministrationService/UpdateOrCreateTechnicalUser", "{name}");
        assert_eq!(script.bodies()[0], value!({"Id": OWN_ID, "Name": "Robot", "Active": true}), "{name}");
    }
}

#[test]
fn a_problem_is_reported_in_the_words_of_creatio() {
    let (client, _) = signed_in(vec![json(200, r#""Пользователь уже есть""#), found(&[])]);
    let error = wait(client.create_technical_user(&id(OWN_ID), "Robot")).unwrap_err();
    assert_eq!(error.message().as_deref(), Some("Пользователь уже есть"));
}
