//! The dialog of the palette: a field, and below it what it finds (ARIA's combobox with a list box).

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::{
    board::Command,
    found::{Found, MOST_APPS},
    view::{Desk, is_palette_key},
};
use crate::{
    apps::AppStore,
    host::extras,
    text::palette as words,
    ui::{Icon, icons},
};

/// The list below the field.
const LIST: &str = "palette-list";

/// The dialog, in the document from the start, so that its field can take the focus as soon as it opens.
#[component]
pub fn PaletteDialog(
    /// What stands in it.
    desk: Desk,
    /// What is found.
    found: Memo<Arc<Found>>,
) -> impl IntoView {
    let extras = extras();
    let apple = extras.is_apple();
    let count = Memo::new(move |_| found.with(|found| found.len()));
    // More may come and less may be found than there was: the choice stays inside.
    let active = Memo::new(move |_| desk.active.get().min(count.get().saturating_sub(1)));
    Effect::new(move || {
        found.track();
        let active = active.get();
        if desk.open.get() {
            extras.reveal(&option_id(active));
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        // Keys that put a character of another script together choose nothing.
        if event.is_composing() || event.shift_key() || count.get_untracked() == 0 {
            return;
        }
        let (at, last) = (active.get_untracked(), count.get_untracked() - 1);
        match event.key().as_str() {
            "ArrowDown" => desk.active.set(if at == last { 0 } else { at + 1 }),
            "ArrowUp" => desk.active.set(if at == 0 { last } else { at - 1 }),
            "Home" => desk.active.set(0),
            "End" => desk.active.set(last),
            "Enter" => {
                let command = found.with_untracked(|found| found.at(at).cloned());
                command.iter().for_each(|command| desk.choose(command));
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <dialog
            class="dialog palette"
            node_ref={desk.dialog}
            closedby="any"
            aria-label={words::COMMANDS}
            on:close=move |_| desk.closed()
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                desk.hide();
            }
            on:keydown=move |event| {
                if is_palette_key(&event, apple) {
                    event.prevent_default();
                    desk.hide();
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
                        aria-label={words::FIND}
                        placeholder={words::FIND}
                        aria-autocomplete="list"
                        aria-expanded="true"
                        aria-controls={LIST}
                        aria-activedescendant=move || (count.get() > 0).then(|| option_id(active.get()))
                        prop:value={desk.typed}
                        on:input:target=move |event| desk.take_in(event.target().value())
                        on:keydown=on_key
                    />
                </div>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label={words::CLOSE}
                    on:click=move |_| desk.hide()
                >
                    <Icon shape={icons::CROSS}/>
                </button>
            </div>
            // A press in the list must not take the focus from the field.
            <div
                id={LIST}
                role="listbox"
                class="combobox-list"
                aria-label={words::FOUND}
                on:mousedown=|event| event.prevent_default()
            >
                {move || groups(desk, &found.get(), active)}
            </div>
            <Foot desk found/>
        </dialog>
    }
}

fn groups(desk: Desk, found: &Found, active: Memo<usize>) -> impl IntoView + use<> {
    let mut at = 0;
    let groups = found.groups.iter().map(|group| {
        let options = group.commands.iter().map(|command| {
            at += 1;
            view! { <Row desk at={at - 1} command={command.clone()} active/> }
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
fn Row(desk: Desk, at: usize, command: Command, active: Memo<usize>) -> impl IntoView {
    let is_active = Memo::new(move |_| active.get() == at);
    let (name, refused) = (command.name.clone(), command.refused);
    let note = refused.map_or_else(|| command.note.clone(), str::to_owned);
    view! {
        <div
            id={option_id(at)}
            role="option"
            class="combobox-option"
            class:is-active=is_active
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            aria-disabled={refused.map(|_| "true")}
            // What the mouse goes to is what Enter would choose: one thing stands out, not two.
            on:pointermove=move |_| desk.active.set(at)
            on:click=move |_| desk.choose(&command)
        >
            <span>{name}</span>
            <span class="combobox-note">{note}</span>
        </div>
    }
}

/// What there is to say of what was found.
#[component]
fn Foot(desk: Desk, found: Memo<Arc<Found>>) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let says = move || {
        if let Some(told) = desk.told.get() {
            return told;
        }
        let is_looking = desk.open.get() && !desk.typed.with(|typed| typed.trim().is_empty());
        match is_looking {
            true if found.with(|found| found.more) => words::more(MOST_APPS),
            true if store.is_reading() => words::READING.to_owned(),
            true if store.has_failed() => words::FAILED.to_owned(),
            _ => String::new(),
        }
    };
    view! { <p role="status" class="hint">{says}</p> }
}
