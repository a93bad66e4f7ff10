//! What can be chosen by name, as JSON: the one source for other programs and for tests in other languages.

use crate::{condition::Condition, fault::Fault, profile::Profile, start::Start, world::WorldSpec};
use serde_json::{Value, json};
use strum::{EnumMessage, IntoEnumIterator};

/// Everything that can be chosen by name, with a description, and the defaults.
///
/// The name of a condition with a parameter contains it in braces, as in `identity-clock:{seconds}`.
pub fn catalog() -> Value {
    let defaults = WorldSpec::default();
    json!({
        "profiles": Profile::iter().map(profile).collect::<Vec<_>>(),
        "starts": named::<Start>(),
        "conditions": Condition::iter().map(|condition| {
            entry(<&str>::from(&condition), &condition)
        }).collect::<Vec<_>>(),
        "faults": named::<Fault>(),
        "defaults": {
            "profile": <&str>::from(Profile::default()),
            "start": <&str>::from(defaults.start),
            "apps": defaults.apps,
            "users": defaults.users,
        },
    })
}

fn profile(profile: Profile) -> Value {
    let version = profile.version();
    let mut value = entry(profile.into(), &profile);
    value["version"] = version.number.into();
    value["runtime"] = version.runtime.to_string().into();
    value["workspace"] = version.workspace().into();
    value
}

fn named<T: IntoEnumIterator + EnumMessage + Into<&'static str> + Copy>() -> Vec<Value> {
    T::iter().map(|value| entry(value.into(), &value)).collect()
}

fn entry(name: &str, value: &impl EnumMessage) -> Value {
    json!({"name": name, "description": value.get_documentation()})
}
