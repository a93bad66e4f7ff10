//! Where the services are: found, stored, corrected.

use creatio::{Cause, Client, NewApp, Page, Workspace};

use crate::support::*;

const INFO: &str = "/ServiceModel/UserInfoService.svc/GetCurrentUserInfo";
const SELECT: &str = "/DataService/json/SyncReply/SelectQuery";
const OWN_RECORD: &str = r#"{"rowsAffected":1,"success":true,"rows":[{"Id":"7f3b869f-34f3-4f20-ab4d-7480a5fdf647","Name":"Supervisor","Contact":""}]}"#;
const NO_APPS: &str = r#"{"rowsAffected":0,"success":true,"rows":[]}"#;

fn missing() -> Reply {
    html(404, "<html><title>404</title></html>")
}

struct Case {
    name: &'static str,
    stored: Option<Workspace>,
    replies: Vec<Reply>,
    requested: &'static [(&'static str, &'static str)],
    outcome: Result<Workspace, Cause>,
    known: Option<Workspace>,
}

#[test]
fn the_workspace_is_found_by_querying_the_current_user() {
    use Workspace::{Root, Zero};
    let found = |name, stored, replies, requested, workspace| Case {
        name,
        stored,
        replies,
        requested,
        outcome: Ok(workspace),
        known: Some(workspace),
    };
    let lost = |name, stored, replies, requested, cause| Case {
        name,
        stored,
        replies,
        requested,
        outcome: Err(cause),
        known: stored,
    };
    let me = || json(200, SIGNED_IN);
    let both: &[_] = &[("/0", INFO), ("", INFO)];
    let all: &[_] = &[("/0", INFO), ("", INFO), ("/0", SELECT), ("", SELECT)];
    let to_login = || redirect();
    for case in [
        found("core, /0 is forbidden", None, vec![html(403, "SecurityException"), me()], both, Root),
        lost(
            "a page, no user signed in",
            None,
            vec![html(200, PROXY_PAGE), to_login()],
            both,
            Cause::SessionEnded,
        ),
        lost(
            "core without /0, no user signed in",
            None,
            vec![missing(), to_login(), missing()],
            &all[..3],
            Cause::SessionEnded,
        ),
        found("framework", None, vec![me()], &[("/0", INFO)], Zero),
        found("core", None, vec![missing(), me()], both, Root),
        found("core, /0 redirects though signed in", None, vec![to_login(), me()], both, Root),
        found("core, /0 is an opaque redirect", None, vec![opaque(), me()], both, Root),
        found("core, /0 shows the login page", None, vec![html(200, LOGIN_PAGE), me()], both, Root),
        found("core, /0 answers 401", None, vec![json(401, AUTHENTICATION_FAILED), me()], both, Root),
        found("core, /0 is a page of the proxy", None, vec![html(200, PROXY_PAGE), me()], both, Root),
        found("stored /0", Some(Zero), vec![me()], &[("/0", INFO)], Zero),
        found("stored root", Some(Root), vec![me()], &[("", INFO)], Root),
        found("wrong stored root", Some(Root), vec![missing(), me()], &[("", INFO), ("/0", INFO)], Zero),
        found("wrong stored /0", Some(Zero), vec![to_login(), me()], both, Root),
        found(
            "framework without the service",
            None,
            vec![missing(), missing(), json(200, OWN_RECORD)],
            &all[..3],
            Zero,
        ),
        found(
            "core without the service",
            None,
            vec![missing(), missing(), missing(), json(200, OWN_RECORD)],
            all,
            Root,
        ),
        found(
            "framework without the service, the root redirects",
            None,
            vec![missing(), to_login(), json(200, OWN_RECORD)],
            &all[..3],
            Zero,
        ),
        lost("framework, no user signed in", None, vec![to_login(), missing()], both, Cause::SessionEnded),
        lost("core, no user signed in", None, vec![to_login(), to_login()], both, Cause::SessionEnded),
        lost(
            "no user signed in, 401",
            None,
            vec![json(401, AUTHENTICATION_FAILED), missing()],
            both,
            Cause::SessionEnded,
        ),
        lost("no user signed in, 403", None, vec![html(403, ""), html(403, "")], both, Cause::SessionEnded),
        lost("stored, no user signed in", Some(Zero), vec![opaque(), opaque()], both, Cause::SessionEnded),
        lost(
            "no Creatio",
            None,
            vec![missing(), missing(), missing(), missing()],
            all,
            Cause::ServiceMissing,
        ),
        lost("pages only", None, vec![html(200, PROXY_PAGE), html(200, PROXY_PAGE)], both, Cause::NotJson),
        lost("fault", None, vec![html(500, PROXY_PAGE)], &both[..1], Cause::ServerFault),
        lost("timed out", None, vec![timed_out()], &both[..1], Cause::TimedOut),
        lost("unreachable", None, vec![cut_off()], &both[..1], Cause::Unreachable),
        lost("cut off in the middle", None, vec![json(200, &SIGNED_IN[..40])], &both[..1], Cause::Malformed),
    ] {
        let script = Script::new(case.replies);
        let client = Client::new(script.clone(), "https://host/creatio/", case.stored);
        let user = wait(client.current_user());
        let outcome = match &user {
            Ok(user) => {
                assert_eq!(
                    (user.name.as_str(), &user.id),
                    ("Supervisor", &Some(supervisor())),
                    "{}",
                    case.name
                );
                client.workspace().ok_or(Cause::Malformed)
            }
            Err(error) => Err(error.cause.clone()),
        };
        assert_eq!(outcome, case.outcome, "{}", case.name);
        assert_eq!(client.workspace(), case.known, "{}", case.name);
        let expected: Vec<String> =
            case.requested.iter().map(|(root, path)| format!("https://host/creatio{root}{path}")).collect();
        assert_eq!(script.urls(), expected, "{}", case.name);
        script.assert_used_up(case.name);
    }
}

