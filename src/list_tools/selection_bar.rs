//! What can be done with the selected apps.

use leptos::prelude::*;
use model::list::bulk::BulkAction;

use crate::{
    browser,
    components::{Button, Look},
    list_state::Selection,
    text::list_tools as texts,
};

/// The bar at the bottom of the page while any app is selected.
#[component]
pub fn SelectionBar(
    /// The selected apps.
    selection: Selection,
    /// Opens the confirmation of an action on them.
    request: Callback<BulkAction>,
) -> impl IntoView {
    let visible = Memo::new(move |_| !selection.is_empty());
    Effect::new(move |before: Option<bool>| {
        let visible = visible.get();
        // A press in the bar may have removed the bar, and the focus with it.
        if before == Some(true) && !visible {
            request_animation_frame(move || (browser::focus::save_focus())());
        }
        visible
    });
    let count = move || texts::selected(selection.rows().len(), selection.hidden_count());
    let action = move |action| Callback::new(move |()| request.run(action));
    let clear = Callback::new(move |()| selection.clear());
    move || {
        visible.get().then(|| {
            view! {
                <section class="selection-bar" aria-label={texts::SELECTION}>
                    <p class="count" aria-live="polite">{count}</p>
                    <Button label={texts::TURN_ON} press={action(BulkAction::TurnOn)}/>
                    <Button label={texts::TURN_OFF} press={action(BulkAction::TurnOff)}/>
                    <Button label={texts::DELETE} look={Look::Danger} press={action(BulkAction::Delete)}/>
                    <Button label={texts::CLEAR_SELECTION} look={Look::Quiet} press=clear/>
                </section>
            }
        })
    }
}
