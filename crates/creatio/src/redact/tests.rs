//! Secrets in many notations, and texts without a secret.

use super::*;

const SECRET: &str = "S3-cret,Pl4nted";
/// As services create it: 64 hexadecimal digits.
pub(super) const RANDOM: &str = "8AA6F3C1D9E04B77A2519C0DEE31F6428AA6F3C1D9E04B77A2519C0DEE31F642";

/// Texts in which `§` stands for the secret; the tests of the error path and of the page use them too.
const NOTATIONS: &str = include_str!("../../../../tests/fixtures/secret-notations.json");

/// The notations that name the secret.
fn named_notations() -> impl Iterator<Item = String> {
    let all: Vec<serde_json::Value> = serde_json::from_str(NOTATIONS).unwrap_or_default();
    let named = all.into_iter().filter(|notation| notation["named"] == true);
    named.map(|notation| notation["body"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_secret_with_a_name_is_masked_in_every_notation() {
    assert!(named_notations().count() > 60);
    for notation in named_notations() {
        let text = notation.replace('§', SECRET);
        let masked = without_secrets(&text);
        for part in ["S3", "cret,", "Pl4nted"] {
            assert!(!masked.contains(part), "{text}\n{masked}");
        }
        assert_eq!(without_secrets(&masked), masked, "idempotent");
    }
}

#[test]
fn a_random_text_is_masked_without_a_name() {
    for text in [
        format!("{{\"GetClientSecretResult\":\"{RANDOM}\"}}"),
        format!("\"{RANDOM}\""),
        format!("<string>{RANDOM}</string>"),
        format!("{{\"data\":[1,\"{}\"]}}", &RANDOM[..24]),
        format!("%22{RANDOM}%22"),
        format!("x-{RANDOM}"),
        RANDOM.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect(),
        RANDOM.chars().map(|c| format!("&#{};", u32::from(c))).collect(),
        RANDOM.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        "q83vEjRWeJq83vEj/RWeJq83vEjRWeJ+q83vEjRWeJo=".to_owned(),
        "it was eyJhbGciOi.eyJzdWIi.c2ln here".to_owned(),
    ] {
        let masked = without_secrets(&text);
        assert!(masked.contains(MASK), "{text}");
        for part in ["8AA6", "4B77", "q83v", "c2ln", "u0038", "#56;", "%38"] {
            assert!(!masked.contains(part), "{text}\n{masked}");
        }
    }
}

#[test]
fn a_text_without_a_secret_stays() {
    for text in [
        "a basic question",
        "Basic authentication is off",
        "eyJ is how they begin",
        "http://is.example:8090/a@b",
        "https://creatio.example/0/DataService/json/SyncReply/QuerySysSettings",
        "settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.",
        "set Feature-EnableOAuth20Integration = true in AppSettings",
        r#"{"Id":"2372e343-8d09-4fc4-a1ca-b7f708eaafed","clientSecret":null,"IsSecretSet":true}"#,
        r#"{"clientId":"0A1B2C3D4E5F60718293A4B5C6D7E8F9"}"#,
        r#"{"token_endpoint":"https://a.example/connect/token","token_type":"x"}"#,
        r#"{"message":"Invalid token","code":5}"#,
        "Invalid user name or password specified",
        "The token has expired at 2026-11-24",
        "Your password has expired.",
        "password=",
        "Creatio says: the secret is wrong",
        "at Terrasoft.Core.OAuth20.ClientAppManager.GetClientSecret(Guid id)",
        "50 % of C:\\users\\new & more",
        "",
    ] {
        assert_eq!(without_secrets(text), text);
    }
}

#[test]
fn only_the_secret_is_masked() {
    for (text, masked) in [
        ("client_secret=a,b&x=1", "client_secret=•••&x=1"),
        (r#"{"clientSecret":"a\"b","b":"c"}"#, r#"{"clientSecret":"•••","b":"c"}"#),
        ("<ClientSecret>a</ClientSecret><b>c</b>", "<ClientSecret>•••</ClientSecret><b>c</b>"),
        ("http://admin:pass@is.example/x@y", "http://•••@is.example/x@y"),
        ("Authorization: Bearer a.b\nHost: c", "Authorization: •••\nHost: c"),
        (r#"{"Key":"token","Value":"a"},"b""#, r#"{"Key":"token","Value":"•••"},"b""#),
    ] {
        assert_eq!(without_secrets(text), masked);
    }
}

/// A password with everything that notations escape.
const SENT: &str = r#"p&ss'w<r"d\+ö 9%41Zq"#;

#[test]
fn what_was_sent_is_masked_in_every_notation() {
    let percent: String = SENT.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let units: String = SENT.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
    let base64 = [
        "cCZzcyd3PHIiZFwrw7YgOSU0MVpx",
        "YTpwJnNzJ3c8ciJkXCvDtiA5JTQxWnE=",
        "eHA6cCZzcyd3PHIiZFwrw7YgOSU0MVpx",
    ];
    for form in [
        SENT.to_owned(),
        SENT.to_ascii_uppercase(),
        serde_json::to_string(SENT).unwrap_or_default(),
        serde_json::to_string(&serde_json::to_string(SENT).unwrap_or_default()).unwrap_or_default(),
        units.replace('\\', "\\\\"),
        units,
        r"p\u0026ss\u0027w\u003Cr\u0022d\\\u002B\u00F6 9%41Zq".to_owned(),
        r#"p&ss\'w<r\"d\\+ö 9%41Zq"#.to_owned(),
        "p&amp;ss&#39;w&lt;r&quot;d\\+&#246; 9%41Zq".to_owned(),
        "p&amp;amp;ss&amp;#39;w&amp;lt;r&amp;quot;d\\+&amp;#xF6; 9%41Zq".to_owned(),
        percent.to_uppercase(),
        percent.replace('%', "%25"),
        "p%26ss%27w%3Cr%22d%5C%2B%F6+9%2541Zq".replace("%F6", "%C3%B6"),
        "p%26ss%27w%3Cr%22d%5C%2B%F6%209%2541Zq".to_owned(),
        SENT.bytes().map(|byte| format!("{byte:02X}")).collect(),
        base64[0].to_owned(),
        base64[1].to_owned(),
        base64[2].to_owned(),
    ] {
        let text = format!("It was {form}!");
        let masked = redact_start(&text, text.len(), &[Secret::new(SENT.to_owned())]);
        let rest = masked.replace(MASK, "");
        assert!(masked.contains(MASK) && rest.len() < 20, "{text}\n{masked}");
        assert!(!rest.to_lowercase().contains("ss") && !rest.contains("Zq"), "{text}\n{masked}");
    }
    assert_eq!(redact_start("a b", 3, &[Secret::default()]), "a b");
}

#[test]
fn nothing_is_shown_of_a_text_that_is_escaped_too_often() {
    let nested = format!("%{}22secret", "25".repeat(MAX_LAYERS));
    assert_eq!(without_secrets(&nested), MASK);
    assert_eq!(without_secrets(&format!("a{}\"", "\\".repeat(64))), format!("a{}\"", "\\".repeat(64)));
}

/// Texts that make a search start again and again. If the work grew with the square of the length, this test would not end.
#[test]
fn long_texts_are_searched_once() {
    for unit in [
        "x",
        "eyJ",
        "eyJ.",
        "token=abc ",
        "\"token\":\"abc\",",
        "token",
        "token,",
        "token\"",
        "token'",
        "token ",
        "<token ",
        "<token>",
        "token</",
        "token:",
        "token:[",
        "token:{\"",
        "secret\":\"\\",
        "\\",
        "\\\"",
        "&",
        "&#",
        "&amp;",
        "%",
        "%25",
        "://",
        "://a",
        "bearer ",
        "basic",
        "v",
        "value\"",
        "\"k\":\"token\",\"value\":",
        "ö",
        "\u{200b}",
        "\"",
        "[",
        "{\"a\":",
        "a1",
        "=",
        "\\u005c",
        "\\ud83d",
        "token;",
        "pwd=a b ",
        "token\u{a0}",
        "code=",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        assert!(without_secrets(&text).len() <= 3 * text.len(), "{unit}");
    }
}
