//! A modal dialog over the native element, which keeps the focus inside and gives it back.

use leptos::{ev, html, prelude::*};

use super::{Explained, FailureNote, KeptFocus};
use crate::host::host;

/// A dialog with one thing to do, which can be under way or have failed.
#[component]
pub fn Dialog(
    /// What it is about; its accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the person closes it with Escape.
    #[prop(into)]
    close: Callback<()>,
    /// True while what it began is under way; it then cannot be closed.
    #[prop(into)]
    busy: Signal<bool>,
    /// What went wrong, if anything did.
    #[prop(into)]
    failure: Signal<Option<Explained>>,
    /// What it holds, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let heading_id = super::unique_id("dialog");
    let labelled = heading_id.clone();
    let focus = KeptFocus::new(host());
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            focus.keep();
            // It fails only for a dialog outside the document, and this one was just put there.
            drop(dialog.show_modal());
            // Only a dialog that is closed gives the focus back: one that is taken away while open does not.
            on_cleanup(move || {
                if let Some(Some(dialog)) = element.try_get_untracked() {
                    dialog.close();
                    focus.give_back();
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
            <h2 id={heading_id}>{title}</h2>
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
            {move || open.get().then(|| children())}
        </dialog>
    }
}
