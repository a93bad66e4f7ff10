//! The search, sorting and filters of the list. The address holds them, and follows the search field after a pause.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use model::list::{
    pasted_credential::may_be_credential,
    view::{Filter, ListView, Order},
};

use crate::{
    navigation::{Navigator, navigator},
    routes::Route,
};

/// How long the address waits for the next key before it follows the search field.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

/// A search that the address does not have yet.
#[derive(Clone)]
struct TypedSearch {
    text: String,
    /// The search in the address when this was typed: once that differs, the user has navigated elsewhere.
    address_search: String,
    /// Whether it may be a secret, which the address must never have.
    is_private: bool,
}

/// How the list is viewed.
#[derive(Clone, Copy)]
pub struct ViewState {
    navigator: Navigator,
    unread: RwSignal<Option<String>>,
    in_address: Memo<ListView>,
    typed: RwSignal<Option<TypedSearch>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl ViewState {
    /// The view that the address describes.
    pub(super) fn new() -> Self {
        let navigator = navigator();
        let in_address = navigator.list();
        let state = Self {
            navigator,
            unread: RwSignal::new(None),
            in_address,
            typed: RwSignal::new(None),
            timer: StoredValue::new(None),
        };
        // An address from elsewhere may contain a pasted credential.
        let search = in_address.with_untracked(|view| view.search.clone());
        if may_be_credential(&search) {
            state.unread.set(Some(search));
        }
        state
    }

    /// The search text; tracked.
    pub fn search(self) -> String {
        let in_address = self.in_address.with(|view| view.search.clone());
        match self.typed.get() {
            Some(TypedSearch { text, address_search, .. }) if address_search == in_address => text,
            Some(_) | None => in_address,
        }
    }

    /// How the rows are sorted; tracked.
    pub fn order(self) -> Order {
        self.in_address.with(|view| view.order)
    }

    /// Whether the best matches of a search come first, rather than the order of a column; tracked.
    pub fn is_ranked(self) -> bool {
        self.order() == Order::default() && !self.search().trim().is_empty()
    }

    /// The filters; tracked.
    pub fn filter(self) -> Filter {
        self.in_address.with(|view| view.filter.clone())
    }

    /// All of it; tracked.
    pub fn get(self) -> ListView {
        ListView { search: self.search(), ..self.in_address.get() }
    }

    /// Searches immediately; the address follows after a pause, unless the text may be a secret.
    pub fn type_search(self, text: String) {
        let is_private = may_be_credential(&text);
        if is_private {
            self.unread.set(Some(text.clone()));
        }
        let address_search = self.in_address.with_untracked(|view| view.search.clone());
        self.typed.set(Some(TypedSearch { text, address_search, is_private }));
        self.follow_later();
    }

    /// A text that may be a credential, and that has to be read before the address may have it; tracked.
    pub fn unread(self) -> Option<String> {
        self.unread.get()
    }

    /// Lets the address have a typed search that turned out to be no secret.
    pub fn publish(self, text: &str) {
        let is_typed = |typed: &mut Option<TypedSearch>| match typed {
            Some(typed) if typed.text == text => {
                typed.is_private = false;
                true
            }
            Some(_) | None => false,
        };
        // The list may have been left by then.
        if self.typed.try_update(is_typed) == Some(true) {
            self.follow_later();
        }
    }

    fn follow_later(self) {
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
        let private =
            self.typed.get_untracked().filter(|typed| typed.is_private && typed.text == view.search);
        let typed = private.map(|typed| TypedSearch { address_search: String::new(), ..typed });
        if typed.is_some() {
            view.search.clear();
        }
        self.navigator.replace(Route::Apps(view));
        self.typed.set(typed);
    }
}
