//! The values of the fields of a form, however they got there.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventInit, Node};

/// Text fields. A combobox would take the event for a search.
const FIELDS: &str = "input:not([role]), textarea";

/// Makes the current values of the fields count when a form is submitted.
///
/// Password managers and scripts may fill in a field without the `input` event, by which the page notices a change. This sends
/// it to each field before the form itself handles the submission.
pub fn notice_filled_fields() {
    let notice = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(fields) = form.and_then(|form| form.query_selector_all(FIELDS).ok()) else { return };
        for field in (0..fields.length()).filter_map(|index| fields.item(index)) {
            send_input(&field);
        }
    });
    // In the capture phase, which precedes the listeners of the form. It fails only for an invalid listener.
    let _ =
        document().add_event_listener_with_callback_and_bool("submit", notice.as_ref().unchecked_ref(), true);
    // The listener lives as long as the page.
    notice.forget();
}

fn send_input(field: &Node) {
    let options = EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &options) {
        // This fails only for an event that is being dispatched already.
        let _ = field.dispatch_event(&event);
    }
}
