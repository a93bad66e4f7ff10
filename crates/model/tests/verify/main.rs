//! Verifying apps of the stand-in through the real client.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../creatio/tests/stand_in/support.rs"]
#[allow(dead_code, reason = "the tests of the client use the rest")]
mod support;
#[path = "../../../creatio/tests/stand_in/transport.rs"]
#[allow(dead_code, reason = "the tests of the client use the rest")]
mod transport;

use creatio::{Id, Secret};
use model::{
    connection::{
        environment::{Environment, read_environment},
        facts::{Fact, Facts},
    },
    endpoints::Endpoints,
    verify::{AppFacts, Finding, Run, Source, Stage, State, Verdict, find_source, judge, run, verdict},
};
use serde_json::json;
use support::Site;

const PROFILES: [&str; 5] = ["framework-8.0", "core-8.1", "framework-8.2", "core-8.3", "framework-10"];
const WRONG: &str = "planted-wrong-secret+&%";

struct Verified {
    site: Site,
    record: Id,
    client_id: String,
    secret: Secret,
}

impl Verified {
    async fn new(profile: &str) -> Verified {
        let site = Site::new(profile, &[]).await;
        let app = site.first_app().await;
        let secret = site.client.client_secret(&app.id).await.unwrap();
        Verified { site, record: app.id, client_id: app.client_id, secret }
    }

    async fn endpoints(&self) -> (Endpoints, Environment) {
        let mut facts = Facts::default();
        read_environment(&self.site.client, &mut facts.environment);
        facts.settings = Fact::Known(self.site.client.settings().await.unwrap());
        facts.default_resources = Fact::Known(self.site.client.default_resources().await.unwrap());
        let root = facts.environment.site_root.clone();
        facts.environment.identity_service = Some(format!("{root}/identity/"));
        (Endpoints::of(&facts).unwrap(), facts.environment)
    }

    async fn facts(&self, endpoints: &Endpoints) -> AppFacts {
        let record = Some(&self.record);
        AppFacts::read(&self.site.client, self.client_id.clone(), record, &endpoints.scope).await
    }

    async fn run_with(&self, secret: &Secret) -> (Run, AppFacts) {
        let (endpoints, environment) = self.endpoints().await;
        let app = self.facts(&endpoints).await;
        match find_source(&self.site.client, &environment, &endpoints).await {
            Source::Page(url) => (run(&self.site.client, url, &app, secret, now_ms, |_| ()).await, app),
            source => (Run::new(source), app),
        }
    }

    async fn verdict(&self) -> Verdict {
        let (run, app) = self.run_with(&self.secret).await;
        verdict(&judge(&run, &app))
    }
}

fn now_ms() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as f64
}

#[tokio::test]
async fn an_app_works_on_each_version() {
    for profile in PROFILES {
        let verified = Verified::new(profile).await;
        let (run, app) = verified.run_with(&verified.secret).await;
        let stages = judge(&run, &app);
        assert_eq!(verdict(&stages), Verdict::Works, "{profile} {stages:?}");
        let found = stages.map(|(_, finding)| finding.unwrap());
        use Finding as F;
        assert_eq!(
            found,
            [F::SourceFound, F::TokenReceived, F::ClaimsRead, F::DataRead, F::DataRead, F::UserSufficient],
            "{profile}"
        );
        assert_eq!(run.claims.unwrap().client_id, verified.client_id, "{profile}");
    }
}

#[tokio::test]
async fn each_failure_has_its_own_finding() {
    use Finding as F;
    use Stage as S;
    let faults = [
        ("token", "html", S::Token, F::TokenPage),
        ("token", "not-found", S::Token, F::TokenNoService),
        ("token", "unavailable", S::Token, F::TokenServiceDown),
        ("token", "error-500-json", S::Token, F::TokenServiceDown),
        ("token", "cut-before", S::Token, F::TokenUnreachable),
        ("token", "empty", S::Token, F::TokenNotUnderstood),
        ("token", "truncated", S::Token, F::TokenNotUnderstood),
        ("SelectQuery:Contact", "unauthorized", S::DataService, F::DataUnauthorized),
        ("SelectQuery:Contact", "forbidden", S::DataService, F::DataForbidden),
        ("SelectQuery:Contact", "refused", S::DataService, F::DataRefused),
        ("SelectQuery:Contact", "login-page", S::DataService, F::DataPage),
        ("SelectQuery:Contact", "login-html", S::DataService, F::DataPage),
        ("SelectQuery:Contact", "not-found", S::DataService, F::DataNoService),
        ("SelectQuery:Contact", "bad-gateway", S::DataService, F::DataFault),
        ("SelectQuery:Contact", "cut-before", S::DataService, F::DataUnreachable),
        ("SelectQuery:Contact", "empty", S::DataService, F::DataNotUnderstood),
        ("Contact", "forbidden", S::OData, F::ODataRefused),
        ("Contact", "unauthorized", S::OData, F::ODataRefused),
        ("Contact", "not-found", S::OData, F::DataNoService),
    ];
    let verified = Verified::new("framework-8.0").await;
    for (call, fault, stage, finding) in faults {
        verified.site.fault(call, fault, 1).await;
        assert_eq!(verified.verdict().await, Verdict::Failed(stage, finding), "{call} {fault}");
    }
    assert_eq!(verified.verdict().await, Verdict::Works);
}

