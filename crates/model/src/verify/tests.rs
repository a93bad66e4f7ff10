#![allow(clippy::unwrap_used)]

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use creatio::{AppReply, Content, Secret, TokenError};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const NOW: i64 = 1_764_000_000;
const SCOPE: &str = "ApplicationAccess_1";

fn app() -> AppFacts {
    AppFacts { client_id: "A1".to_owned(), scope: Some(SCOPE.to_owned()), ..AppFacts::default() }
}

fn token(claims: &Value) -> Secret {
    Secret::new(format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims.to_string())))
}

fn claims(claims: &Value) -> Option<Claims> {
    Claims::of(&token(claims), &Secret::new("S3cret-planted".to_owned()))
}

fn answer(status: u16, has_records: Option<bool>) -> Option<Call> {
    Some(Call {
        reply: AppReply { status: Some(status), content: Content::Json, has_records, ..AppReply::default() },
        ms: 5,
    })
}

/// A run in which everything works.
fn working() -> Run {
    let mut run = Run::new(Source::Page(String::new()));
    run.token = answer(200, None);
    run.token.as_mut().unwrap().reply.has_token = true;
    run.claims = claims(&json!({"client_id": "A1", "scope": [SCOPE], "iat": NOW, "exp": NOW + 3600}));
    run.now_ms = NOW * 1_000;
    run.data_service = answer(200, Some(true));
    run.odata = answer(200, Some(true));
    run
}

fn refused(error: TokenError) -> Run {
    let mut run = Run::new(Source::Page(String::new()));
    run.token = answer(400, None);
    run.token.as_mut().unwrap().reply.error = Some(error);
    run
}

#[test]
fn each_error_of_the_standard_is_a_finding_of_its_own() {
    for (code, finding) in [
        ("invalid_request", Finding::TokenInvalidRequest),
        ("invalid_client", Finding::TokenInvalidClient),
        ("invalid_grant", Finding::TokenInvalidGrant),
        ("unauthorized_client", Finding::TokenUnauthorizedClient),
        ("unsupported_grant_type", Finding::TokenUnsupportedGrantType),
        ("invalid_scope", Finding::TokenInvalidScope),
    ] {
        let stages = judge(&refused(code.parse().unwrap()), &app());
        assert_eq!(verdict(&stages), Verdict::Failed(Stage::Token, finding), "{code}");
        assert!(stages[2..].iter().all(|(_, finding)| finding.is_none()), "{code}");
    }
    let off = AppFacts { is_active: Some(false), ..app() };
    let stages = judge(&refused(TokenError::InvalidClient), &off);
    assert_eq!(verdict(&stages), Verdict::Failed(Stage::Token, Finding::AppInactive));
}

#[test]
fn a_token_is_judged_by_what_it_says() {
    let claim = |change: Value, creatio: u16| {
        let mut all = json!({"client_id": "A1", "scope": [SCOPE], "iat": NOW, "exp": NOW + 3600});
        all.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let run = Run {
            claims: claims(&all),
            data_service: answer(creatio, (creatio == 200).then_some(true)),
            ..working()
        };
        judge(&run, &app())[2].1
    };
    assert_eq!(claim(json!({}), 200), Some(Finding::ClaimsRead));
    assert_eq!(claim(json!({"scope": format!("openid {SCOPE}")}), 200), Some(Finding::ClaimsRead));
    assert_eq!(claim(json!({"client_id": "B2"}), 200), Some(Finding::ClaimsOtherApp));
    assert_eq!(claim(json!({"scope": ["ApplicationAccess_2"]}), 403), Some(Finding::ClaimsScope));
    assert_eq!(claim(json!({"exp": NOW - 1}), 401), Some(Finding::ClaimsNotValid));
    assert_eq!(claim(json!({"iat": NOW + 600}), 401), Some(Finding::ClaimsNotValid));
    assert_eq!(claim(json!({"iat": NOW + 600}), 200), Some(Finding::ClaimsClock), "Creatio accepts it");
    let opaque = Run { claims: None, ..working() };
    assert_eq!(judge(&opaque, &app())[2].1, Some(Finding::ClaimsOpaque));
    assert_eq!(verdict(&judge(&opaque, &app())), Verdict::Works);
}

#[test]
fn what_is_no_json_web_token_is_opaque() {
    for text in ["", "abc", "a.b", "e30.e30", "e30.!!.x", "e30.W10.x", "a.e30.b.c"] {
        assert_eq!(Claims::of(&Secret::new(text.to_owned()), &Secret::new("s".to_owned())), None, "{text}");
    }
}

