//! The dialog of the palette: a field and its results (ARIA's combobox with a listbox).

use std::sync::Arc;

use leptos::{ev, prelude::*};
use model::search::Query;

use super::{
    results::{MAX_APPS, Results},
    view::{PaletteState, is_palette_key},
};
use crate::{
    app_store::{AppStore, LoadState},
    browser,
    commands::Command,
    components::{Icon, icons},
    effect::effect,
    text::palette as texts,
};

/// Id of the listbox.
const LIST: &str = "palette-list";
/// The name of the highlight of what was found.
const HITS: &str = "palette-hits";
/// CSS selector of the texts of the options.
const OPTION_TEXTS: &str = "#palette-list .combobox-option > span";

/// The dialog, in the document since it was first opened, so that its field can take the focus as soon as it opens again.
#[component]
pub fn PaletteDialog(
    /// Its state.
    palette: PaletteState,
    /// The results.
    results: Memo<Arc<Results>>,
) -> impl IntoView {
    let apple = browser::page::is_apple();
    let count = Memo::new(move |_| results.with(|results| results.len()));
    // Results come and go: the active one stays among them.
    let active = Memo::new(move |_| palette.active.get().min(count.get().saturating_sub(1)));
    effect(move || {
        results.track();
        let active = active.get();
        if palette.open.get() {
            browser::focus::scroll_into_view(&option_id(active));
        }
    });
    effect(move || {
        results.track();
        let typed = palette.typed.get();
        request_animation_frame(move || {
            let query = Query::new(&typed);
            browser::highlight::mark(HITS, OPTION_TEXTS, |text, _| query.hits(text));
        });
    });
    // Its code was not here when it was opened for the first time.
    palette.dialog.on_load(move |_| palette.show());
    let on_key = move |event: ev::KeyboardEvent| {
        // Keys handled by an input method choose nothing.
        if event.is_composing() || event.shift_key() || count.get_untracked() == 0 {
            return;
        }
        let (at, last) = (active.get_untracked(), count.get_untracked() - 1);
        match event.key().as_str() {
            "ArrowDown" => palette.active.set(if at == last { 0 } else { at + 1 }),
            "ArrowUp" => palette.active.set(if at == 0 { last } else { at - 1 }),
            "Home" => palette.active.set(0),
            "End" => palette.active.set(last),
            "Enter" => {
                let command = results.with_untracked(|results| results.get(at).cloned());
                if let Some(command) = &command {
                    palette.choose(command);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <dialog
            class="dialog palette"
            node_ref={palette.dialog}
            closedby="any"
            aria-label={texts::COMMANDS}
            on:close=move |_| palette.closed()
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                palette.close();
            }
            on:keydown=move |event| {
                if is_palette_key(&event, apple) {
                    event.prevent_default();
                    palette.close();
                }
            }
        >
            <div class="row">
                <div class="search">
                    <Icon shape={icons::SEARCH}/>
                    <input
                        class="input"
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label={texts::FIND}
                        placeholder={texts::FIND}
                        aria-autocomplete="list"
                        aria-expanded="true"
                        aria-controls={LIST}
                        aria-activedescendant=move || (count.get() > 0).then(|| option_id(active.get()))
                        prop:value={palette.typed}
                        on:input:target=move |event| palette.input(event.target().value())
                        on:keydown=on_key
                    />
                </div>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label={texts::CLOSE}
                    on:click=move |_| palette.close()
                >
                    <Icon shape={icons::CROSS}/>
                </button>
            </div>
            // A press in the list must not take the focus from the field.
            <div
                id={LIST}
                role="listbox"
                class="combobox-list"
                aria-label={texts::FOUND}
                on:mousedown=|event| event.prevent_default()
            >
                {move || groups(palette, &results.get(), active)}
            </div>
            <ResultsNote palette results/>
        </dialog>
    }
}

fn groups(palette: PaletteState, results: &Results, active: Memo<usize>) -> impl IntoView + use<> {
    let mut at = 0;
    let groups = results.groups.iter().map(|group| {
        let options = group.commands.iter().map(|command| {
            at += 1;
            view! { <ResultOption palette at={at - 1} command={command.clone()} active/> }
        });
        let options = options.collect_view();
        view! {
            <div role="group" aria-label={group.name}>
                <p class="palette-head" aria-hidden="true">{group.name}</p>
                {options}
            </div>
        }
    });
    groups.collect_view()
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

#[component]
fn ResultOption(palette: PaletteState, at: usize, command: Command, active: Memo<usize>) -> impl IntoView {
    let is_active = Memo::new(move |_| active.get() == at);
    let (name, disabled) = (command.name.clone(), command.disabled);
    let note = disabled.map_or_else(|| command.note.clone(), str::to_owned);
    view! {
        <div
            id={option_id(at)}
            role="option"
            class="combobox-option"
            class:is-active=is_active
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            aria-disabled={disabled.map(|_| "true")}
            // The result under the mouse is the one that Enter chooses: only one is marked.
            on:pointermove=move |_| palette.active.set(at)
            on:click=move |_| palette.choose(&command)
        >
            <span>{name}</span>
            <span class="combobox-note">{note}</span>
        </div>
    }
}

/// A note about the results.
#[component]
fn ResultsNote(palette: PaletteState, results: Memo<Arc<Results>>) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let note = move || {
        if let Some(notice) = palette.notice.get() {
            return notice;
        }
        let is_searching = palette.open.get() && !palette.typed.with(|typed| typed.trim().is_empty());
        match is_searching {
            true if results.with(|results| results.more) => texts::more(MAX_APPS),
            true if store.is_reading() => texts::READING.to_owned(),
            true if matches!(store.state(), LoadState::Failed(_)) => texts::FAILED.to_owned(),
            _ => String::new(),
        }
    };
    view! { <p role="status" class="hint">{note}</p> }
}