/// What goes wrong on a site.
enum Change {
    Condition(&'static str),
    AppForgotten,
    AppInactive,
}

#[tokio::test]
async fn what_creatio_or_the_identity_service_refuses_is_named() {
    use Finding as F;
    use Stage as S;
    for profile in PROFILES {
        // From 8.3 on, Creatio itself issues tokens as long as it reaches the Identity Service.
        let (stage_down, down) = match profile {
            "core-8.3" | "framework-10" => (S::Token, F::TokenServiceDown),
            _ => (S::Source, F::SourceWrong),
        };
        for (change, stage, finding) in [
            (Change::Condition("no-CanUseODataService"), S::OData, F::ODataRefused),
            (Change::AppForgotten, S::Token, F::TokenInvalidClient),
            (Change::AppInactive, S::Token, F::AppInactive),
            (Change::Condition("identity-html"), stage_down, down),
            (Change::Condition("identity-down"), stage_down, down),
            // For Creatio, whose clock is ahead, the token has expired.
            (Change::Condition("creatio-clock:7200"), S::DataService, F::DataUnauthorized),
        ] {
            let verified = Verified::new(profile).await;
            let name = verified.site.first_app().await.name;
            match change {
                Change::Condition(condition) => verified.site.set(condition).await,
                Change::AppForgotten => verified.site.identity("forget", &[&name]).await,
                Change::AppInactive => verified.site.change_app(&name, json!({"IsActive": false})).await,
            }
            assert_eq!(verified.verdict().await, Verdict::Failed(stage, finding), "{profile}");
        }
    }
}

#[tokio::test]
async fn a_wrong_secret_is_refused_and_no_secret_is_kept() {
    for profile in PROFILES {
        let verified = Verified::new(profile).await;
        let wrong = Secret::new(WRONG.to_owned());
        let (run, app) = verified.run_with(&wrong).await;
        let stages = judge(&run, &app);
        assert_eq!(verdict(&stages), Verdict::Failed(Stage::Token, Finding::TokenInvalidClient), "{profile}");
        assert!(!format!("{run:?}{app:?}").contains("planted"), "{profile}");
        let (run, app) = verified.run_with(&verified.secret).await;
        let kept = format!("{run:?}{app:?}");
        assert!(!kept.contains(verified.secret.expose()) && !kept.contains("eyJ"), "{profile}");
    }
}

#[tokio::test]
async fn the_session_of_the_user_does_not_make_a_bad_token_pass() {
    for profile in PROFILES {
        let verified = Verified::new(profile).await;
        let token = Secret::new("eyJhbGciOiJub25lIn0.e30.bad".to_owned());
        assert!(verified.site.client.current_user().await.is_ok(), "the user is signed in");
        for reply in [
            verified.site.client.data_service_as_app(&token).await,
            verified.site.client.odata_as_app(&token).await,
        ] {
            assert_eq!((reply.status, reply.has_records), (Some(401), None), "{profile}");
        }
        let journal = verified.site.journal().await;
        let calls = journal.iter().filter(|entry| entry["call"] == "SelectQuery:Contact");
        for entry in calls {
            assert_eq!(entry["headers"]["cookie"], json!(null), "{profile}");
            assert_eq!(entry["user"], json!(null), "{profile}");
        }
    }
}

#[tokio::test]
async fn a_page_that_may_not_ask_says_so() {
    let verified = Verified::new("framework-8.0").await;
    let (endpoints, mut environment) = verified.endpoints().await;
    environment.identity_service = None;
    // Nothing answers at the documented address, which is the one in the settings.
    let source = find_source(&verified.site.client, &environment, &endpoints).await;
    assert_eq!(source, Source::NotAllowed);
    let run = Run::new(source);
    let stages = judge(&run, &AppFacts::default());
    assert_eq!(verdict(&stages), Verdict::UseShell);
    assert_eq!(stages[0].1.map(Finding::state), Some(State::Skipped));
    assert!(stages[1..].iter().all(|(_, finding)| finding.is_none()));
}

#[tokio::test]
async fn newer_versions_of_creatio_issue_tokens_themselves() {
    let verified = Verified::new("core-8.3").await;
    let (endpoints, mut environment) = verified.endpoints().await;
    environment.identity_service = None;
    let source = find_source(&verified.site.client, &environment, &endpoints).await;
    assert_eq!(source, Source::Page(format!("{}/connect/token", endpoints.site_url)));
}
