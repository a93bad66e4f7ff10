//! Copies an app's link, client id or record, from a menu and from the command palette; never its secret.

use creatio::App;
use leptos::{prelude::*, task::spawn_local};

use super::delete::record_of;
use crate::{
    browser,
    commands::{self, Command},
    components::{Menu, MenuItem, Messages, copy},
    routes::Route,
    text::{COMPONENT_TEXTS, app as texts, credentials, delete, palette},
};

/// The menu with what can be copied from an app.
#[component]
pub fn CopyAs(
    /// The app, as Creatio holds it.
    app: RwSignal<App>,
) -> impl IntoView {
    let messages = expect_context::<Messages>();
    let item = |label: &'static str, what: &'static str, text: fn(&App) -> String| {
        let run = Callback::new(move |()| {
            let text = app.with_untracked(text);
            spawn_local(async move {
                copy(messages, COMPONENT_TEXTS, what, text).await;
            });
        });
        MenuItem { label, run }
    };
    let items = vec![
        item(texts::LINK, texts::LINK, link),
        item(credentials::CLIENT_ID, credentials::CLIENT_ID, |app| app.client_id.clone()),
        item(texts::JSON, delete::RECORD, record_of),
    ];
    let commands = items.iter().map(|item| (palette::copy(item.label), item.run)).collect::<Vec<_>>();
    commands::register(move || {
        let command = |(name, run): &(String, Callback<()>)| {
            let run = *run;
            Command::new(name, palette::COPY_KEYWORDS, move || run.run(()))
        };
        commands.iter().map(command).collect()
    });
    view! { <Menu label={texts::COPY_AS} items/> }
}

fn link(app: &App) -> String {
    browser::page::absolute_url(&Route::App(app.id.clone()).to_query())
}
