//! What can be done with the list beyond looking at it. All of it is fetched after the first rows are shown.

mod arranged;
mod attention;
mod bulk;
mod bulk_dialog;
mod columns;
mod columns_view;
mod commands;
mod export;
mod filters;
mod keys;
mod nothing_found;
mod pasted;
mod results;
mod search;
mod selection;
mod selection_bar;
mod switching;
mod toolbar;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use leptos::prelude::*;

use super::{
    list::Column,
    state::{ListState, Tools},
    store::{AppStore, Row},
};
use crate::{
    host::{extras, host},
    session::session,
    text::list as words,
    ui::Messages,
};
use arranged::Arranged;
use attention::needs_attention;
use bulk_dialog::{Bulk, BulkDialog};
use columns_view::{ColumnSetting, handle};
use filters::Idle;
use nothing_found::nothing_found;
use selection::Selection;
use selection_bar::{Marks, SelectionBar, mark, mark_all};
use switching::switch;
use toolbar::ToolButtons;

pub use attention::Concern;
pub use bulk::{Deed, Tally};
pub use pasted::{Kind, recognise};

/// The tools of the list, put to use as soon as they are there.
#[component]
pub fn ListTools(
    /// How the list is looked at.
    state: ListState,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (idle, setting, selection) = (Idle::new(state), ColumnSetting::new(state), Selection::new(store));
    let arranged = Arc::new(Mutex::new(Arranged::new(extras())));
    prepare_index(arranged.clone(), store);
    keys::listen(selection);
    let concerns = Memo::new(move |_| match state.filter().attention {
        true => Arc::new(needs_attention(&store.rows(), &idle.get())),
        false => Arc::new(HashMap::new()),
    });
    let marks = Marks { selection, concerns };
    let host = host();
    let switching = session.clone();
    state.equip(Tools {
        arrange: Arc::new(move |rows, view| {
            // A lock that somebody panicked with holds nothing that could be half done.
            let mut arranged = arranged.lock().unwrap_or_else(PoisonError::into_inner);
            let shown = arranged.shown(rows, &view, idle.get());
            selection.note_shown(shown.clone());
            shown
        }),
        switch: Arc::new(move |row: Row, on| switch(switching.clone(), messages, row, on)),
        mark: Arc::new(move |row| mark(marks, row)),
        head: Arc::new(move |column| {
            let all = (column == Column::Name).then(|| mark_all(selection));
            view! {
                {all}
                {handle(setting, column)}
            }
            .into_any()
        }),
        nothing_found: Arc::new(move || nothing_found(state, host.clone())),
        typed: Arc::new(move |typed| understood(typed, messages)),
    });
    let bulk = Bulk::new(selection, store);
    let asking = bulk.clone();
    let ask = Callback::new(move |deed| asking.ask(deed));
    commands::put_up(state, store, selection, ask);
    view! {
        <ToolButtons state setting selection/>
        <SelectionBar selection ask/>
        <BulkDialog bulk/>
    }
}

/// What is to be searched for after this was typed or pasted: of a credential only the client id that it names, and the
/// person is told so.
fn understood(typed: String, messages: Messages) -> String {
    let Some(pasted) = pasted::recognise(&typed) else { return typed };
    messages.say(words::recognised(pasted.kind, pasted.client_id.is_some()));
    pasted.client_id.unwrap_or_default()
}

/// Fills the index of the search while nobody waits for it, so that the first key finds it ready.
fn prepare_index(arranged: Arc<Mutex<Arranged>>, store: AppStore) {
    fn step(arranged: Arc<Mutex<Arranged>>, rows: Arc<Vec<Row>>) {
        let more = arranged.lock().unwrap_or_else(PoisonError::into_inner).prepare(&rows);
        if more {
            set_timeout(move || step(arranged, rows), Duration::ZERO);
        }
    }
    Effect::new(move || {
        let (arranged, rows) = (arranged.clone(), store.rows());
        set_timeout(move || step(arranged, rows), Duration::ZERO);
    });
}
