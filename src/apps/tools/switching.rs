//! Switching one app on or off from its row.

use creatio::{App, Error};
use leptos::{prelude::*, task::spawn_local};

use super::super::store::Row;
use crate::{
    one_app::set_active,
    session::Session,
    text::{self, failure::explain},
    ui::{Action, Messages},
};

/// Switches an app on or off, says what was done and offers to undo a switching off.
pub fn switch(session: Session, messages: Messages, row: Row, on: bool) {
    if row.busy.get_untracked() {
        return;
    }
    row.busy.set(true);
    spawn_local(async move {
        let outcome = switch_row(&session, &row, on).await;
        row.busy.set(false);
        let name = row.app.with_untracked(|app| app.name.clone());
        match outcome {
            Ok(()) if on => messages.say(text::apps::switched_on(&name)),
            Ok(()) => {
                let undo = move |()| switch(session.clone(), messages, row.clone(), true);
                messages.offer(
                    text::apps::switched_off(&name),
                    Action { label: text::apps::UNDO, run: Callback::new(undo) },
                );
            }
            Err(error) => messages.fail(explain(&text::apps::switch_failed(&name, on), &error)),
        }
    });
}

/// Switches an app on or off and writes into its row what Creatio holds then.
///
/// # Errors
/// Why the app is not switched.
pub async fn switch_row(session: &Session, row: &Row, on: bool) -> Result<(), Error> {
    let App { is_active, modified_on, .. } = set_active(session, &row.app.get_untracked(), on).await?;
    row.app.update(|app| {
        app.is_active = is_active;
        app.modified_on = modified_on;
    });
    Ok(())
}
