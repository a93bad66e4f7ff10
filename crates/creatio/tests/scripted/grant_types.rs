//! Grant types of an app.

use creatio::Cause;
use serde_json::json as value;

use crate::support::*;

const ROW: &str = r#"{"success":true,"rows":[{"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","CreatedOn":"2023-10-18T17:20:41.245",
  "CreatedBy":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c00","displayValue":"Ada"},"ClientName":"text","ProcessListeners":0,
  "OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c01","displayValue":"Client credentials"},
  "OAuthClient":{"value":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","displayValue":"Postman"}}]}"#;

#[test]
fn grant_types_are_read_from_the_columns_that_a_record_reveals() {
    let grants = r#"{"success":true,"rows":[{"OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c01","displayValue":"Client credentials"}},
      {"OAuthGrantType":{"value":"410006e1-ca4e-4502-a9ec-e54d922d2c02","displayValue":"Authorization code"}},{"OAuthGrantType":""}]}"#;
    let (client, script) = signed_in(vec![json(200, ROW), json(200, grants)]);
    let expected = vec!["Client credentials".to_owned(), "Authorization code".to_owned()];
    assert_eq!(wait(client.grant_types(&id(POSTMAN))), Ok(Some(expected)));
    let bodies = script.bodies();
    assert_eq!(bodies[0]["rootSchemaName"], "OAuthGrantTypeInClient");
    assert_eq!((&bodies[0]["allColumns"], &bodies[0]["rowCount"]), (&value!(true), &value!(1)));
    assert_eq!(bodies[1]["rootSchemaName"], "OAuthGrantTypeInClient");
    let grant = value!({"expression": {"expressionType": 0, "columnPath": "OAuthGrantType"}});
    assert_eq!(bodies[1]["columns"]["items"], value!({"OAuthGrantType": grant}));
    let filter = value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "OAuthClient.Id"},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 0, "value": POSTMAN}}});
    assert_eq!(bodies[1]["filters"]["items"], value!({"f0": filter}));
}

#[test]
fn unknown_grant_types_are_not_an_error() {
    let empty = || json(200, r#"{"success":true,"rows":[]}"#);
    let unknown = value!({"responseStatus": {"ErrorCode": "ItemNotFoundException", "Message": "Schema with name OAuthGrantTypeInClient not found"}});
    let row = || json(200, ROW);
    let without = |column: &str| json(200, &ROW.replace(column, "Another"));
    let some: Option<Vec<String>> = Some(Vec::new());
    for (name, replies, expected) in [
        ("an empty table", vec![empty()], Ok(some.clone())),
        ("an app without one", vec![row(), empty()], Ok(some)),
        ("no such table", vec![json(500, &unknown.to_string())], Ok(None)),
        ("no such service", vec![html(404, "")], Ok(None)),
        ("refused", vec![json(200, r#"{"success":false}"#)], Ok(None)),
        ("closed", vec![refused()], Ok(None)),
        ("no column of a client", vec![without("OAuthClient")], Ok(None)),
        ("no column of a grant", vec![without("OAuthGrantType")], Ok(None)),
        (
            "one column for both",
            vec![json(
                200,
                &ROW.replace("OAuthClient", "Another").replace("OAuthGrantType", "GrantInClient"),
            )],
            Ok(None),
        ),
        ("no path", vec![row(), json(500, &unknown.to_string())], Ok(None)),
        ("cut off", vec![cut_off()], Err(Cause::Unreachable)),
        ("session", vec![opaque()], Err(Cause::SessionEnded)),
        ("session, second query", vec![row(), opaque()], Err(Cause::SessionEnded)),
        ("timed out, second query", vec![row(), timed_out()], Err(Cause::TimedOut)),
        ("shape", vec![json(200, r#"{"success":true}"#)], Err(Cause::Malformed)),
        (
            "shape, second query",
            vec![row(), json(200, r#"{"success":true,"rows":[{"OAuthGrantType":5}]}"#)],
            Ok(None),
        ),
        ("odd record", vec![json(200, r#"{"success":true,"rows":[5]}"#)], Ok(None)),
    ] {
        let (client, script) = signed_in(replies);
        let found = wait(client.grant_types(&id(POSTMAN))).map_err(|error| error.cause);
        assert_eq!(found, expected, "{name}");
        script.assert_used_up(name);
    }
}
