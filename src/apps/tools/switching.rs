//! Switching one app on or off from its row.

use creatio::{App, ClientChange, Error};
use leptos::{prelude::*, task::spawn_local};

use super::super::store::Row;
use crate::{
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
        let outcome = set_active(&session, &row, on).await;
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
pub async fn set_active(session: &Session, row: &Row, on: bool) -> Result<(), Error> {
    let client_id = row.app.with_untracked(|app| app.client_id.clone());
    let change = ClientChange { client_id, is_active: Some(on), ..ClientChange::default() };
    let answer = session.call(async |client| client.update_client(&change).await).await;
    // The row says what Creatio holds: after a cut only Creatio knows whether the change was made.
    let now = match &answer {
        Err(error) if error.nothing_was_done() => return answer,
        _ => session.call(async |client| client.app(&row.id).await).await,
    };
    match (now, answer) {
        (Ok(App { is_active, modified_on, .. }), answer) => {
            row.app.update(|app| {
                app.is_active = is_active;
                app.modified_on = modified_on;
            });
            if is_active == on { Ok(()) } else { answer }
        }
        (Err(_), Ok(())) => {
            row.app.update(|app| app.is_active = on);
            Ok(())
        }
        (Err(_), failed) => failed,
    }
}
