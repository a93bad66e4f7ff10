#![allow(clippy::unwrap_used)]

use creatio::{Resource, Settings, Workspace};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use super::{Subject, Target, skeleton::skeleton};
use crate::{
    connection::facts::{Fact, Facts},
    endpoints::Endpoints,
    sample::id,
};

/// A site whose texts are all the same, as hostile as an administrator could make them.
fn subject(text: &str, workspace: Workspace) -> Subject {
    let mut facts = Facts::default();
    facts.environment.site_root = format!("https://crm.example/{text}");
    facts.environment.workspace = Some(workspace);
    let url = Some(format!("https://identity.example/{text}"));
    facts.settings = Fact::Known(Settings { url, ..Settings::default() });
    facts.default_resources = Fact::Known(vec![Resource { id: id(1), name: format!("Scope{text}") }]);
    Subject::new(text, &format!("Id{text}"), &Endpoints::of(&facts).unwrap())
}

fn texts(target: Target, subject: &Subject) -> Vec<String> {
    target.files(subject).into_iter().map(|file| file.text).collect()
}

fn skeletons(target: Target, text: &str) -> Vec<String> {
    texts(target, &subject(text, Workspace::Zero)).iter().map(|text| skeleton(target, text)).collect()
}

#[test]
fn each_target_has_the_addresses_of_its_workspace() {
    for (workspace, root) in
        [(Workspace::Zero, "https://crm.example/x/0/"), (Workspace::Root, "https://crm.example/x/")]
    {
        for target in Target::iter() {
            let all = texts(target, &subject("x", workspace)).concat();
            assert!(all.contains("https://identity.example/x/connect/token"), "{target:?}");
            if target == Target::Clio {
                // clio adds the workspace itself.
                assert!(all.contains("--uri 'https://crm.example/x'"), "{all}");
                assert!(all.contains(&format!("--IsNetCore {}", workspace == Workspace::Root)), "{all}");
            } else {
                assert!(all.contains(&format!("{root}odata")), "{target:?}");
                assert!(all.contains(&format!("{root}DataService/json/SyncReply")), "{target:?}");
                assert!(all.contains("Scopex"), "{target:?}");
            }
        }
    }
}

#[test]
fn without_a_token_url_the_secret_goes_nowhere() {
    let facts = Facts {
        environment: crate::connection::environment::Environment {
            workspace: Some(Workspace::Zero),
            ..Default::default()
        },
        ..Facts::default()
    };
    let subject = Subject::new("x", "y", &Endpoints::of(&facts).unwrap());
    for target in Target::iter() {
        assert!(texts(target, &subject).concat().contains(".invalid/connect/token"), "{target:?}");
    }
}

#[test]
fn no_name_of_a_value_is_left() {
    for target in Target::iter() {
        for text in texts(target, &subject("x", Workspace::Zero)) {
            let lower_case_names = ["@app@", "_url@", "@client_id@", "@scope@", "@query@", "@is_net_core@"];
            assert!(!lower_case_names.iter().any(|name| text.contains(name)), "{target:?}");
        }
    }
}

#[test]
fn files_are_named_after_the_app_or_as_the_language_expects() {
    let named = |app: &str| {
        let names = Target::iter().flat_map(move |target| target.files(&subject(app, Workspace::Zero)));
        names.map(|file| file.name).collect::<Vec<_>>()
    };
    let names = named("Power BI: Zoë/..\\x");
    for expected in
        ["creatio-power-bi-zoë-x.sh", "creatio-power-bi-zoë-x.postman_environment.json", "main.go"]
    {
        assert!(names.iter().any(|name| name == expected), "{expected} in {names:?}");
    }
    assert!(named("///").contains(&"creatio.py".to_owned()));
}

#[test]
fn hostile_texts_stay_inside_their_literals() {
    for text in [
        "it's",
        "a\"b",
        "$(touch x)`touch x`",
        "%PATH%",
        "*/ x /*",
        "\r\nmalicious",
        "\u{2028}x\u{85}y",
        "\\",
        "\\u000a\\u0022",
        "\u{2019}; x \u{2018}",
        "#(cr)\" & x & \"",
        "{{x}}{{\nthrow 1\n}}",
        "@client_id@",
        "\u{202e}x",
    ] {
        for target in Target::iter() {
            assert_eq!(skeletons(target, text), skeletons(target, "x"), "{target:?} {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_inside_its_literals(text in r#"([\PC\r\n'"`$%\\{}#@()*/;&|<> ]|\\u|\{\{|'')*"#) {
        for target in Target::iter() {
            prop_assert_eq!(skeletons(target, &text), skeletons(target, "x"), "{:?}", target);
        }
    }
}

/// What stands between two braces is run.
#[test]
fn nothing_in_a_request_file_can_open_braces() {
    let braces = |text: &str| {
        let file = texts(Target::HttpFile, &subject(text, Workspace::Zero)).concat();
        let code = file.lines().skip(1).collect::<Vec<_>>().join("\n");
        (code.matches("{{").count(), code.matches("}}").count())
    };
    assert_eq!(braces("{{client_secret}}"), braces("x"));
}
