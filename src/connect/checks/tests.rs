#![allow(clippy::panic)]

use creatio::{Discovery, Health, Id, Resource, Seen, Settings, User, setting};

use super::*;
use crate::connect::{
    address::UrlProblem,
    facts::{Ask, Standing},
};

fn error(cause: Cause) -> Error {
    Error { cause, call: "AddDefaultResource", status: Some(200), words: None, answer: None }
}

fn resource(name: &str) -> Option<Resource> {
    let id = Id::parse("7f3b869f-34f3-4f20-ab4d-7480a5fdf647")?;
    Some(Resource { id, name: name.to_owned(), display_name: "Application access".to_owned() })
}

fn health(filled: bool, available: bool, token: bool) -> Fact<Health> {
    let has_problem = !(filled && available && token);
    Fact::Known(Health {
        has_problem,
        settings_filled_in: filled,
        identity_service_available: available,
        access_token_retrievable: token,
        default_resource_registered: None,
        message: None,
        status: if has_problem { 500 } else { 200 },
    })
}

fn settings(url: &str, client_id: &str) -> Fact<Settings> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Fact::Known(Settings { url: some(url), client_id: some(client_id), not_found: Vec::new() })
}

fn read(issuer: &str, clock_ahead_ms: Option<i64>) -> Fact<Seen> {
    Fact::Known(Seen::Read(Discovery {
        issuer: issuer.to_owned(),
        token_endpoint: String::new(),
        clock_ahead_ms,
    }))
}

fn connected() -> Facts {
    Facts {
        standing: Standing {
            site_root: "https://crm.example.com".to_owned(),
            workspace: Some(creatio::Workspace::Zero),
            csrf_readable: true,
            identity_service: Some("https://crm.example.com/identity/".to_owned()),
            clock_ahead_ms: Some(-400),
            ..Standing::default()
        },
        user: Fact::Known(User { id: None, name: "Supervisor".to_owned() }),
        rights: [const { Fact::Known(true) }; 4],
        feature: Fact::Known(true),
        switch: Fact::Known(true),
        settings: settings("http://localhost:8090/", "IdServiceUser"),
        health: health(true, true, true),
        resources: Fact::Known(resource("ApplicationAccess_1").into_iter().collect()),
        discovery: read("http://localhost:8090", Some(0)),
        ..Facts::default()
    }
}

/// A connected site without a health check.
fn without_health() -> Facts {
    Facts { health: Fact::Failed(error(Cause::ServiceMissing)), ..connected() }
}

fn finding(facts: &Facts, topic: Topic) -> Finding {
    let found = checks(facts).into_iter().find(|check| check.topic == topic);
    found.map_or(Finding::Asking, |check| check.finding)
}

fn state(facts: &Facts) -> State {
    overall(&checks(facts))
}

/// The topics whose check is not well.
fn not_well(facts: &Facts) -> Vec<Topic> {
    checks(facts).into_iter().filter(|check| check.state != State::Ok).map(|check| check.topic).collect()
}

#[test]
fn a_connected_site_has_nothing_to_do() {
    assert_eq!(not_well(&connected()), []);
    assert_eq!(state(&connected()), State::Ok);
    for link in Link::ALL {
        assert_eq!(link_state(&checks(&connected()), link), State::Ok);
    }
}

#[test]
fn before_any_answer_everything_is_being_checked() {
    let facts = Facts { user: connected().user, ..Facts::default() };
    let open = checks(&facts).into_iter().filter(|check| check.state == State::Asking).count();
    // Known without asking: the user, the cookie, the scheme, that the browser does not ask, that no clock was seen.
    assert_eq!(open, Topic::ALL.len() - 5);
    assert_eq!(state(&facts), State::Asking);
}

#[test]
fn every_topic_is_asked_for_by_something_and_every_fact_is_asked_once() {
    assert!(Topic::ALL.iter().all(|topic| !topic.asks().is_empty()));
    let mut places: Vec<_> = Ask::ALL.iter().chain(&[Ask::User]).map(|ask| ask.index()).collect();
    places.sort_unstable();
    assert_eq!(places, (0..Ask::COUNT).collect::<Vec<_>>());
}

