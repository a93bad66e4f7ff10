//! Testing the connection by an app that is saved unchanged, and the policy that the page was served with.

use creatio::{App, Cause, ConnectionTest, PagePolicy, Response};
use serde_json::json as value;

use crate::support::*;

fn modified(on: &str) -> Reply {
    let row = format!(
        r#"{{"Id":"{POSTMAN}","Name":"Postman","ClientId":"0A1B","ApplicationUrl":"","IsActive":true,"SystemUser":"","CreatedOn":"","ModifiedOn":"{on}"}}"#
    );
    json(200, &format!(r#"{{"success":true,"rows":[{row}]}}"#))
}

#[test]
fn only_a_saved_app_proves_the_connection() {
    let updated = || json(200, r#"{"UpdateClientResult":{"success":true}}"#);
    let app = App { id: id(POSTMAN), client_id: "0A1B".to_owned(), ..App::default() };
    let before = "2023-10-19T01:51:18.850";
    for (after, outcome) in [
        ("2023-10-19T01:52:00.000", ConnectionTest::Passed),
        (before, ConnectionTest::NothingSaved),
        // The other read API's text for some moment.
        ("2023-10-18T23:51:18.85Z", ConnectionTest::NothingSaved),
    ] {
        let (client, script) = signed_in(vec![modified(before), updated(), modified(after)]);
        assert_eq!(wait(client.test_connection(&app)), Ok(outcome), "{after}");
        let sent = value!({"updateClientRequest": {"clientId": "0A1B"}});
        assert_eq!(script.bodies()[1], sent, "nothing is changed");
    }
    let unreachable = r#"{"UpdateClientResult":{"success":false,"errorInfo":{"message":"Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)"}}}"#;
    let (client, _) = signed_in(vec![modified(before), json(200, unreachable)]);
    let cause = wait(client.test_connection(&app)).map_err(|error| error.cause);
    let url = Some("http://localhost:8090/".to_owned());
    assert_eq!(cause, Err(Cause::IdentityServiceUnreachable { url }));
}

#[test]
fn the_policy_of_the_page_is_a_header_of_its_own_document() {
    let served = |status, policy: Option<&str>| {
        html(status, "")
            .map(|response| Response { content_security_policy: policy.map(str::to_owned), ..response })
    };
    for (reply, policy) in [
        (
            served(200, Some("frame-ancestors 'self'")),
            PagePolicy::Header(Some("frame-ancestors 'self'".to_owned())),
        ),
        (served(200, None), PagePolicy::Header(None)),
        (served(404, Some("frame-ancestors 'self'")), PagePolicy::Unreadable),
        (opaque(), PagePolicy::Unreadable),
        (cut_off(), PagePolicy::Unreadable),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.page_policy()), policy);
        assert_eq!(script.urls(), ["./"]);
    }
}
