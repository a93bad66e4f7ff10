//! Creatio's clock, as the header `Date` shows it.

use crate::support::*;

#[test]
fn the_last_response_with_a_date_sets_the_clock() {
    let ahead = |ms| {
        json(200, r#"{"FeatureState":1}"#)
            .map(|response| creatio::Response { clock_ahead_ms: ms, ..response })
    };
    let (client, _) = signed_in(vec![ahead(Some(90_000)), ahead(None)]);
    assert_eq!(client.clock_ahead_ms(), None);
    for _ in 0..2 {
        wait(client.feature_enabled()).unwrap();
        assert_eq!(client.clock_ahead_ms(), Some(90_000));
    }
}