#[test]
fn a_new_site_names_its_steps_and_leaves_the_rest_for_later() {
    let facts = Facts {
        feature: Fact::Known(false),
        settings: settings("", ""),
        health: health(false, false, false),
        resources: Fact::Known(Vec::new()),
        discovery: Fact::Known(Seen::Not(error(Cause::Unreachable))),
        ..connected()
    };
    for topic in [Topic::Feature, Topic::Url, Topic::ClientId, Topic::ClientSecret, Topic::DefaultResource] {
        assert_eq!(finding(&facts, topic).state(), State::ToDo, "{topic:?}");
    }
    assert_eq!(finding(&facts, Topic::Reach), Finding::Later);
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::Later);
    assert_eq!(state(&facts), State::ToDo);
}

#[test]
fn in_the_cloud_the_address_is_proposed() {
    let standing = Standing { site_root: "https://acme.creatio.com".to_owned(), ..connected().standing };
    let facts =
        Facts { standing, settings: settings("", ""), health: health(false, false, false), ..connected() };
    let proposal = Some("https://acme-is.creatio.com".to_owned());
    assert_eq!(finding(&facts, Topic::Url), Finding::SettingEmpty { code: setting::URL, proposal });
}

#[test]
fn an_empty_secret_is_known_from_the_health_check_alone() {
    let empty = |code| Finding::SettingEmpty { code, proposal: None };
    let facts = Facts { health: health(false, false, false), ..connected() };
    assert_eq!(finding(&facts, Topic::ClientSecret), empty(setting::CLIENT_SECRET));
    let Fact::Known(named) = health(false, false, false) else { panic!("it is known") };
    let message = Some("System setting OAuth20IdentityServerUrl is empty.".to_owned());
    let facts = Facts {
        health: Fact::Known(Health { message, ..named }),
        settings: settings("", "IdServiceUser"),
        ..connected()
    };
    assert_eq!(finding(&facts, Topic::ClientSecret), Finding::SecretFilled);
    assert_eq!(finding(&facts, Topic::Url), empty(setting::URL));
}

#[test]
fn the_first_failing_link_is_named_and_the_next_waits() {
    let facts = Facts { health: health(true, false, false), ..connected() };
    assert_eq!(finding(&facts, Topic::Reach), Finding::NotReached(Some("http://localhost:8090/".to_owned())));
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::Later);
    let facts = Facts { health: health(true, true, false), ..connected() };
    assert_eq!(finding(&facts, Topic::Reach), Finding::Reached);
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::ClientRefused(Some("IdServiceUser".to_owned())));
}

#[test]
fn an_address_that_cannot_be_right_is_the_one_cause() {
    let facts = Facts {
        settings: settings("localhost:8090", "IdServiceUser"),
        health: health(true, false, false),
        ..connected()
    };
    let Finding::UrlWrong { problem, .. } = finding(&facts, Topic::Url) else { panic!("it is wrong") };
    assert_eq!(problem, UrlProblem::NoScheme);
    assert_eq!(finding(&facts, Topic::Reach), Finding::Later);
    // Where Creatio gets through all the same, nothing is wrong with it.
    let facts = Facts { health: health(true, true, true), ..facts };
    assert_eq!(finding(&facts, Topic::Url), Finding::UrlFilled("localhost:8090".to_owned()));
}

#[test]
fn blanks_around_the_client_id_are_the_one_cause() {
    let facts = Facts {
        settings: settings("http://localhost:8090", "IdServiceUser "),
        health: health(true, true, false),
        ..connected()
    };
    assert_eq!(finding(&facts, Topic::ClientId), Finding::ClientIdBlanks("IdServiceUser ".to_owned()));
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::Later);
}

#[test]
fn without_a_health_check_a_refusal_tells_the_same() {
    let bare = Facts { resources: Fact::Known(Vec::new()), ..without_health() };
    assert_eq!(finding(&bare, Topic::Reach), Finding::NoHealthCheck);
    assert_eq!(finding(&bare, Topic::ClientSecret), Finding::SecretUnknown);
    let refused = |cause| Facts { tried: Some(Err(error(cause))), ..bare.clone() };
    let unreachable = refused(Cause::IdentityServiceUnreachable { url: Some("http://x/".to_owned()) });
    assert_eq!(finding(&unreachable, Topic::Reach), Finding::NotReached(Some("http://x/".to_owned())));
    assert_eq!(finding(&unreachable, Topic::OwnClient), Finding::Later);
    let wrong_client = refused(Cause::IdentityServiceRefused);
    assert_eq!(finding(&wrong_client, Topic::Reach), Finding::Reached);
    assert_eq!(
        finding(&wrong_client, Topic::OwnClient),
        Finding::ClientRefused(Some("IdServiceUser".to_owned()))
    );
    let off = refused(Cause::SwitchedOffInConfigFile);
    assert_eq!(finding(&off, Topic::Switch), Finding::SwitchOff);
}

