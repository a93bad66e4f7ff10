//! The feature OAuth20Integration.

use crate::test_client::TestClient;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81, Framework10, Framework80},
};

fn state(client: &mut TestClient) -> Value {
    let body = json!({"code": "OAuth20Integration"});
    client.post("rest/FeatureService/GetFeatureState", body).body_json()["FeatureState"].clone()
}

fn clear_cache(client: &mut TestClient, argument: &str) -> u16 {
    client.get(&format!("rest/FeatureService/ClearFeaturesCacheForAllUsers/{argument}")).status
}

#[test]
fn a_stored_state_shows_once_the_cache_is_cleared() {
    let (plain, encoded) = ("OAuth20Integration".to_owned(), STANDARD.encode("OAuth20Integration"));
    // The argument that clears the cache, the other one, and the status of the latter.
    let cases = [
        (Framework80, &plain, &encoded, 200),
        (Core81, &plain, &encoded, 200),
        (Framework10, &encoded, &plain, 500),
    ];
    for (profile, right, wrong, wrong_status) in cases {
        let mut client = TestClient::signed_in_to_new_site(profile);
        assert_eq!(state(&mut client), 0, "{profile}");
        let body = json!({"code": "OAuth20Integration", "state": 1});
        let set = client.post("rest/FeatureService/SetFeatureStateForAllUsers", body);
        assert_eq!((set.status, set.body.len()), (200, 0), "{profile}");
        assert_eq!(clear_cache(&mut client, wrong), wrong_status, "{profile}");
        assert_eq!(state(&mut client), 0, "{profile}: still cached");
        assert_eq!(clear_cache(&mut client, right), 200, "{profile}");
        assert_eq!(state(&mut client), 1, "{profile}");
    }
}

#[test]
fn setting_the_state_needs_a_right() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in_to_new_site(profile);
        client.set_condition("no-CanManageAdministration");
        let body = json!({"code": "OAuth20Integration", "state": 1});
        assert_eq!(client.post("rest/FeatureService/SetFeatureStateForAllUsers", body.clone()).status, 500);
        let caught = client.post("rest/FeatureService/SetFeatureState", body);
        assert_eq!((caught.status, &caught.body_json()["result"]["success"]), (200, &json!(false)));
        assert_eq!(client.site.creatio.world.feature.stored, 0);
    }
}
