//! The list of shortcuts.

use leptos::prelude::*;
use model::commands::shortcuts::{Scope, Shortcut};

use crate::{
    browser, commands,
    components::{Button, Dialog, Look, Switch},
    text::palette as texts,
};

/// The shortcuts, and the switch for those that are a single character key.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let single_keys = RwSignal::new(commands::single_keys_enabled());
    let change = Callback::new(move |on| {
        single_keys.set(on);
        commands::enable_single_keys(on);
    });
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Dialog title={texts::SHORTCUTS} open close busy=false failure={Signal::stored(None)}>
            <div>
                <div class="key">
                    <span aria-hidden="true">{texts::SINGLE_KEYS}</span>
                    <Switch name={texts::SINGLE_KEYS} on=single_keys change/>
                </div>
                <p class="hint">{texts::SINGLE_KEYS_HINT}</p>
            </div>
            {Shortcut::ALL.map(|(place, shortcuts)| view! { <Group place shortcuts/> }).collect_view()}
            <div class="row">
                <Button label={texts::CLOSE} look={Look::Primary} press=close/>
            </div>
        </Dialog>
    }
}

#[component]
fn Group(place: Scope, shortcuts: &'static [Shortcut]) -> impl IntoView {
    let rows = shortcuts.iter().map(|shortcut| {
        view! {
            <div class="key">
                <dt>{texts::shortcut(*shortcut)}</dt>
                <dd class="chords">
                    <Chords of={*shortcut}/>
                </dd>
            </div>
        }
    });
    view! {
        <section>
            <h3 class="palette-head">{texts::scope(place)}</h3>
            <dl>{rows.collect_view()}</dl>
        </section>
    }
}

/// The keys of a shortcut.
#[component]
pub fn Chords(
    /// The shortcut.
    of: Shortcut,
) -> impl IntoView {
    let chords = of.keys(browser::page::is_apple()).iter().enumerate().map(|(at, chord)| {
        let keys = chord.iter().enumerate().map(|(at, key)| {
            view! {
                {(at > 0).then_some("+")}
                <kbd>{*key}</kbd>
            }
        });
        view! {
            {(at > 0).then_some(texts::OR)}
            <span class="chord">{keys.collect_view()}</span>
        }
    });
    chords.collect_view()
}
