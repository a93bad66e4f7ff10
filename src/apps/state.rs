//! How the list is looked at.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::list::Order;
use crate::{
    navigation::{Navigator, navigator},
    route::{ListView, Route},
};

/// How long the address waits for the next key before it takes in what was typed.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

/// What is searched for and how the list is sorted: in the address, and while somebody types a little ahead of it.
#[derive(Clone, Copy)]
pub struct ListState {
    navigator: Navigator,
    view: Memo<ListView>,
    /// What was typed and is not in the address yet.
    ahead: RwSignal<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl ListState {
    /// The list as the address has it.
    pub fn new() -> Self {
        let navigator = navigator();
        let view = Memo::new(move |last: Option<&ListView>| match navigator.route() {
            Route::Apps(view) => view,
            // The page is about to go: what it showed last keeps it still until then.
            _ => last.cloned().unwrap_or_default(),
        });
        Self { navigator, view, ahead: RwSignal::new(None), timer: StoredValue::new(None) }
    }

    /// What is searched for; tracked.
    pub fn search(&self) -> String {
        self.ahead.get().unwrap_or_else(|| self.view.with(|view| view.search.clone()))
    }

    /// How the rows are sorted; tracked.
    pub fn order(&self) -> Order {
        self.view.with(|view| view.order)
    }

    /// Searches at once, and writes it into the address after a pause.
    pub fn type_search(self, text: String) {
        self.ahead.set(Some(text));
        let settle = move || {
            // The page may be left while the timer runs; then nothing is there to write.
            if let Some(Some(search)) = self.ahead.try_get_untracked() {
                let order = self.view.with_untracked(|view| view.order);
                self.navigator.replace(Route::Apps(ListView { search, order }));
                self.ahead.set(None);
            }
        };
        let timer = set_timeout_with_handle(settle, TYPING_PAUSE).ok();
        self.timer.update_value(|old| {
            if let Some(old) = std::mem::replace(old, timer) {
                old.clear();
            }
        });
    }

    /// Sorts, and writes it into the address.
    pub fn sort(self, order: Order) {
        let search = untrack(|| self.search());
        self.ahead.set(None);
        self.navigator.replace(Route::Apps(ListView { search, order }));
    }
}
