//! How the list is looked at.

use std::{sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    list::{Column, Filter, Order},
    shown::Shown,
    store::Row,
};
use crate::{
    host::host,
    navigation::{Navigator, navigator},
    route::{ListView, Route},
};

/// How long the address waits for the next key before it takes in what was typed.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

/// Under which name it is kept which columns are shown and how wide they are.
pub const COLUMNS: &str = "creatio-oauth-admin.columns";

/// What the part of the list that is fetched later does for the part that is there at once.
#[derive(Clone)]
pub struct Tools {
    /// The rows to show, in order.
    pub arrange: Arc<dyn Fn(Arc<Vec<Row>>, ListView) -> Shown + Send + Sync>,
    /// Switches an app on or off.
    pub switch: Arc<dyn Fn(Row, bool) + Send + Sync>,
    /// Draws what stands before the name in a row.
    pub mark: Arc<dyn Fn(Memo<Row>) -> AnyView + Send + Sync>,
    /// Draws what stands beside the button in the head of a column.
    pub head: Arc<dyn Fn(Column) -> AnyView + Send + Sync>,
    /// Draws what stands in the table's place when no app is shown.
    pub nothing_found: Arc<dyn Fn() -> AnyView + Send + Sync>,
    /// Takes what was typed or pasted into the search field, and answers what is to be searched for.
    pub typed: Arc<dyn Fn(String) -> String + Send + Sync>,
}

/// Something typed ahead of the address.
#[derive(Clone)]
struct Typed {
    text: String,
    /// What the address searched for meanwhile: once it searches for something else, somebody has gone elsewhere.
    over: String,
}

/// What is searched for and how the list is sorted: in the address, and while somebody types a little ahead of it.
#[derive(Clone, Copy)]
pub struct ListState {
    navigator: Navigator,
    view: Memo<ListView>,
    /// What was typed and is not in the address yet.
    ahead: RwSignal<Option<Typed>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    tools: RwSignal<Option<Tools>>,
    /// Whether something is waited for that only the tools can do.
    wanted: RwSignal<bool>,
    /// Which columns are hidden, how wide they are, and more that only the tools read; see `tools/columns.rs`.
    columns: RwSignal<String>,
    /// What was switched before they were there.
    to_switch: StoredValue<Vec<(Row, bool)>>,
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
        Self {
            navigator,
            view,
            ahead: RwSignal::new(None),
            timer: StoredValue::new(None),
            tools: RwSignal::new(None),
            wanted: RwSignal::new(false),
            columns: RwSignal::new(host().recall(COLUMNS).unwrap_or_default()),
            to_switch: StoredValue::new(Vec::new()),
        }
    }

    /// What is searched for; tracked.
    pub fn search(&self) -> String {
        let searched = self.view.with(|view| view.search.clone());
        match self.ahead.get() {
            Some(Typed { text, over }) if over == searched => text,
            _ => searched,
        }
    }

    /// How the rows are sorted; tracked.
    pub fn order(&self) -> Order {
        self.view.with(|view| view.order)
    }

    /// Which apps are shown; tracked.
    pub fn filter(&self) -> Filter {
        self.view.with(|view| view.filter.clone())
    }

    /// All of it, with what was typed ahead of the address; tracked.
    pub fn view(&self) -> ListView {
        ListView { search: self.search(), ..self.view.get() }
    }

    /// Searches at once, and writes it into the address after a pause.
    pub fn type_search(self, text: String) {
        // A credential that was pasted is never kept as it is, let alone written into the address.
        let text = match self.tools.get_untracked() {
            Some(tools) => (tools.typed)(text),
            None => text,
        };
        self.type_ahead(text);
    }

    /// Searches for a text that is no credential.
    fn type_ahead(self, text: String) {
        let over = self.view.with_untracked(|view| view.search.clone());
        self.ahead.set(Some(Typed { text, over }));
        let settle = move || {
            // The page may be left while the timer runs; then nothing is there to write. And what was typed before
            // anybody could look whether it is a credential waits for that.
            if let (Some(Some(_)), Some(Some(_))) =
                (self.ahead.try_get_untracked(), self.tools.try_get_untracked())
            {
                self.settle();
            }
        };
        let timer = set_timeout_with_handle(settle, TYPING_PAUSE).ok();
        self.timer.update_value(|old| {
            if let Some(old) = std::mem::replace(old, timer) {
                old.clear();
            }
        });
    }

    /// Writes what was typed into the address.
    fn settle(self) {
        self.change(|_| {});
    }

    /// Looks at the list in another way, and writes it into the address.
    pub fn change(self, change: impl FnOnce(&mut ListView)) {
        let mut view = untrack(|| self.view());
        change(&mut view);
        self.navigator.replace(Route::Apps(view));
        self.ahead.set(None);
    }

    /// Sorts, and writes it into the address.
    pub fn sort(self, order: Order) {
        self.change(|view| view.order = order);
    }

    /// The tools, once they are there; tracked.
    pub fn tools(&self) -> Option<Tools> {
        self.tools.get()
    }

    /// Puts the tools to use: from now on, and for what was waiting for them.
    pub fn equip(self, tools: Tools) {
        self.to_switch.update_value(|waiting| {
            waiting.drain(..).for_each(|(row, on)| (tools.switch)(row, on));
        });
        let search = untrack(|| self.search());
        let understood = (tools.typed)(search.clone());
        self.tools.set(Some(tools));
        if understood != search || self.ahead.with_untracked(Option::is_some) {
            self.type_ahead(understood);
        }
    }

    /// Whether the tools are needed before the list is complete; tracked.
    pub fn needs_tools(&self) -> bool {
        self.wanted.get() || self.is_arranged()
    }

    /// Whether the rows are to be shown in another way than Creatio sends them; tracked.
    pub fn is_arranged(&self) -> bool {
        self.view() != ListView::default()
    }

    /// The columns as they are kept; not tracked.
    pub fn columns_text(&self) -> String {
        self.columns.get_untracked()
    }

    /// Shows the columns in another way.
    pub fn set_columns(&self, text: String) {
        self.columns.set(text);
    }

    /// A part of how the columns are kept: 0 are those that are hidden, 1 is how wide the others are; tracked.
    pub fn columns_part(&self, part: usize) -> Option<String> {
        let text = self.columns.with(|text| text.split('|').nth(part).map(str::to_owned));
        text.filter(|text| !text.is_empty())
    }

    /// Switches an app on or off, as soon as the tools for it are there.
    pub fn switch(self, row: Row, on: bool) {
        match self.tools.get_untracked() {
            Some(tools) => (tools.switch)(row, on),
            None => {
                self.wanted.set(true);
                self.to_switch.update_value(|waiting| waiting.push((row, on)));
            }
        }
    }
}
