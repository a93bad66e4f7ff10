//! Conditions that hold from their first time on.

use leptos::prelude::*;

/// A memo that stays true once its condition has been true.
pub fn latch(condition: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    Memo::new(move |before: Option<&bool>| before == Some(&true) || condition())
}
