//! What stands in the table's place when no app is shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{state::ListState, store::AppStore};
use crate::{
    host::Host,
    route::ListView,
    text::apps as words,
    ui::{Button, Look},
};

/// Says that no app is shown, whether that may change by itself, and leads back to all.
pub fn nothing_found(state: ListState, host: Arc<dyn Host>) -> AnyView {
    let store = expect_context::<AppStore>();
    let clear = Callback::new(move |()| {
        state.change(|view| *view = ListView { order: view.order, ..ListView::default() });
        host.focus("[type=search]");
    });
    let still_reading = move || store.is_reading().then(|| view! { <p>{words::SEARCH_NOT_COMPLETE}</p> });
    let label = Signal::derive(move || {
        let filtered = state.filter() != Default::default();
        if filtered { words::SHOW_ALL } else { words::CLEAR_SEARCH }.to_owned()
    });
    view! {
        <div class="empty">
            <h2>{move || words::nothing_found(&state.search())}</h2>
            <p>{words::NOTHING_FOUND_NEXT}</p>
            {still_reading}
            <Button label look={Look::Plain} press=clear/>
        </div>
    }
    .into_any()
}
