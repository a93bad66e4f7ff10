//! What “Copy report” copies.

use creatio::{Cause, Error, Transport};
use model::connection::{
    checks::{Check, evaluate},
    facts::Fact,
};

use super::{ALL, HEALTHY, Scenario};
use crate::text::report::{details, report};

#[test]
fn neither_the_report_nor_the_details_contain_a_planted_secret() {
    let secrets = ["Pl4nted-Pass", "Pl4ntedSecret", "Pl4ntedToken", "Pl4ntedCookie", "eyJhbGciOiJIUzI1NiJ9"];
    let scenario = Scenario {
        conditions: &[
            "setting:OAuth20IdentityServerUrl=http://admin:Pl4nted-Pass@localhost:8090/?client_secret=Pl4ntedSecret&access_token=Pl4ntedToken",
            "setting:OAuth20IdentityServerClientId=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
            "setting:OAuth20IdentityServerClientSecret=Pl4ntedSecret",
        ],
        ..HEALTHY
    };
    for profile in ALL {
        let (mut facts, browser) = scenario.open(*profile);
        let csrf_token = browser.csrf_tokens().remove(0);
        let error = Error::new(Cause::ServerFault, "AddDefaultResource", creatio::Effect::Write)
            .with_details(
                Some(500),
                Some(format!("Cookie: .ASPXAUTH=Pl4ntedCookie; BPMCSRF={csrf_token}")),
                Some("Authorization: Bearer Pl4ntedToken".to_owned()),
            );
        facts.health = Fact::Failed(error);
        let mut texts: Vec<String> = Check::all().map(|check| details(&facts, check)).collect();
        texts.push(report(&facts, &evaluate(&facts), "2026-11-24T00:00:00Z"));
        assert!(texts.iter().any(|text| text.contains("localhost:8090")), "the URL itself is there");
        assert!(texts.iter().any(|text| text.contains("AddDefaultResource: HTTP 500")), "and the failure");
        for text in texts {
            for secret in secrets.iter().copied().chain([csrf_token.as_str()]) {
                assert!(!text.contains(secret), "{profile}: {secret} in\n{text}");
            }
        }
    }
}
