//! What of an app can be taken along on the clipboard, by menu and by palette. Its secret is not among it.

use creatio::App;
use leptos::{prelude::*, task::spawn_local};

use super::record::json;
use crate::{
    host::{extras, host},
    palette::{Command, board},
    route::Route,
    text::{WORDS, one_app as words, palette},
    ui::{Menu, MenuItem, Messages, copy},
};

/// The menu of what can be copied of an app.
#[component]
pub fn CopyAs(
    /// The app, as Creatio holds it.
    app: RwSignal<App>,
) -> impl IntoView {
    let (messages, host, extras) = (expect_context::<Messages>(), host(), extras());
    let item = |label: &'static str, what: &'static str, text: Box<dyn Fn(&App) -> String + Send + Sync>| {
        let host = host.clone();
        let run = Callback::new(move |()| {
            let (host, text) = (host.clone(), app.with_untracked(&text));
            spawn_local(async move {
                copy(messages, &*host, WORDS, what, text).await;
            });
        });
        MenuItem { label, run }
    };
    let link = Box::new(move |app: &App| extras.address_of(&Route::App(app.id.clone()).to_query()));
    let items = vec![
        item(words::LINK, words::LINK, link),
        item(words::CLIENT_ID, words::CLIENT_ID, Box::new(|app| app.client_id.clone())),
        item(words::JSON, words::RECORD, Box::new(json)),
    ];
    let commands = items.iter().map(|item| (palette::copy(item.label), item.run)).collect::<Vec<_>>();
    board().put_up(move || {
        let command = |(name, run): &(String, Callback<()>)| {
            let run = *run;
            Command::new(name, palette::COPY_ALSO, move || run.run(()))
        };
        commands.iter().map(command).collect()
    });
    view! { <Menu label={words::COPY_AS} items/> }
}
