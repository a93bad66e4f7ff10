//! Which road is taken where the DataService is closed.

use creatio::{Cause, Road};
use serde_json::json as value;

use crate::odata::*;
use crate::support::*;

const SELECT: &str = "/0/DataService/json/SyncReply/SelectQuery";

/// The answers that may mean that a table is closed, with the cause that each comes to.
fn closed() -> Vec<(&'static str, Reply, Cause)> {
    let words = r#""responseStatus":{"ErrorCode":"SecurityException","Message":"Current user does not have sufficient permissions to run \"OAuthClientApp\""}"#;
    vec![
        ("200 with a code", json(200, &format!(r#"{{"success":false,{words}}}"#)), Cause::Forbidden),
        ("403 with a code", json(403, &format!("{{{words}}}")), Cause::Forbidden),
        ("500 with a code", json(500, &format!("{{{words}}}")), Cause::Forbidden),
        ("no reason", json(200, r#"{"success":false}"#), Cause::Refused),
        ("400", html(400, "<title>Bad Request</title>"), Cause::Refused),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("fault", html(500, "<title>Runtime Error</title>"), Cause::ServerFault),
    ]
}

fn refused() -> Reply {
    closed().remove(0).1
}

fn seen(error: creatio::Error) -> (Cause, &'static str, Option<u16>) {
    (error.cause, error.call, error.status)
}

#[test]
fn the_dataservice_tells_of_a_missing_redirect_address_in_two_ways() {
    let rows = |more: &str| json(200, &format!(r#"{{"success":true,"rows":[]{more}}}"#));
    let fault = value!({"responseStatus": {"Message": "Column by path RedirectUrl not found"}}).to_string();
    for (name, replies, has) in [
        ("it has one", vec![rows("")], true),
        ("not found", vec![rows(r#","notFoundColumns":["RedirectUrl"]"#)], false),
        ("another one", vec![rows(r#","notFoundColumns":["Description",5]"#)], true),
        ("no list", vec![rows(r#","notFoundColumns":"RedirectUrl""#)], true),
        ("a fault", vec![json(500, &fault), rows("")], false),
        ("a fault that names what was not asked for", vec![json(500, &fault), json(500, &fault)], false),
        ("a fault for good", vec![json(500, &fault), html(500, "")], false),
    ] {
        let (client, script) = signed_in(replies);
        let _ = wait(client.apps(ALL));
        assert_eq!(client.has_redirect_url(), has, "{name}");
        script.assert_used_up(name);
    }
}

#[test]
fn the_list_itself_never_takes_the_second_road() {
    for (name, reply, cause) in closed() {
        let (client, script) = signed_in(vec![reply]);
        let error = wait(client.apps(ALL)).unwrap_err();
        assert_eq!((&error.cause, error.is_closed()), (&cause, true), "{name}");
        assert_eq!((script.urls().len(), client.road()), (1, Road::DataService), "{name}");
    }
    for (name, reply) in [
        ("cut", cut()),
        ("late", late()),
        ("session", opaque()),
        ("page", html(200, PROXY_PAGE)),
        ("shape", json(200, "{}")),
    ] {
        let (client, _) = signed_in(vec![reply]);
        assert!(!wait(client.apps(ALL)).unwrap_err().is_closed(), "{name}");
    }
    let (client, _) = signed_in(vec![json(500, "")]);
    assert!(!wait(client.client_secret(&id(POSTMAN))).unwrap_err().is_closed(), "no query");
}

#[test]
fn where_a_query_is_refused_odata_is_asked_and_from_then_on_at_once() {
    for (name, reply, _) in closed() {
        let (client, script) =
            signed_in(vec![reply, json(200, APPS), json(200, NAMES), json(200, NONE), json(200, NONE)]);
        assert_eq!(wait(client.app(&id(POSTMAN))), Ok(ohara()), "{name}");
        assert_eq!(client.road(), Road::OData, "{name}");
        assert_eq!(wait(client.apps_named("O'Hara & Sons")), Ok(Vec::new()), "{name}");
        assert_eq!(wait(client.app_by_client_id("0'A+1")), Ok(None), "{name}");
        let urls = script.urls();
        let read =
            |options: &str| format!("/0/odata/OAuthClientApp?$select={MEMBERS}&$filter={options}&$skip=0");
        assert_eq!(urls[0], SELECT, "{name}");
        assert_eq!(urls[1], read(&format!("Id%20eq%20{POSTMAN}&$top=1")), "{name}");
        let named = "Name%20eq%20%27O%27%27Hara%20%26%20Sons%27&$orderby=CreatedOn%20desc&$top=50";
        assert_eq!(urls[3], read(named), "{name}");
        assert_eq!(urls[4], read("ClientId%20eq%20%270%27%27A%2B1%27&$top=1"), "{name}");
    }
    let (client, _) = signed_in(vec![refused(), json(200, NONE)]);
    assert_eq!(wait(client.app(&id(POSTMAN))).unwrap_err().cause, Cause::RecordUnknown);
}

#[test]
fn where_both_roads_are_closed_the_first_error_is_kept_and_both_are_tried_anew() {
    for (name, second) in [
        ("refused", json(403, DENIED)),
        ("missing", html(404, "")),
        ("fault", html(500, "")),
        ("cut", cut()),
        ("late", late()),
        ("page", html(200, PROXY_PAGE)),
        ("shape", json(200, "{}")),
    ] {
        let closed = closed().remove(1).1;
        let (client, script) = signed_in(vec![closed.clone(), second.clone(), closed, second]);
        for _ in 0..2 {
            let error = wait(client.app(&id(POSTMAN))).unwrap_err();
            assert_eq!(seen(error), (Cause::Forbidden, "SelectQuery", Some(403)), "{name}");
            assert_eq!(client.road(), Road::DataService, "{name}");
        }
        script.assert_used_up(name);
    }
}

#[test]
fn an_error_that_is_no_refusal_is_told_at_once() {
    for (name, reply, cause) in [
        ("cut", cut(), Cause::Unreachable),
        ("late", late(), Cause::TimedOut),
        ("session", opaque(), Cause::SessionEnded),
        ("page", html(200, PROXY_PAGE), Cause::NotJson),
        ("shape", json(200, "{}"), Cause::Malformed),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.app(&id(POSTMAN))).unwrap_err().cause, cause, "{name}");
        assert_eq!(script.urls(), [SELECT], "{name}");
    }
}

#[test]
fn a_session_that_ends_on_the_second_road_is_an_ended_session() {
    for (name, end) in [
        ("redirect", vec![opaque()]),
        ("words", vec![json(401, AUTHENTICATION_FAILED)]),
        ("page", vec![html(200, LOGIN_PAGE)]),
        ("in doubt", vec![html(403, ""), html(403, "")]),
    ] {
        let mut replies = vec![refused()];
        replies.extend(end);
        let (client, script) = signed_in(replies);
        let error = wait(client.app(&id(POSTMAN))).unwrap_err();
        assert_eq!((error.cause, error.call), (Cause::SessionEnded, "GET OAuthClientApp"), "{name}");
        script.assert_used_up(name);
    }
}

#[test]
fn a_second_road_that_closes_later_gives_way_to_the_first() {
    let rows = r#"{"success":true,"rows":[]}"#;
    let (client, script) =
        signed_in(vec![refused(), json(200, NONE), cut(), json(403, DENIED), json(200, rows)]);
    assert_eq!(wait(client.app_by_client_id("0A1B")), Ok(None));
    assert_eq!(wait(client.app_by_client_id("0A1B")).unwrap_err().cause, Cause::Unreachable);
    assert_eq!(client.road(), Road::OData, "a cut says nothing about the road");
    assert_eq!(wait(client.app_by_client_id("0A1B")).unwrap_err().cause, Cause::Forbidden);
    assert_eq!(client.road(), Road::DataService);
    assert_eq!(wait(client.app_by_client_id("0A1B")), Ok(None));
    assert_eq!(script.urls()[4], SELECT);
}
