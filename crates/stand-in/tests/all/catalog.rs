//! The catalog of names.

use crate::test_client::TestClient;
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator, catalog::catalog, condition::Condition, fault::Fault, profile::Profile, start::Start,
};

fn names(catalog: &Value, kind: &str) -> Vec<String> {
    let entries = catalog[kind].as_array().unwrap();
    entries.iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_lists_every_name_with_a_description() {
    let catalog = catalog();
    assert_eq!(
        names(&catalog, "profiles"),
        Profile::iter().map(|profile| profile.to_string()).collect::<Vec<_>>()
    );
    assert_eq!(names(&catalog, "starts"), Start::iter().map(|start| start.to_string()).collect::<Vec<_>>());
    assert_eq!(names(&catalog, "faults"), Fault::iter().map(|fault| fault.to_string()).collect::<Vec<_>>());
    assert_eq!(names(&catalog, "conditions").len(), Condition::iter().count());
    for kind in ["profiles", "starts", "faults", "conditions"] {
        for entry in catalog[kind].as_array().unwrap() {
            let description = entry["description"].as_str().unwrap_or_default();
            assert!(description.ends_with('.'), "{kind}: {entry}");
        }
    }
}

#[test]
fn a_site_starts_with_its_defaults() {
    let mut client = TestClient::signed_in(Profile::Core81);
    client.control("POST", "reset", catalog()["defaults"].clone());
    let by_defaults = client.state();
    client.control(
        "POST",
        "reset",
        json!({"profile": "framework-8.0", "start": "connected-site", "apps": 3, "users": 5}),
    );
    for member in ["profile", "feature", "conditions"] {
        assert_eq!(by_defaults[member], client.state()[member], "{member}");
    }
    for member in ["apps", "users"] {
        let count = |state: &Value| state[member].as_array().unwrap().len();
        assert_eq!(count(&by_defaults), count(&client.state()), "{member}");
    }
}

#[test]
fn conditions_name_their_parameter() {
    let names = names(&catalog(), "conditions");
    for name in ["identity-down", "identity-clock:{seconds}", "setting:{setting}={value}", "no-{operation}"] {
        assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
    }
}
