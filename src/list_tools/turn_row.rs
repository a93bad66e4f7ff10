//! Turning the app of a row on or off.

use leptos::prelude::*;

use crate::{
    app_store::{ActiveSwitch, AppStore, Row},
    components::Messages,
    session::Session,
};

/// Turns the app on or off, reports the result, and offers to undo turning it off.
pub fn turn_row(session: Session, messages: Messages, store: AppStore, row: Row, on: bool) {
    store.note_change(&row.id);
    let changed = row.clone();
    let switch = ActiveSwitch::new(session, messages, row.requested.clone(), move |app| {
        store.note_change(&app.id);
        changed.set_active(&app);
    });
    switch.start(row.app.get_untracked(), on);
}
