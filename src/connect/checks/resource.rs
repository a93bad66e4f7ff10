//! The default resource.

use super::not_answered;
use crate::connect::{
    facts::{Fact, Facts},
    finding::Finding,
};

pub fn default_resource(facts: &Facts) -> Finding {
    match &facts.resources {
        Fact::Asking => Finding::Asking,
        Fact::Failed(error) => not_answered(error),
        Fact::Known(resources) => match resources.as_slice() {
            [] => Finding::ResourceMissing,
            [one] => Finding::ResourceThere(one.name.clone()),
            many => Finding::ResourcesMany(many.to_vec()),
        },
    }
}

/// Whether there is exactly one default resource.
pub fn resource_there(facts: &Facts) -> bool {
    matches!(default_resource(facts), Finding::ResourceThere(_))
}
