//! Ids of all apps whose system user is inactive, by either API.

use creatio::{Cause, ReadApi};
use serde_json::{Value, json as value};

use crate::support::*;

/// Records with ids from one number to another, as either API returns them.
fn ids(from: u32, to: u32) -> Vec<Value> {
    (from..to).map(|at| value!({"Id": format!("2372e343-8d09-4fc4-a1ca-{at:012}")})).collect()
}

#[test]
fn all_pages_are_read() {
    let rows = |from, to| json(200, &value!({"success": true, "rows": ids(from, to)}).to_string());
    // A row that moves to the next page between two requests counts once.
    let (client, script) = signed_in(vec![rows(0, 1_000), rows(999, 1_999), rows(1_999, 2_005)]);
    let found = wait(client.apps_with_inactive_user()).unwrap();
    assert_eq!(found.len(), 2_005);
    let bodies = script.bodies();
    let filter = value!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "SystemUser.Active"},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 12, "value": false}}});
    for (body, offset) in bodies.iter().zip([0, 1_000, 2_000]) {
        assert_eq!(body["rootSchemaName"], "OAuthClientApp");
        assert_eq!((&body["rowCount"], &body["rowsOffset"]), (&value!(1_000), &value!(offset)));
        assert_eq!(body["filters"]["items"], value!({"f0": filter}));
        let id = value!({"expression": {"expressionType": 0, "columnPath": "Id"}, "orderDirection": 1, "orderPosition": 0});
        assert_eq!(body["columns"]["items"], value!({"Id": id}));
    }
    let (client, script) = signed_in(vec![rows(0, 1_000), rows(0, 1_000)]);
    assert_eq!(
        wait(client.apps_with_inactive_user()).unwrap().len(),
        1_000,
        "a site that ignores the offset"
    );
    script.assert_used_up("a site that ignores the offset");
    let (client, _) = signed_in(vec![rows(0, 0)]);
    assert_eq!(wait(client.apps_with_inactive_user()), Ok(Vec::new()));
    let (client, _) = signed_in(vec![rows(0, 1_000), cut_off()]);
    assert_eq!(wait(client.apps_with_inactive_user()).unwrap_err().cause, Cause::Unreachable);
}

#[test]
fn odata_reads_all_pages_too() {
    let values = |from, to| json(200, &value!({"value": ids(from, to)}).to_string());
    let (client, script) = signed_in(vec![refused(), values(0, 1_000), values(1_000, 1_001)]);
    assert_eq!(wait(client.apps_with_inactive_user()).unwrap().len(), 1_001);
    assert_eq!(client.read_api(), ReadApi::OData);
    let read = |skip: u32| {
        format!(
            "/0/odata/OAuthClientApp?$select=Id&$filter=SystemUser/Active%20eq%20false&$orderby=Id&$top=1000&$skip={skip}"
        )
    };
    assert_eq!(script.urls(), [SELECT.to_owned(), read(0), read(1_000)]);
    let (client, _) = signed_in(vec![refused(), odata_denied()]);
    assert_eq!(wait(client.apps_with_inactive_user()).unwrap_err().call, "SelectQuery");
    let (client, _) = signed_in(vec![refused(), opaque()]);
    assert_eq!(wait(client.apps_with_inactive_user()).unwrap_err().cause, Cause::SessionEnded);
}
