//! What the checks of the system settings mean for the checks that depend on them.

use super::{client_id, client_secret, definition::CheckFinding, identity_service_url, outcome::State};
use crate::connection::facts::Facts;

/// Whether a setting is empty or cannot be right, so that nothing further can be known of the Identity Service.
pub fn blocks_connection(facts: &Facts) -> bool {
    has_finding_to_fix::<identity_service_url::Finding>(facts)
        || has_finding_to_fix::<client_id::Finding>(facts)
        || has_finding_to_fix::<client_secret::Finding>(facts)
}

/// Whether a setting has to be fixed, as the Identity Service's answer may show as well.
pub fn has_problem(facts: &Facts) -> bool {
    let is_rejected = facts
        .health
        .known()
        .is_some_and(|health| health.identity_service_available && !health.access_token_retrievable);
    is_rejected || blocks_connection(facts)
}

fn has_finding_to_fix<F: CheckFinding>(facts: &Facts) -> bool {
    matches!(F::evaluate(facts).state(F::state), State::ToDo | State::Failed)
}