#[test]
fn without_a_health_check_making_the_resource_proves_the_connection() {
    let made = Facts { tried: Some(Ok(())), ..without_health() };
    assert_eq!(not_well(&made), []);
    assert_eq!(state(&made), State::Ok);
}

#[test]
fn a_site_without_a_health_check_is_connected_once_it_has_its_default_resource() {
    assert_eq!(state(&without_health()), State::Ok);
    assert_eq!(finding(&without_health(), Topic::ClientSecret), Finding::SecretFilled);
}

#[test]
fn one_failed_answer_leaves_the_other_checks_alone() {
    let facts = Facts { feature: Fact::Failed(error(Cause::NotJson)), ..connected() };
    assert_eq!(not_well(&facts), [Topic::Feature]);
    assert_eq!(state(&facts), State::Ok, "the feature only shows Creatio's own section");
    let facts = Facts { health: Fact::Failed(error(Cause::Malformed)), ..connected() };
    assert_eq!(not_well(&facts), [Topic::Reach, Topic::OwnClient]);
    assert_eq!(state(&facts), State::Unknown);
}

#[test]
fn a_service_that_a_version_lacks_is_unknown_and_the_rest_decides() {
    let lacking = || Fact::Failed(error(Cause::ServiceMissing));
    let facts =
        Facts { feature: lacking(), rights: [(); 4].map(|()| lacking()), switch: lacking(), ..connected() };
    for topic in [Topic::Feature, Topic::Right(Operation::Solution), Topic::Switch] {
        assert_eq!(finding(&facts, topic), Finding::NotOffered, "{topic:?}");
    }
    assert_eq!(state(&facts), State::Ok);
}

#[test]
fn a_site_that_says_nothing_says_it_once() {
    let silent = |cause: Cause| Facts {
        standing: Standing { identity_service: None, ..connected().standing },
        user: Fact::Failed(error(cause.clone())),
        rights: [(); 4].map(|()| Fact::Failed(error(cause.clone()))),
        feature: Fact::Failed(error(cause.clone())),
        switch: Fact::Failed(error(cause.clone())),
        settings: Fact::Failed(error(cause.clone())),
        health: Fact::Failed(error(cause.clone())),
        resources: Fact::Failed(error(cause)),
        ..connected()
    };
    for cause in [Cause::Unreachable, Cause::NotJson, Cause::ServiceMissing, Cause::ServerFault] {
        let facts = silent(cause.clone());
        assert_eq!(finding(&facts, Topic::Site), Finding::SiteFails(error(cause)));
        let failed = checks(&facts).into_iter().filter(|check| check.state == State::Failed).count();
        assert_eq!(failed, 1);
        assert_eq!(state(&facts), State::Failed);
    }
}

#[test]
fn rights_fail_only_where_they_are_needed_now() {
    let without = |operation: Operation, facts: Facts| {
        let mut facts = facts;
        facts.rights[operation as usize] = Fact::Known(false);
        facts
    };
    let missing = |facts: &Facts, operation| {
        finding(facts, Topic::Right(operation)) == Finding::RightMissing(operation)
    };
    assert!(missing(&without(Operation::Solution, connected()), Operation::Solution));
    let off = || Facts { feature: Fact::Known(false), ..connected() };
    assert!(missing(&without(Operation::Administration, off()), Operation::Administration));
    assert!(!missing(&without(Operation::Administration, connected()), Operation::Administration));
    let empty = || Facts { settings: settings("", ""), health: health(false, false, false), ..connected() };
    assert!(missing(&without(Operation::SysSettings, empty()), Operation::SysSettings));
    assert!(!missing(&without(Operation::SysSettings, connected()), Operation::SysSettings));
    assert!(!missing(&without(Operation::OData, empty()), Operation::OData));
}

