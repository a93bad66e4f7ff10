//! The operations that a user may execute.

use crate::test_client::TestClient;
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81, Framework10, Framework80},
};

#[test]
fn rights_are_answered_singly_and_as_a_dictionary() {
    let operations = json!({"operations": ["CanManageSolution", "CanUseODataService"]});
    let pairs =
        json!([{"Key": "CanManageSolution", "Value": false}, {"Key": "CanUseODataService", "Value": true}]);
    let object = json!({"CanManageSolution": false, "CanUseODataService": true});
    let shapes = [(Framework80, &pairs), (Core81, &object), (Framework10, &pairs)];
    for (profile, shape) in shapes {
        let mut client = TestClient::signed_in(profile);
        let one = |client: &mut TestClient| {
            let body = json!({"operation": "CanManageSolution"});
            let answer = client.post("rest/RightsService/GetCanExecuteOperation", body).body_json();
            answer["GetCanExecuteOperationResult"].clone()
        };
        assert_eq!(one(&mut client), true);
        client.set_condition("no-CanManageSolution");
        assert_eq!(one(&mut client), false);
        let several = client.post("rest/RightsService/GetCanExecuteOperations", operations.clone());
        assert_eq!(several.body_json()["GetCanExecuteOperationsResult"], *shape);
    }
}

#[test]
fn rights_and_feature_may_be_answered_in_another_shape() {
    let feature = json!({"code": "OAuth20Integration"});
    let (solution, nothing) = (json!({"operation": "CanManageSolution"}), json!({"operation": "CanFly"}));
    let (rights, features) =
        ("rest/RightsService/GetCanExecuteOperation", "rest/FeatureService/GetFeatureState");
    let cases = [
        ("rights-another-shape", rights, &solution, json!({"GetCanExecuteOperationResult": {"value": true}})),
        ("rights-another-shape", rights, &nothing, json!({"GetCanExecuteOperationResult": {"value": false}})),
        ("feature-another-shape", features, &feature, json!({"GetFeatureStateResult": {"FeatureState": 1}})),
    ];
    for profile in Profile::iter() {
        for (condition, path, body, shape) in &cases {
            let mut client = TestClient::signed_in(profile);
            let usual = client.post(path, (*body).clone()).body_json();
            client.set_condition(condition);
            let answer = client.post(path, (*body).clone());
            assert_eq!((answer.status, &answer.body_json()), (200, shape), "{profile} {condition}");
            client.clear_condition(condition);
            assert_eq!(client.post(path, (*body).clone()).body_json(), usual, "{profile} {condition}");
        }
    }
}
