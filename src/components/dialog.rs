//! A modal dialog based on the native element, which traps the focus and restores it.

use leptos::{ev, html, prelude::*};

use super::{Explained, FailureNote, SavedFocus};

use crate::effect::effect;

/// A dialog for one action, which can be running or have failed.
#[component]
pub fn Dialog(
    /// Its heading and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the user closes it with Escape.
    #[prop(into)]
    close: Callback<()>,
    /// True while its action is running; it cannot be closed then.
    #[prop(into)]
    busy: Signal<bool>,
    /// The failure of its action, if any.
    #[prop(into)]
    failure: Signal<Option<Explained>>,
    /// Its content, created each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let heading_id = super::unique_id("dialog");
    let labelled = heading_id.clone();
    let focus = SavedFocus::default();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            focus.save();
            // This fails only for a dialog outside the document, and this one was just inserted.
            drop(dialog.show_modal());
            // Only closing a dialog restores the focus; removing an open one does not.
            on_cleanup(move || {
                if let Some(Some(dialog)) = element.try_get_untracked() {
                    dialog.close();
                    focus.restore();
                }
            });
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=element
            aria-labelledby={labelled}
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                if !busy.get() {
                    close.run(());
                }
            }
        >
            <h2 id={heading_id} class="dialog-title" tabindex="-1" title=title>{title}</h2>
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
            {move || open.get().then(|| children())}
        </dialog>
    }
}
