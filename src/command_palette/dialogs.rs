//! The two dialogs of the palette, and the commands among its results.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    dialog::PaletteDialog,
    keys_view::ShortcutsDialog,
    results::{pages, results},
    view::PaletteState,
};
use crate::{
    app_store::AppStore,
    commands::{self, Command},
    effect::effect,
    navigation::navigator,
    session::session,
    text::{self, palette as texts},
};

/// The palette and the list of shortcuts, each opened by its own key.
#[component]
pub fn PaletteDialogs(
    /// Which of them is open.
    palette: PaletteState,
    /// Ends the session.
    leave: Callback<()>,
) -> impl IntoView {
    let (store, navigator, session) = (expect_context::<AppStore>(), navigator(), session());
    effect(move || {
        // On pages other than the list, the apps may not be loaded yet.
        if palette.open.get() {
            store.ensure(&session);
        }
    });
    let commands = Memo::new_with_compare(
        move |_| match palette.open.get() {
            true => [commands::commands(), global_commands(palette, leave)].concat(),
            false => Vec::new(),
        },
        |_, _| true,
    );
    let results = Memo::new_with_compare(
        move |_| match palette.open.get() {
            true => {
                let pages = pages(navigator);
                let recent = palette.recent.get();
                Arc::new(
                    commands
                        .with(|all| results(&palette.typed.get(), all, &pages, &recent, store, navigator)),
                )
            }
            false => Arc::default(),
        },
        |_, _| true,
    );
    view! {
        <PaletteDialog palette results/>
        <ShortcutsDialog open={palette.shortcuts}/>
    }
}

/// The commands of every page.
fn global_commands(palette: PaletteState, leave: Callback<()>) -> Vec<Command> {
    vec![
        Command::new(texts::SHORTCUTS, texts::SHORTCUTS_KEYWORDS, move || palette.shortcuts.set(true)),
        Command::new(text::SIGN_OUT, texts::SIGN_OUT_KEYWORDS, move || leave.run(())),
    ]
}
