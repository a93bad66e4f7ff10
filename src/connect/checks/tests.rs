use creatio::Id;

use super::*;

fn error(cause: Cause) -> Error {
    Error { cause, call: "AddDefaultResource", status: Some(200), words: None, answer: None }
}

fn resource(name: &str) -> Option<Resource> {
    let id = Id::parse("7f3b869f-34f3-4f20-ab4d-7480a5fdf647")?;
    Some(Resource { id, name: name.to_owned(), display_name: "Application access".to_owned() })
}

fn health(filled: bool, available: bool, token: bool) -> Fact<Health> {
    Fact::Known(Health {
        has_problem: !(filled && available && token),
        settings_filled_in: filled,
        identity_service_available: available,
        access_token_retrievable: token,
        default_resource_registered: None,
        message: None,
    })
}

fn connected() -> Facts {
    Facts {
        can_manage_solution: Fact::Known(true),
        can_manage_settings: Fact::Known(true),
        feature: Fact::Known(true),
        settings: Fact::Known(Settings {
            url: Some("http://localhost:8090/".to_owned()),
            client_id: Some("IdServiceUser".to_owned()),
            not_found: Vec::new(),
        }),
        health: health(true, true, true),
        resources: Fact::Known(resource("ApplicationAccess_1").into_iter().collect()),
        tried: None,
    }
}

fn finding(facts: &Facts, topic: Topic) -> Finding {
    let found = checks(facts).into_iter().find(|check| check.topic == topic);
    found.map_or(Finding::Asking, |check| check.finding)
}

fn states(facts: &Facts) -> Vec<State> {
    checks(facts).into_iter().map(|check| check.state).collect()
}

#[test]
fn a_connected_site_has_nothing_to_do() {
    assert_eq!(states(&connected()), [State::Ok; 6]);
    assert_eq!(overall(&checks(&connected())), State::Ok);
}

#[test]
fn before_any_answer_everything_is_being_checked() {
    assert_eq!(states(&Facts::default()), [State::Asking; 6]);
    assert_eq!(overall(&checks(&Facts::default())), State::Asking);
}

#[test]
fn a_new_site_names_its_steps_and_leaves_the_rest_for_later() {
    let facts = Facts {
        feature: Fact::Known(false),
        settings: Fact::Known(Settings::default()),
        health: health(false, false, false),
        resources: Fact::Known(Vec::new()),
        ..connected()
    };
    use State::{Ok, ToDo, Unknown};
    assert_eq!(states(&facts), [Ok, ToDo, ToDo, Unknown, Unknown, ToDo]);
    assert_eq!(
        finding(&facts, Topic::Settings),
        Finding::SettingsEmpty(vec![setting::URL, setting::CLIENT_ID])
    );
    assert_eq!(overall(&checks(&facts)), ToDo);
}

#[test]
fn an_empty_secret_is_known_from_the_health_check_alone() {
    let facts = Facts { health: health(false, false, false), ..connected() };
    assert_eq!(finding(&facts, Topic::Settings), Finding::SettingsEmpty(vec![setting::CLIENT_SECRET]));
}

#[test]
fn the_first_failing_link_is_named_and_the_next_waits() {
    let facts = Facts { health: health(true, false, false), ..connected() };
    assert_eq!(finding(&facts, Topic::Reach), Finding::NotReached(Some("http://localhost:8090/".to_owned())));
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::Later);
    let facts = Facts { health: health(true, true, false), ..connected() };
    assert_eq!(finding(&facts, Topic::Reach), Finding::Reached);
    assert_eq!(finding(&facts, Topic::OwnClient), Finding::ClientRefused);
}

#[test]
fn without_a_health_check_a_refusal_tells_the_same() {
    let bare = Facts {
        health: Fact::Failed(error(Cause::ServiceMissing)),
        resources: Fact::Known(Vec::new()),
        ..connected()
    };
    assert_eq!(finding(&bare, Topic::Reach), Finding::NoHealthCheck);
    assert_eq!(finding(&bare, Topic::Settings), Finding::SettingsFilledButSecretUnknown);
    let refused = |cause| Facts { tried: Some(Err(error(cause))), ..bare.clone() };
    let unreachable = refused(Cause::IdentityServiceUnreachable { url: Some("http://x/".to_owned()) });
    assert_eq!(finding(&unreachable, Topic::Reach), Finding::NotReached(Some("http://x/".to_owned())));
    let wrong_client = refused(Cause::IdentityServiceRefused);
    assert_eq!(finding(&wrong_client, Topic::Reach), Finding::Reached);
    assert_eq!(finding(&wrong_client, Topic::OwnClient), Finding::ClientRefused);
    let off = refused(Cause::SwitchedOffInConfigFile);
    assert_eq!(finding(&off, Topic::DefaultResource), Finding::SwitchedOff);
}

#[test]
fn without_a_health_check_making_the_resource_proves_the_connection() {
    let made =
        Facts { health: Fact::Failed(error(Cause::ServiceMissing)), tried: Some(Ok(())), ..connected() };
    assert_eq!(states(&made), [State::Ok; 6]);
}

#[test]
fn a_site_without_a_health_check_is_connected_once_it_has_its_default_resource() {
    let facts = Facts { health: Fact::Failed(error(Cause::ServiceMissing)), ..connected() };
    assert_eq!(overall(&checks(&facts)), State::Ok);
}

#[test]
fn one_failed_answer_leaves_the_other_checks_alone() {
    let facts = Facts { feature: Fact::Failed(error(Cause::NotJson)), ..connected() };
    let failed: Vec<_> = checks(&facts).into_iter().filter(|check| check.state != State::Ok).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed.first().map(|check| check.topic), Some(Topic::Feature));
}

#[test]
fn missing_rights_and_two_resources_are_failures() {
    let facts = Facts {
        can_manage_solution: Fact::Known(false),
        can_manage_settings: Fact::Failed(error(Cause::ServiceMissing)),
        resources: Fact::Known(resource("a").into_iter().chain(resource("b")).collect()),
        ..connected()
    };
    assert_eq!(finding(&facts, Topic::Rights), Finding::RightsMissing(vec!["CanManageSolution"]));
    assert_eq!(finding(&facts, Topic::DefaultResource), Finding::ResourcesMany(2));
    assert_eq!(overall(&checks(&facts)), State::Failed);
}

#[test]
fn an_address_that_is_none_is_refused_before_it_is_saved() {
    assert_eq!(url_problem(" "), Some(UrlProblem::Missing));
    assert_eq!(url_problem("localhost:8090"), Some(UrlProblem::Invalid));
    assert_eq!(url_problem(" http://localhost:8090/ "), None);
}
