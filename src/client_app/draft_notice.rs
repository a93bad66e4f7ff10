//! The notice that the form holds a restored draft, with a button that discards it.

use leptos::prelude::*;

use crate::{components::Button, text::app as texts};

/// The notice above a form that holds a restored draft.
#[component]
pub fn DraftNotice(
    /// Whether the form holds one.
    visible: RwSignal<bool>,
    /// Removes the draft from the form.
    discard: Callback<()>,
    /// What the form would hold without the draft, if that differs from what the draft is for.
    #[prop(optional, into)]
    instead_of: Signal<Option<String>>,
) -> impl IntoView {
    let press = Callback::new(move |()| {
        discard.run(());
        visible.set(false);
    });
    move || {
        visible.get().then(|| {
            view! {
                <div class="note">
                    <div class="note-body">
                        <p>{texts::DRAFT_RESTORED}</p>
                        {move || instead_of.get().map(|sentence| view! { <p>{sentence}</p> })}
                        <div class="note-actions">
                            <Button label={texts::DISCARD} press/>
                        </div>
                    </div>
                </div>
            }
        })
    }
}
