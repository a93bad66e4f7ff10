//! Switching an app off from its page, where it can be switched on again at once.

use creatio::{App, ClientChange, Error};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    apps::AppStore,
    session::Session,
    text::{self, failure::explain},
    ui::{Action, Messages},
};

/// Switches an app on or off. The answer is the app as Creatio holds it afterwards.
///
/// # Errors
/// What the call failed of. After a lost answer it looks; only what is found to be undone has failed.
pub async fn set_active(session: &Session, app: &App, on: bool) -> Result<App, Error> {
    let change =
        ClientChange { client_id: app.client_id.clone(), is_active: Some(on), ..ClientChange::default() };
    let answer = session.call(async |client| client.update_client(&change).await).await;
    if let Err(error) = &answer
        && error.nothing_was_done()
    {
        return Err(error.clone());
    }
    let now = session.call(async |client| client.app(&app.id).await).await;
    match (now, answer) {
        (Ok(now), _) if now.is_active == on => Ok(now),
        (Err(_), Ok(())) => Ok(App { is_active: on, ..app.clone() }),
        (Ok(now), Ok(())) => Ok(now),
        (_, Err(error)) => Err(error),
    }
}

/// Says that an app was switched off, and offers to undo it. `renewed` hears of the app if it is switched on again.
pub fn say_switched_off(
    session: Session,
    messages: Messages,
    store: AppStore,
    app: App,
    renewed: Callback<App>,
) {
    let said = text::apps::switched_off(&app.name);
    let undo = Callback::new(move |()| {
        let (session, app) = (session.clone(), app.clone());
        spawn_local(async move {
            match set_active(&session, &app, true).await {
                Ok(now) => {
                    messages.say(text::apps::switched_on(&now.name));
                    store.take_in(now.clone());
                    // The page may be left by now.
                    renewed.try_run(now);
                }
                Err(error) => messages.fail(explain(&text::apps::switch_failed(&app.name, true), &error)),
            }
        });
    });
    messages.offer(said, Action { label: text::apps::UNDO, run: undo });
}