#[test]
fn a_claim_that_repeats_the_secret_is_left_out() {
    let claims =
        claims(&json!({"client_id": "S3cret-planted", "iss": "x S3cret-planted", "scope": "S3cret-planted"}));
    assert!(!format!("{:?}", claims.unwrap()).contains("planted"));
}

#[test]
fn the_user_is_judged_by_what_both_interfaces_answer() {
    let found = |data_service, odata, user_is_active| {
        let run = Run { data_service, odata, ..working() };
        judge(&run, &AppFacts { user_is_active, ..app() })[5].1
    };
    let (read, refused) = (answer(200, Some(true)), answer(403, None));
    assert_eq!(found(read, read, None), Some(Finding::UserSufficient));
    assert_eq!(found(read, refused, None), Some(Finding::UserLacksOData));
    assert_eq!(found(refused, refused, Some(true)), Some(Finding::UserLacksRights));
    assert_eq!(found(answer(200, None), refused, None), Some(Finding::UserLacksRights));
    assert_eq!(found(refused, refused, Some(false)), Some(Finding::UserInactive));
    assert_eq!(found(answer(500, None), answer(500, None), None), None);
    let unlicensed = AppFacts { user_has_license: Some(false), ..app() };
    for (data_service, expected) in [
        (refused, Some(Finding::UserUnlicensed)),
        (answer(200, None), Some(Finding::UserUnlicensed)),
        (read, Some(Finding::UserSufficient)),
    ] {
        let run = Run { data_service, odata: data_service, ..working() };
        assert_eq!(judge(&run, &unlicensed)[5].1, expected, "{data_service:?}");
    }
    let empty = Run { data_service: answer(200, Some(false)), ..working() };
    assert_eq!(verdict(&judge(&empty, &app())), Verdict::Works, "there may be no contacts");
}

const OUTPUT: &str = r#"{"verify":1,"client_id":"A1","now":1764000000,"token":{"http":200,"seconds":0.25,"type":"json","error":"","token":true},"claims":{"client_id":"A1","iss":"creatio.com","scope":"ApplicationAccess_1","iat":1764000000,"exp":1764003600},"data_service":{"http":200,"seconds":0.1,"type":"json","records":true},"odata":{"http":403,"seconds":0.1,"type":"json"}}"#;

#[test]
fn pasted_output_is_judged_like_a_run_of_the_page() {
    let run = parse(&format!("$ ( url=…\nClient secret: \n{OUTPUT}\n$ "), "http://id/connect/token", &app())
        .unwrap();
    assert_eq!(run.token.unwrap().ms, 250);
    assert_eq!(verdict(&judge(&run, &app())), Verdict::Failed(Stage::OData, Finding::ODataRefused));
    let broken: String = OUTPUT
        .chars()
        .enumerate()
        .flat_map(|(at, c)| [Some(c), (at % 80 == 79).then_some('\n')])
        .flatten()
        .collect();
    assert_eq!(
        parse(&broken, "http://id/connect/token", &app()).unwrap(),
        run,
        "lines that a terminal has broken"
    );
    assert_eq!(parse("no output", "", &app()), Err(PasteError::NotOutput));
    assert_eq!(parse(&OUTPUT[..100], "", &app()), Err(PasteError::NotOutput));
    assert_eq!(parse(&OUTPUT.replacen("A1", "B2", 1), "", &app()), Err(PasteError::OtherApp));
}

proptest! {
    #[test]
    fn any_text_can_be_pasted(text in r#".*|\{"verify":1,"client_id":"A1",.*"#) {
        let _ = parse(&text, "", &app());
    }

    #[test]
    fn any_change_of_the_output_can_be_pasted(at in 0..OUTPUT.len(), with in r#"[0-9"{}\[\],:a-z-]{0,20}"#) {
        let text = format!("{}{with}{}", &OUTPUT[..at], &OUTPUT[at + 1..]);
        if let Ok(run) = parse(&text, "", &app()) {
            let _ = verdict(&judge(&run, &app()));
        }
    }

    #[test]
    fn any_token_can_be_decoded(payload in any::<Vec<u8>>(), text in ".*") {
        let secret = Secret::new("s".to_owned());
        let _ = Claims::of(&Secret::new(text), &secret);
        let _ = Claims::of(&Secret::new(format!("a.{}.b", URL_SAFE_NO_PAD.encode(payload))), &secret);
    }
}
