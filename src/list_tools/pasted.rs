//! A credential or request that was typed or pasted into the search.

use leptos::prelude::*;
use model::list::pasted_credential::{has_long_word, recognize};

use crate::{app_store::AppStore, components::Messages, list_state::ViewState, text::list_tools as texts};

/// Replaces a credential in the search by the client id that it names, and says so. The rest is dropped; it was in no
/// address and no storage. Any other text stays, and the address may have it unless it is long enough for a secret and the
/// client id of no app.
pub fn read_pasted(view: ViewState, store: AppStore, messages: Messages, text: &str) {
    if untrack(|| view.search()) != text {
        return;
    }
    match recognize(text) {
        Some(pasted) => {
            messages.say(texts::recognized(pasted.kind, pasted.client_id.is_some()));
            view.change(|view| view.search = pasted.client_id.unwrap_or_default());
        }
        None if has_long_word(text) && !is_client_id(store, text) => {}
        None => view.publish(text),
    }
}

fn is_client_id(store: AppStore, text: &str) -> bool {
    let rows = untrack(|| store.rows());
    rows.iter().any(|row| row.app.with_untracked(|app| app.client_id == text.trim()))
}
