//! The search, sorting and filters of the list. The address holds them, and follows the search field after a pause.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use model::list::{
    pasted_credential::recognize,
    view::{Filter, ListView, Order},
};

use crate::{
    components::Messages,
    navigation::{Navigator, navigator},
    routes::Route,
    text::list_tools as texts,
};

/// How long the address waits for the next key before it follows the search field.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

/// A search that the address does not have yet.
#[derive(Clone)]
struct TypedSearch {
    text: String,
    /// The search in the address when this was typed: once that differs, the user has navigated elsewhere.
    address_search: String,
}

/// How the list is viewed.
#[derive(Clone, Copy)]
pub struct ViewState {
    navigator: Navigator,
    messages: Messages,
    in_address: Memo<ListView>,
    typed: RwSignal<Option<TypedSearch>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl ViewState {
    /// The view that the address describes.
    pub(super) fn new() -> Self {
        let navigator = navigator();
        let in_address = Memo::new(move |before: Option<&ListView>| {
            if let Route::Apps(view) = navigator.route() {
                view
            } else {
                // The list is about to be left and keeps its view until then.
                before.cloned().unwrap_or_default()
            }
        });
        let state = Self {
            navigator,
            messages: expect_context::<Messages>(),
            in_address,
            typed: RwSignal::new(None),
            timer: StoredValue::new(None),
        };
        // An address from elsewhere may contain a pasted credential.
        let search = in_address.with_untracked(|view| view.search.clone());
        let cleaned = state.without_credential(search.clone());
        if cleaned != search {
            state.change(|view| view.search = cleaned);
        }
        state
    }

    /// The search text; tracked.
    pub fn search(self) -> String {
        let in_address = self.in_address.with(|view| view.search.clone());
        match self.typed.get() {
            Some(TypedSearch { text, address_search }) if address_search == in_address => text,
            Some(_) | None => in_address,
        }
    }

    /// How the rows are sorted; tracked.
    pub fn order(self) -> Order {
        self.in_address.with(|view| view.order)
    }

    /// The filters; tracked.
    pub fn filter(self) -> Filter {
        self.in_address.with(|view| view.filter.clone())
    }

    /// All of it; tracked.
    pub fn get(self) -> ListView {
        ListView { search: self.search(), ..self.in_address.get() }
    }

    /// Searches immediately; the address follows after a pause.
    pub fn type_search(self, text: String) {
        let text = self.without_credential(text);
        let address_search = self.in_address.with_untracked(|view| view.search.clone());
        self.typed.set(Some(TypedSearch { text, address_search }));
        let follow = move || {
            // The list may have been left while the timer ran.
            if let Some(Some(_)) = self.typed.try_get_untracked() {
                self.change(|_| {});
            }
        };
        let timer = set_timeout_with_handle(follow, TYPING_PAUSE).ok();
        if let Some(Some(before)) = self.timer.try_update_value(|current| std::mem::replace(current, timer)) {
            before.clear();
        }
    }

    /// Changes the view and writes it into the address.
    pub fn change(self, change: impl FnOnce(&mut ListView)) {
        let mut view = untrack(|| self.get());
        change(&mut view);
        self.navigator.replace(Route::Apps(view));
        self.typed.set(None);
    }

    /// The text to search for after this was typed or pasted: from a credential, only the client id that it names. The rest is
    /// dropped before anything else sees it, and a message says so.
    fn without_credential(self, text: String) -> String {
        let Some(pasted) = recognize(&text) else { return text };
        self.messages.say(texts::recognized(pasted.kind, pasted.client_id.is_some()));
        pasted.client_id.unwrap_or_default()
    }
}
