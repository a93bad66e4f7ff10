//! What can be done with the list beyond looking at it. All of it is fetched after the first rows are shown.

mod arranged;
mod attention;
mod nothing_found;
mod search;
mod switching;

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use creatio::Id;
use leptos::prelude::*;

use super::{
    state::{ListState, Tools},
    store::{AppStore, Row},
};
use crate::{
    host::extras,
    session::session,
    text::apps as words,
    ui::{Button, Messages, icons},
};
use arranged::Arranged;
use nothing_found::nothing_found;
use switching::switch;

/// The tools of the list, put to use as soon as they are there.
#[component]
pub fn ListTools(
    /// How the list is looked at.
    state: ListState,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let host = crate::host::host();
    let arranged = Arc::new(Mutex::new(Arranged::new(extras())));
    let idle = RwSignal::new(Arc::new(HashSet::<Id>::new()));
    prepare_index(arranged.clone(), store);
    state.equip(Tools {
        arrange: Arc::new(move |rows, view| {
            // A lock that somebody panicked with holds nothing that could be half done.
            arranged.lock().unwrap_or_else(PoisonError::into_inner).shown(rows, &view, idle.get())
        }),
        switch: {
            let session = session.clone();
            Arc::new(move |row: Row, on| switch(session.clone(), messages, row, on))
        },
        mark: Arc::new(|_| ().into_any()),
        nothing_found: Arc::new(move || nothing_found(state, host.clone())),
        typed: Arc::new(|typed| typed),
    });
    let reload = Callback::new(move |()| store.read(&session));
    let reading = Signal::derive(move || store.is_reading());
    view! { <Button label={words::RELOAD} icon={icons::AGAIN} press=reload busy=reading/> }
}

/// Fills the index of the search while nobody waits for it, so that the first key finds it ready.
fn prepare_index(arranged: Arc<Mutex<Arranged>>, store: AppStore) {
    fn step(arranged: Arc<Mutex<Arranged>>, rows: Arc<Vec<Row>>) {
        let more = arranged.lock().unwrap_or_else(PoisonError::into_inner).prepare(&rows);
        if more {
            set_timeout(move || step(arranged, rows), std::time::Duration::ZERO);
        }
    }
    Effect::new(move || {
        let (arranged, rows) = (arranged.clone(), store.rows());
        set_timeout(move || step(arranged, rows), std::time::Duration::ZERO);
    });
}
