//! The palette as it is reached: a button in the bar, its keys, and what stands in it meanwhile.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use super::{
    board::{Command, board},
    dialog::PaletteDialog,
    found::{found, pages},
    keys_view::{Chords, ShortcutsDialog},
    shortcuts::{Shortcut, is_letter},
};
use crate::{
    apps::{AppStore, recognise},
    host::{extras, host},
    navigation::navigator,
    session::session,
    text::{self, list, palette as words},
    ui::{Icon, KeptFocus, icons},
};

/// The dialog, and what stands in it.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// Which of what was found is chosen by Enter.
    pub active: RwSignal<usize>,
    /// What became of a credential that was pasted.
    pub told: RwSignal<Option<String>>,
    /// Whether the list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Where the focus was before it opened.
    focus: KeptFocus,
}

impl Desk {
    fn new() -> Self {
        Self {
            dialog: NodeRef::new(),
            open: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            active: RwSignal::new(0),
            told: RwSignal::new(None),
            shortcuts: RwSignal::new(false),
            focus: KeptFocus::new(host()),
        }
    }

    /// Opens the dialog with nothing typed.
    pub fn show(self) {
        self.type_text(String::new());
        self.told.set(None);
        self.open.set(true);
        self.focus.keep();
        if let Some(dialog) = self.dialog.get_untracked() {
            // It fails only for a dialog outside the document or one that is open.
            let _ = dialog.show_modal();
        }
    }

    /// Closes the dialog, which gives the focus back at once.
    pub fn hide(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
            self.focus.give_back();
        }
        self.closed();
    }

    /// Forgets what was typed.
    pub fn closed(self) {
        self.open.set(false);
        self.typed.set(String::new());
    }

    fn type_text(self, text: String) {
        self.typed.set(text);
        self.active.set(0);
    }

    /// Takes what was typed or pasted; of a credential only the client id that it names.
    pub fn take_in(self, text: String) {
        let Some(pasted) = recognise(&text) else {
            self.told.set(None);
            return self.type_text(text);
        };
        self.told.set(Some(list::recognised(pasted.kind, pasted.client_id.is_some())));
        self.type_text(pasted.client_id.unwrap_or_default());
    }

    /// What was chosen is done once the dialog is closed: it may open another, or go to another page.
    pub fn choose(self, command: &Command) {
        if command.refused.is_none() {
            self.hide();
            (command.run)();
        }
    }
}

/// The palette and the list of shortcuts, each behind its key.
#[component]
pub fn Palette(
    /// Ends the session.
    leave: Callback<()>,
) -> impl IntoView {
    let desk = Desk::new();
    let (store, navigator, session) = (expect_context::<AppStore>(), navigator(), session());
    listen(desk);
    Effect::new(move || {
        // On other pages than the list nobody may have asked for the apps yet.
        if desk.open.get() {
            store.open(&session);
        }
    });
    let board = board();
    let commands = Memo::new_with_compare(
        move |_| match desk.open.get() {
            true => [board.commands(), everywhere(desk, leave)].concat(),
            false => Vec::new(),
        },
        |_, _| true,
    );
    let found = Memo::new_with_compare(
        move |_| match desk.open.get() {
            true => {
                let pages = pages(navigator);
                Arc::new(commands.with(|all| found(&desk.typed.get(), all, &pages, store, navigator)))
            }
            false => Arc::default(),
        },
        |_, _| true,
    );
    let keys = if extras().is_apple() { "Meta+K" } else { "Control+K" };
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-keyshortcuts={keys}
            aria-haspopup="dialog"
            on:click=move |_| desk.show()
        >
            <Icon shape={icons::COMMANDS}/>
            <span>{words::COMMANDS}</span>
            <span class="chords" aria-hidden="true">
                <Chords of={Shortcut::Commands}/>
            </span>
        </button>
        <PaletteDialog desk found/>
        <ShortcutsDialog open={desk.shortcuts}/>
    }
}

/// What can be done on every page.
fn everywhere(desk: Desk, leave: Callback<()>) -> Vec<Command> {
    vec![
        Command::new(words::SHORTCUTS, words::SHORTCUTS_ALSO, move || desk.shortcuts.set(true)),
        Command::new(text::SIGN_OUT, words::SIGN_OUT_ALSO, move || leave.run(())),
    ]
}

/// Whether the keys that were pressed are those of the palette.
pub fn is_palette_key(event: &ev::KeyboardEvent, apple: bool) -> bool {
    // On a Mac, Ctrl+K belongs to the field that one types into.
    let (held, other) = match apple {
        true => (event.meta_key(), event.ctrl_key()),
        false => (event.ctrl_key(), event.meta_key()),
    };
    held && !other && !event.alt_key() && !event.shift_key() && is_letter('k', &event.key(), &event.code())
}

/// Listens as long as somebody is signed in. While any dialog stands over the page, its keys are its own.
fn listen(desk: Desk) {
    let (extras, host, board) = (extras(), host(), board());
    let apple = extras.is_apple();
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || extras.has_dialog() {
            return;
        }
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_palette_key(&event, apple) {
            desk.show();
        } else if !has_modifier
            && Shortcut::of(&event.key(), &event.code(), event.shift_key()) == Some(Shortcut::Shortcuts)
            && board.single_keys(&*host)
            && !extras.is_typing()
        {
            desk.shortcuts.set(true);
        } else {
            return;
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
