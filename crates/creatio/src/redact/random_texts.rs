//! Generated texts: redaction never fails, and never shows what was planted in any mix of notations.

use proptest::{prelude::*, sample::select};

use super::{tests::RANDOM, *};

/// Something that a text may contain around a secret.
fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "</",
            "/>",
            "&",
            ";",
            "%",
            "%2",
            "\\u00",
            "&#",
            "://",
            "@",
            ":",
            "=",
            " ",
            "\n",
            ",",
            "token",
            "secret",
            "<token>",
            "value",
            "eyJ",
            "Bearer ",
            "•••",
            "ö",
            "\u{200b}",
            "&amp;",
            "%25",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// The ways in which a text is escaped, each of which may be applied to the result of another.
fn escape(text: &str, way: usize) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric();
    let escaped = |escape: fn(char) -> String| {
        text.chars().map(|c| if is_plain(&c) { c.to_string() } else { escape(c) }).collect()
    };
    match way {
        0 => text.to_owned(),
        1 => serde_json::to_string(text).unwrap_or_default(),
        2 => escaped(|c| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()),
        3 => escaped(|c| format!("&#x{:X};", u32::from(c))),
        _ => escaped(|c| c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_redacted(text in noise()) {
        let masked = without_secrets(&text);
        prop_assert!(masked.len() <= 3 * text.len() + MASK.len());
    }

    #[test]
    fn a_random_text_is_masked_in_any_text(before in noise(), after in noise(), ways in prop::collection::vec(0..5_usize, 0..3)) {
        let planted = ways.iter().fold(format!("{before} {RANDOM} {after}"), |text, way| escape(&text, *way));
        prop_assert!(!without_secrets(&planted).contains(&RANDOM[..8]), "{}", planted);
    }

    #[test]
    fn what_was_sent_is_masked_in_any_text(
        sent in "\\PC{8,20}", before in noise(), after in noise(), ways in prop::collection::vec(0..5_usize, 0..3)
    ) {
        let planted = ways.iter().fold(format!("{before}|{sent}|{after}"), |text, way| escape(&text, *way));
        let form = ways.iter().fold(sent.clone(), |text, way| escape(&text, *way));
        let masked = redact_start(&planted, planted.len(), &[Secret::new(sent.clone())]);
        prop_assert!(!masked.contains(&sent) && !masked.contains(form.trim_matches('"')), "{planted}\n{masked}");
    }
}