#[test]
fn two_resources_are_a_failure() {
    let both: Vec<_> = resource("a").into_iter().chain(resource("b")).collect();
    let facts = Facts { resources: Fact::Known(both.clone()), ..connected() };
    assert_eq!(finding(&facts, Topic::DefaultResource), Finding::ResourcesMany(both));
    assert_eq!(state(&facts), State::Failed);
}

#[test]
fn what_the_browser_sees_never_stands_against_the_connection() {
    let seen = |discovery: Fact<Seen>| Facts { discovery, ..connected() };
    let page = "https://crm.example.com/identity/".to_owned();
    let error = |cause| Seen::Not(error(cause));
    let not_asked = Standing { identity_service: None, ..connected().standing };
    let http =
        Standing { identity_service: Some("http://is.example.com".to_owned()), ..connected().standing };
    for (facts, expected) in [
        (seen(Fact::Known(Seen::Blocked)), Finding::Blocked(page.clone())),
        (seen(Fact::Known(Seen::Forbidden)), Finding::PolicyForbids(page.clone())),
        (
            seen(Fact::Known(error(Cause::NotJson))),
            Finding::Unseen { address: page.clone(), error: self::error(Cause::NotJson) },
        ),
        (seen(Fact::Known(error(Cause::TimedOut))), Finding::NotAnswered(self::error(Cause::TimedOut))),
        (
            seen(read("https://other.example.com", None)),
            Finding::IssuerDiffers {
                issuer: "https://other.example.com".to_owned(),
                url: "http://localhost:8090/".to_owned(),
            },
        ),
        (
            seen(read("http://127.0.0.1:8090", None)),
            Finding::DiscoveryRead("http://127.0.0.1:8090".to_owned()),
        ),
        (
            Facts { standing: not_asked, ..connected() },
            Finding::BrowserDoesNotAsk(Some("http://localhost:8090/".to_owned())),
        ),
        (Facts { standing: http, ..connected() }, Finding::MixedContent("http://is.example.com".to_owned())),
    ] {
        assert_eq!(finding(&facts, Topic::Discovery), expected);
        assert_eq!(state(&facts), State::Ok);
    }
}

#[test]
fn clocks_are_compared_between_all_three() {
    let at = |creatio: Option<i64>, identity: Option<i64>| {
        let standing = Standing { clock_ahead_ms: creatio.map(|s| s * 1_000), ..connected().standing };
        let discovery = read("http://localhost:8090", identity.map(|s| s * 1_000));
        finding(&Facts { standing, discovery, ..connected() }, Topic::Clock)
    };
    assert_eq!(at(Some(1), Some(-1)), Finding::ClocksAgree);
    assert_eq!(at(Some(300), Some(0)), Finding::ServersApart(300));
    assert_eq!(at(Some(-600), Some(-600)), Finding::BrowserApart(-600));
    assert_eq!(at(Some(-600), None), Finding::BrowserApart(-600));
    assert_eq!(at(None, Some(0)), Finding::ClockUnknown);
}

#[test]
fn what_the_config_file_says_of_the_workspace_is_compared() {
    use creatio::Workspace::{Root, Zero};
    let set = |workspace| Facts {
        standing: Standing { workspace_set: workspace, ..connected().standing },
        ..connected()
    };
    assert_eq!(finding(&set(Some(Zero)), Topic::Workspace), Finding::WorkspaceFound(Zero));
    let elsewhere = Finding::WorkspaceElsewhere { set: Root, found: Zero };
    assert_eq!(finding(&set(Some(Root)), Topic::Workspace), elsewhere);
}

#[test]
fn the_cookie_matters_only_where_creatio_wants_it() {
    let unreadable = || Standing { csrf_readable: false, ..connected().standing };
    let facts = Facts { standing: unreadable(), ..connected() };
    assert_eq!(finding(&facts, Topic::Csrf), Finding::CsrfNotUsed);
    let facts = Facts { user: Fact::Failed(error(Cause::Forbidden)), ..facts };
    assert_eq!(finding(&facts, Topic::Csrf), Finding::CsrfUnreadable);
}
