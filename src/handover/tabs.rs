//! Tabs, as ARIA describes them: one is in the tab order, and the arrow keys choose the others.

use leptos::{ev, html, prelude::*};
use model::handover::Target;
use strum::IntoEnumIterator as _;

use crate::text::handover as texts;

/// Id of the panel that the tabs control.
pub const PANEL: &str = "code-panel";

/// The id of a tab.
pub fn tab_id(target: Target) -> String {
    format!("code-{}", <&str>::from(target))
}

/// A tab for each language and tool.
#[component]
pub fn Tabs(
    /// The chosen one.
    chosen: RwSignal<Target>,
) -> impl IntoView {
    let tabs: Vec<_> = Target::iter().map(|target| (target, NodeRef::<html::Button>::new())).collect();
    let elements = tabs.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        let at =
            elements.iter().position(|(target, _)| *target == chosen.get_untracked()).unwrap_or_default();
        let Some(next) = next(&event.key(), at, elements.len()) else { return };
        event.prevent_default();
        let (target, element) = elements[next];
        chosen.set(target);
        if let Some(tab) = element.get_untracked() {
            // Focus fails only on an element that cannot take it; a button can.
            let _ = tab.focus();
        }
    };
    let views = tabs
        .into_iter()
        .map(|(target, element)| {
            let is_chosen = move || chosen.get() == target;
            view! {
                <button
                    type="button"
                    role="tab"
                    class="tab"
                    id={tab_id(target)}
                    node_ref=element
                    aria-selected=move || if is_chosen() { "true" } else { "false" }
                    aria-controls=PANEL
                    tabindex=move || if is_chosen() { "0" } else { "-1" }
                    on:click=move |_| chosen.set(target)
                >
                    {texts::target(target)}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label={texts::TARGETS} on:keydown=on_key>
            {views}
        </div>
    }
}

/// The tab that a key leads to.
fn next(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrows_go_around_and_other_keys_go_nowhere() {
        assert_eq!(next("ArrowRight", 2, 3), Some(0));
        assert_eq!(next("ArrowLeft", 0, 3), Some(2));
        assert_eq!((next("Home", 1, 3), next("End", 1, 3)), (Some(0), Some(2)));
        assert_eq!(next("Tab", 1, 3), None);
    }
}
