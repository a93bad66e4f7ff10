//! Enums whose values have a name on the command line, in control calls and in the catalog.

use strum::IntoEnumIterator;

/// The names of all values, in the order of declaration.
pub fn names<T: IntoEnumIterator + Into<&'static str>>() -> Vec<&'static str> {
    T::iter().map(Into::into).collect()
}

/// The message for a name that no value has.
pub(crate) fn unknown<T: IntoEnumIterator + Into<&'static str>>(kind: &str, name: &str) -> String {
    format!("unknown {kind} {name:?}, expected one of {}", names::<T>().join(", "))
}