#[test]
fn a_read_without_a_workspace_finds_it_first() {
    let script = Script::new(vec![missing(), json(200, SIGNED_IN), json(200, NO_APPS)]);
    let client = Client::new(script.clone(), "", None);
    assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 1 }))), Ok(Vec::new()));
    assert_eq!(script.urls(), [format!("/0{INFO}"), INFO.to_owned(), SELECT.to_owned()]);
}

#[test]
fn a_read_in_a_wrong_stored_workspace_is_sent_again_in_the_right_one() {
    for (name, first) in [("404", missing()), ("sign-in page", opaque())] {
        let script = Script::new(vec![first.clone(), first, json(200, SIGNED_IN), json(200, NO_APPS)]);
        let client = Client::new(script.clone(), "", Some(Workspace::Zero));
        assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 1 }))), Ok(Vec::new()), "{name}");
        let expected = [format!("/0{SELECT}"), format!("/0{INFO}"), INFO.to_owned(), SELECT.to_owned()];
        assert_eq!(script.urls(), expected, "{name}");
        assert_eq!(client.workspace(), Some(Workspace::Root), "{name}");
    }
}

#[test]
fn a_missing_service_is_looked_for_elsewhere_only_once() {
    let script = Script::new(vec![missing(), json(200, SIGNED_IN), missing()]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    for _ in 0..2 {
        let error = wait(client.health()).unwrap_err();
        assert_eq!((error.cause, error.call), (Cause::ServiceMissing, "OAuthHealthCheck"));
    }
    let health = "/0/api/OAuthHealthCheck";
    assert_eq!(script.urls(), [health.to_owned(), format!("/0{INFO}"), health.to_owned()]);
}

#[test]
fn an_ended_session_shows_while_a_missing_service_is_looked_for() {
    let script = Script::new(vec![missing(), opaque(), opaque()]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    assert_eq!(wait(client.health()).unwrap_err().cause, Cause::SessionEnded);
}

#[test]
fn a_write_is_sent_only_to_a_confirmed_workspace() {
    let new = NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: String::new(),
        system_user_id: supervisor(),
    };
    let created = json(200, r#"{"AddClientResult":{"success":true,"clientId":"A","clientSecret":"B"}}"#);
    let script = Script::new(vec![missing(), json(200, SIGNED_IN), created]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    assert_eq!(wait(client.create_app(&new)).unwrap().client_id, "A");
    let add = "/rest/OAuthConfigService/AddClient";
    assert_eq!(script.urls(), [format!("/0{INFO}"), INFO.to_owned(), add.to_owned()]);

    // In a confirmed workspace HTTP 404 is a missing service, and nothing is sent elsewhere.
    let (client, script) = signed_in(vec![missing()]);
    assert_eq!(wait(client.create_app(&new)).unwrap_err().cause, Cause::ServiceMissing);
    assert_eq!(script.urls(), [format!("/0{add}")]);
}

#[test]
fn only_json_confirms_a_workspace() {
    // In a confirmed workspace, a missing service is not looked for elsewhere.
    let script = Script::new(vec![json(200, NO_APPS), missing()]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 1 }))), Ok(Vec::new()));
    assert_eq!(wait(client.health()).unwrap_err().cause, Cause::ServiceMissing);
    script.assert_used_up("confirmed");

    let script = Script::new(vec![json(200, "null"), missing(), missing(), json(200, SIGNED_IN), missing()]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 1 }))).unwrap_err().cause, Cause::Malformed);
    assert_eq!(wait(client.health()).unwrap_err().cause, Cause::ServiceMissing);
    script.assert_used_up("unconfirmed");
}

#[test]
fn a_confirmed_workspace_is_the_only_one_probed() {
    let (client, script) = signed_in(vec![opaque()]);
    assert_eq!(wait(client.current_user()).unwrap_err().cause, Cause::SessionEnded);
    assert_eq!(script.urls(), [format!("/0{INFO}")]);
}

#[test]
fn a_workspace_is_stored_as_text() {
    for (workspace, text) in [(Workspace::Root, ""), (Workspace::Zero, "/0")] {
        assert_eq!((workspace.as_str(), Workspace::parse(text)), (text, Some(workspace)));
    }
    for text in ["auto", "0", "/0/", "/"] {
        assert_eq!(Workspace::parse(text), None, "{text}");
    }
}

#[test]
fn the_site_root_has_no_slash_at_its_end_and_the_client_can_be_shared() {
    fn shared<T: Send + Sync>(client: T) -> T {
        client
    }
    for (given, expected) in
        [("", ""), ("/", ""), ("/creatio/", "/creatio"), ("https://host//", "https://host")]
    {
        let client = shared(Client::new(Script::new(Vec::new()), given, None));
        assert_eq!(client.site_root(), expected);
        assert_eq!(client.workspace(), None);
    }
}
