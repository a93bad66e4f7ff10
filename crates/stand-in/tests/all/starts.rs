//! The states that a site starts in.

use crate::test_client::{SUPERVISOR, TestClient};
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81},
    start::Start,
    world::{WorldSpec, app_names},
};
use std::collections::BTreeSet;

#[test]
fn a_new_site_is_not_connected() {
    for profile in Profile::iter() {
        let state = TestClient::anonymous(profile, Start::NewSite).state();
        assert_eq!(
            (&state["feature"], &state["resources"], &state["apps"]),
            (&json!(0), &json!([]), &json!([]))
        );
        let empty = json!({
            "OAuth20IdentityServerUrl": "", "OAuth20IdentityServerClientId": "", "OAuth20IdentityServerClientSecret": "",
        });
        assert_eq!(state["settings"], empty, "{profile}");
    }
}

#[test]
fn a_connected_site_has_the_documented_settings_and_some_apps() {
    for profile in Profile::iter() {
        let state = TestClient::anonymous(profile, Start::ConnectedSite).state();
        let documented = json!({
            "OAuth20IdentityServerUrl": "http://localhost:8090", "OAuth20IdentityServerClientId": "IdServiceUser",
            "OAuth20IdentityServerClientSecret": "ItIsMyPasswordForIdentityService",
        });
        assert_eq!((&state["feature"], &state["settings"]), (&json!(1), &documented), "{profile}");
        assert_eq!(state["resources"][0]["IsDefault"], true, "{profile}");
        assert_eq!(state["apps"].as_array().unwrap().len(), 3, "{profile}");
        assert_eq!(state["users"][2]["Id"], SUPERVISOR, "{profile}");
    }
}

#[test]
fn names_are_unique() {
    assert_eq!(app_names(500).into_iter().collect::<BTreeSet<_>>().len(), 500);
    let client = TestClient::signed_in_to(Core81, WorldSpec { users: 40, ..WorldSpec::default() });
    let names: BTreeSet<_> = client.site.creatio.world.units.iter().map(|unit| &unit.name).collect();
    assert_eq!(names.len(), 40 + 1 + 3, "users, Supervisor and three roles");
}
