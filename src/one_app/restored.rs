//! Says that what was typed before is back, and lets it go.

use leptos::prelude::*;

use crate::{text::one_app as words, ui::Button};

/// The note over a form that holds what was typed before.
#[component]
pub fn Restored(
    /// Whether it does.
    shown: RwSignal<bool>,
    /// Empties the form of it.
    discard: Callback<()>,
    /// What it keeps from being shown, if anything.
    #[prop(optional, into)]
    instead_of: Signal<Option<String>>,
) -> impl IntoView {
    let press = Callback::new(move |()| {
        discard.run(());
        shown.set(false);
    });
    move || {
        shown.get().then(|| {
            view! {
                <div class="note">
                    <div class="note-body">
                        <p>{words::TYPED_IS_BACK}</p>
                        {move || instead_of.get().map(|words| view! { <p>{words}</p> })}
                        <div class="note-actions">
                            <Button label={words::DISCARD} press/>
                        </div>
                    </div>
                </div>
            }
        })
    }
}
