//! Who changed an app last.

use creatio::LastChange;

use crate::support::*;

const APP: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";

fn rows(members: &str) -> String {
    format!(r#"{{"rowsAffected":1,"success":true,"rows":[{{"Id":"{APP}"{members}}}]}}"#)
}

#[test]
fn the_last_change_has_a_person_and_a_time() {
    for (members, by, on) in [
        (
            r#","ModifiedBy":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Mary King"},"ModifiedOn":"2023-10-19T01:51:18.85""#,
            "Mary King",
            "2023-10-19T01:51:18.85",
        ),
        (r#","ModifiedBy":"","ModifiedOn":"2023-10-19T01:51:18""#, "", "2023-10-19T01:51:18"),
        (r#","ModifiedBy":{"odd":1},"ModifiedOn":null"#, "", ""),
        ("", "", ""),
    ] {
        let (client, script) = signed_in(vec![json(200, &rows(members))]);
        let change = wait(client.last_change(&id(APP))).unwrap();
        assert_eq!(change, Some(LastChange { by: by.to_owned(), on: on.to_owned() }), "{members}");
        let body = &script.bodies()[0];
        assert_eq!(body["rootSchemaName"], "OAuthClientApp");
        let columns = body["columns"]["items"].as_object().unwrap();
        assert_eq!(columns.keys().collect::<Vec<_>>(), ["Id", "ModifiedBy", "ModifiedOn"]);
    }
}

#[test]
fn an_app_that_is_gone_has_no_last_change() {
    let (client, _) = signed_in(vec![json(200, r#"{"rowsAffected":0,"success":true,"rows":[]}"#)]);
    assert_eq!(wait(client.last_change(&id(APP))).unwrap(), None);
}
