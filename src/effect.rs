//! Effects, compiled once for all of them.

use leptos::prelude::Effect;

/// Runs a function soon, and again whenever what it reads changes. Unlike with `Effect::new`, the code around the function
/// does not depend on its type, and so it is in the page only once.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}
