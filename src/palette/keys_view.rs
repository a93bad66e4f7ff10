//! The list of shortcuts.

use leptos::prelude::*;

use super::{
    board::board,
    shortcuts::{Place, Shortcut},
};
use crate::{
    host::{extras, host},
    text::palette as words,
    ui::{Button, Dialog, Look, Switch},
};

/// The keys that do something by themselves, and the switch for those that are a character alone.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (board, host) = (board(), host());
    let single_keys = RwSignal::new(board.single_keys(&*host));
    let change = Callback::new(move |on| {
        single_keys.set(on);
        board.set_single_keys(&*host, on);
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog title={words::SHORTCUTS} open close busy=false failure={Signal::stored(None)}>
            <div>
                <div class="key">
                    <span aria-hidden="true">{words::SINGLE_KEYS}</span>
                    <Switch name={words::SINGLE_KEYS} on=single_keys change/>
                </div>
                <p class="hint">{words::SINGLE_KEYS_HINT}</p>
            </div>
            {Shortcut::ALL.map(|(place, shortcuts)| view! { <Group place shortcuts/> }).collect_view()}
            <div class="row">
                <Button label={words::CLOSE} look={Look::Primary} press=close/>
            </div>
        </Dialog>
    }
}

#[component]
fn Group(place: Place, shortcuts: &'static [Shortcut]) -> impl IntoView {
    let rows = shortcuts.iter().map(|shortcut| {
        view! {
            <div class="key">
                <dt>{words::shortcut(*shortcut)}</dt>
                <dd class="chords">
                    <Chords of={*shortcut}/>
                </dd>
            </div>
        }
    });
    view! {
        <section>
            <h3 class="palette-head">{words::place(place)}</h3>
            <dl>{rows.collect_view()}</dl>
        </section>
    }
}

/// The keys of a shortcut.
#[component]
pub fn Chords(
    /// Which shortcut.
    of: Shortcut,
) -> impl IntoView {
    let chords = of.keys(extras().is_apple()).iter().enumerate().map(|(at, chord)| {
        let keys = chord.iter().enumerate().map(|(at, key)| {
            view! {
                {(at > 0).then_some("+")}
                <kbd>{*key}</kbd>
            }
        });
        view! {
            {(at > 0).then_some(words::OR)}
            <span class="chord">{keys.collect_view()}</span>
        }
    });
    chords.collect_view()
}
