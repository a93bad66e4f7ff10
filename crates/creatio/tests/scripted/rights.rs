//! Rights of the signed-in user.

use creatio::Cause;
use serde_json::json as value;

use crate::support::*;

#[test]
fn a_right_is_a_boolean() {
    for (body, outcome) in [
        (r#"{"GetCanExecuteOperationResult":true}"#, Ok(true)),
        (r#"{"GetCanExecuteOperationResult":false}"#, Ok(false)),
        (r#"{"GetCanExecuteOperationResult":"true"}"#, Err(Cause::Malformed)),
        ("true", Err(Cause::Malformed)),
    ] {
        let (client, script) = signed_in(vec![json(200, body)]);
        assert_eq!(
            wait(client.can_execute("CanManageSolution")).map_err(|error| error.cause),
            outcome,
            "{body}"
        );
        assert_eq!(script.bodies(), [value!({"operation": "CanManageSolution"})]);
        assert_eq!(script.urls(), ["/0/rest/RightsService/GetCanExecuteOperation"]);
    }
}
