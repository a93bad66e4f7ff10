//! The command palette: its button in the bar, its keys and its state.

use creatio::Id;
use leptos::{ev, html, prelude::*};
use model::{
    commands::shortcuts::{Shortcut, is_letter},
    list::pasted_credential::recognize,
};

use super::keys_view::Chords;
use crate::{
    browser,
    commands::{self, Command},
    components::{Icon, SavedFocus, icons, latch},
    effect::effect,
    navigation::navigator,
    routes::Route,
    text::{list_tools, palette as texts},
};

/// How many recently opened apps are offered.
const MAX_RECENT: usize = 5;

/// The state of the palette.
#[derive(Clone, Copy)]
pub struct PaletteState {
    /// The dialog.
    pub dialog: NodeRef<html::Dialog>,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// Index of the result that Enter chooses.
    pub active: RwSignal<usize>,
    /// What the page did with a pasted credential.
    pub notice: RwSignal<Option<String>>,
    /// Whether the list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// The apps that were opened recently, the latest first.
    pub recent: RwSignal<Vec<Id>>,
    /// Where the focus was before it opened.
    focus: SavedFocus,
}

impl PaletteState {
    fn new() -> Self {
        Self {
            dialog: NodeRef::new(),
            open: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            active: RwSignal::new(0),
            notice: RwSignal::new(None),
            shortcuts: RwSignal::new(false),
            recent: RwSignal::new(Vec::new()),
            focus: SavedFocus::default(),
        }
    }

    fn note_opened(self, id: Id) {
        self.recent.update(|recent| {
            recent.retain(|other| *other != id);
            recent.insert(0, id);
            recent.truncate(MAX_RECENT);
        });
    }

    /// Opens the dialog with an empty field.
    pub fn open_dialog(self) {
        self.type_text(String::new());
        self.notice.set(None);
        self.open.set(true);
        self.focus.save();
        self.show();
    }

    /// Shows the dialog if it is to be open and its code is here.
    pub fn show(self) {
        if let (true, Some(dialog)) = (self.open.get_untracked(), self.dialog.get_untracked()) {
            // This fails only for a dialog that is outside the document or already open.
            let _ = dialog.show_modal();
        }
    }

    /// Closes the dialog and gives the focus back.
    pub fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
            self.focus.restore();
        }
        self.closed();
    }

    /// Clears the field after the dialog was closed.
    pub fn closed(self) {
        self.open.set(false);
        self.typed.set(String::new());
    }

    fn type_text(self, text: String) {
        self.typed.set(text);
        self.active.set(0);
    }

    /// Takes what was typed or pasted; from a credential, only its client id.
    pub fn input(self, text: String) {
        let Some(pasted) = recognize(&text) else {
            self.notice.set(None);
            return self.type_text(text);
        };
        self.notice.set(Some(list_tools::recognized(pasted.kind, pasted.client_id.is_some())));
        self.type_text(pasted.client_id.unwrap_or_default());
    }

    /// Closes the dialog before running a command, which may open another dialog or go to another page.
    pub fn choose(self, command: &Command) {
        if command.disabled.is_none() {
            self.close();
            (command.run)();
        }
    }
}

/// The button of the palette, and the keys that open the palette and the list of shortcuts.
#[component]
pub fn PaletteButton(
    /// Draws both dialogs, once one of them is opened.
    dialogs: Callback<PaletteState, AnyView>,
) -> impl IntoView {
    let palette = PaletteState::new();
    listen(palette);
    let navigator = navigator();
    effect(move || {
        if let Route::App(id) = navigator.route() {
            palette.note_opened(id);
        }
    });
    let was_opened = latch(move || palette.open.get() || palette.shortcuts.get());
    let keys = if browser::page::is_apple() { "Meta+K" } else { "Control+K" };
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-keyshortcuts={keys}
            aria-haspopup="dialog"
            on:click=move |_| palette.open_dialog()
        >
            <Icon shape={icons::COMMANDS}/>
            <span>{texts::COMMANDS}</span>
            <span class="chords" aria-hidden="true">
                <Chords of={Shortcut::Commands}/>
            </span>
        </button>
        {move || was_opened.get().then(|| dialogs.run(palette))}
    }
}

/// Whether a key press opens or closes the palette.
pub fn is_palette_key(event: &ev::KeyboardEvent, apple: bool) -> bool {
    // On a Mac, Ctrl+K edits text.
    let (held, other) = match apple {
        true => (event.meta_key(), event.ctrl_key()),
        false => (event.ctrl_key(), event.meta_key()),
    };
    held && !other && !event.alt_key() && !event.shift_key() && is_letter('k', &event.key(), &event.code())
}

/// Listens while a user is signed in. An open dialog handles its own keys.
fn listen(palette: PaletteState) {
    let apple = browser::page::is_apple();
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || browser::focus::has_open_dialog() {
            return;
        }
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_palette_key(&event, apple) {
            palette.open_dialog();
        } else if !has_modifier
            && Shortcut::of(&event.key(), &event.code(), event.shift_key()) == Some(Shortcut::Shortcuts)
            && commands::single_keys_enabled()
            && !browser::focus::is_typing()
        {
            palette.shortcuts.set(true);
        } else {
            return;
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
