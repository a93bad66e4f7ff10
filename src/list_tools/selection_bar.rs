//! What can be done with the selected apps.

use leptos::{ev, prelude::*};
use model::list::bulk::BulkAction;

use crate::{
    browser,
    components::{Button, Look},
    connection::Connection,
    list_state::Selection,
    text::{connect::READ_ONLY_REASON, list_tools as texts},
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
    // Where the focus was before it entered the bar.
    let origin = StoredValue::new_local(None::<browser::focus::Focusable>);
    Effect::new(move |before: Option<bool>| {
        let visible = visible.get();
        // A press in the bar may have removed the bar, and the focus with it.
        if before == Some(true) && !visible {
            request_animation_frame(move || {
                if let Some(Some(origin)) = origin.try_update_value(Option::take) {
                    browser::focus::restore_if_lost(&origin);
                }
                (browser::focus::save_focus())();
            });
        }
        visible
    });
    let note_origin = move |event: ev::FocusEvent| {
        if let Some(from) = browser::focus::entered_from(&event) {
            origin.set_value(Some(from));
        }
    };
    let count = move || texts::selected(selection.rows().len(), selection.hidden_count());
    let action = move |action| Callback::new(move |()| request.run(action));
    let may_change = expect_context::<Connection>().may_change_apps();
    let actions = move || {
        if may_change.get() == Some(false) {
            return view! { <p class="hint">{READ_ONLY_REASON}</p> }.into_any();
        }
        view! {
            <Button label={texts::TURN_ON} press={action(BulkAction::TurnOn)}/>
            <Button label={texts::TURN_OFF} press={action(BulkAction::TurnOff)}/>
            <Button label={texts::DELETE} look={Look::Danger} press={action(BulkAction::Delete)}/>
        }
        .into_any()
    };
    let clear = Callback::new(move |()| selection.clear());
    move || {
        visible.get().then(|| {
            view! {
                <section class="selection-bar" aria-label={texts::SELECTION} on:focusin=note_origin>
                    <p class="count" aria-live="polite">{count}</p>
                    {actions}
                    <Button label={texts::CLEAR_SELECTION} look={Look::Quiet} press=clear/>
                </section>
            }
        })
    }
}
