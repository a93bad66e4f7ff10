//! The current user in every shape.

use creatio::{Cause, Client, User};

use crate::support::*;

#[test]
fn each_shape_of_the_current_user() {
    let id = Some(supervisor());
    let guid = supervisor();
    for (name, body, expected_id, expected_name) in [
        ("login name", r#"{"login":"ada"}"#.to_owned(), &None, "ada"),
        (
            "framework",
            format!(r#"{{"userInfo":{{"id":"{guid}","contactId":"x","contactName":"Ada"}}}}"#),
            &id,
            "Ada",
        ),
        ("flat", format!(r#"{{"userId":"{guid}","userName":"ada","contactName":"Ada"}}"#), &id, "Ada"),
        ("login only", format!(r#"{{"userId":"{guid}","userName":"ada"}}"#), &id, "ada"),
        (
            "result",
            format!(r#"{{"getCurrentUserInfoResult":{{"id":"{guid}","contactName":"Ada"}}}}"#),
            &id,
            "Ada",
        ),
        (
            "Result",
            format!(r#"{{"GetCurrentUserInfoResult":{{"UserInfo":{{"Id":"{guid}","ContactName":"Ada"}}}}}}"#),
            &id,
            "Ada",
        ),
        (
            "contact",
            format!(r#"{{"id":"{guid}","contact":{{"value":"x","displayValue":"Ada"}}}}"#),
            &id,
            "Ada",
        ),
        ("no id", r#"{"contactName":"Ada"}"#.to_owned(), &None, "Ada"),
        ("id of wrong type", r#"{"id":7,"contactName":"Ada"}"#.to_owned(), &None, "Ada"),
    ] {
        let client = Client::new(Script::new(vec![json(200, &body)]), "", None);
        let user = User { id: expected_id.clone(), name: expected_name.to_owned() };
        assert_eq!(wait(client.current_user()), Ok(user), "{name}");
    }
}

#[test]
fn a_name_that_the_service_does_not_return_is_queried() {
    let row = |contact: &str| {
        let id = supervisor();
        json(
            200,
            &format!(
                r#"{{"success":true,"rows":[{{"Id":"{id}","Name":"Supervisor","Contact":{contact}}}]}}"#
            ),
        )
    };
    let contact = r#"{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Ada"}"#;
    let only_id = format!(r#"{{"userInfo":{{"id":"{}","contactName":""}}}}"#, supervisor());
    let ended = Err(Cause::SessionEnded);
    for (name, info, own, outcome) in [
        ("contact without a name", "{}", row(&contact.replace("Ada", "")), Ok("Supervisor".to_owned())),
        ("contact", "{}", row(contact), Ok("Ada".to_owned())),
        ("login", "{}", row("\"\""), Ok("Supervisor".to_owned())),
        (
            "refused, id known",
            only_id.as_str(),
            json(200, r#"{"success":false}"#),
            Ok(supervisor().to_string()),
        ),
        ("refused, id unknown", "{}", json(200, r#"{"success":false}"#), Err(Cause::Refused)),
        ("no row", "{}", json(200, r#"{"success":true,"rows":[]}"#), Err(Cause::Malformed)),
        ("session ended", only_id.as_str(), opaque(), ended),
    ] {
        let script = Script::new(vec![json(200, info), own]);
        let user = wait(Client::new(script.clone(), "", None).current_user());
        assert_eq!(user.map(|user| user.name).map_err(|error| error.cause), outcome, "{name}");
        let filter = &script.bodies()[1]["filters"]["items"]["f0"];
        assert_eq!(filter["rightExpression"]["macrosType"], 1, "{name}");
    }
}
