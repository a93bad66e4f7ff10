//! What can be done with the selected apps, and the marks that select them.

use std::{collections::HashMap, sync::Arc};

use creatio::Id;
use leptos::prelude::*;

use super::{super::store::Row, attention::Concern, bulk::Deed, selection::Selection};
use crate::{
    host::host,
    text::list as words,
    ui::{Button, Icon, Look, Rows, icons},
};

/// What a row's mark is drawn from.
#[derive(Clone, Copy)]
pub struct Marks {
    /// Which apps are selected.
    pub selection: Selection,
    /// Why somebody should look at an app, while those are filtered for.
    pub concerns: Memo<Arc<HashMap<Id, Vec<Concern>>>>,
}

/// The box that selects an app, and why somebody should look at it.
pub fn mark(marks: Marks, row: Memo<Row>) -> AnyView {
    let Marks { selection, concerns } = marks;
    let name = move || row.with(|row| row.app.with(|app| words::select(&app.name)));
    let why = move || {
        let concerns = concerns.with(|all| row.with(|row| all.get(&row.id).cloned()))?;
        let words = concerns.into_iter().map(words::concern).collect::<Vec<_>>().join(" ");
        let title = words.clone();
        Some(view! {
            <span class="apps-concern" title={title}>
                <Icon shape={icons::WARNING}/>
                <span class="visually-hidden">{words}</span>
            </span>
        })
    };
    view! {
        <input
            type="checkbox"
            class="apps-select"
            aria-label=name
            prop:checked=move || row.with(|row| selection.has(&row.id))
            on:click=move |event| row.with_untracked(|row| selection.press(&row.id, event.shift_key()))
        />
        {why}
    }
    .into_any()
}

/// The box that selects all apps that are shown.
pub fn mark_all(selection: Selection) -> AnyView {
    let state = Memo::new(move |_| selection.of_shown());
    view! {
        <input
            type="checkbox"
            class="apps-select"
            aria-label={words::SELECT_ALL}
            prop:checked=move || state.get() == Some(true)
            prop:indeterminate=move || state.get().is_none()
            on:click=move |_| selection.press_all()
        />
    }
    .into_any()
}

/// The bar over the foot of the page, as long as anything is selected.
#[component]
pub fn SelectionBar(
    /// Which apps are selected.
    selection: Selection,
    /// Asks before it does something with them.
    ask: Callback<Deed>,
) -> impl IntoView {
    let (shown, host) = (Memo::new(move |_| !selection.is_empty()), host());
    Effect::new(move |before: Option<bool>| {
        let shown = shown.get();
        // Whoever pressed a button of the bar has nowhere to stand once it goes.
        if before == Some(true) && !shown {
            let host = host.clone();
            request_animation_frame(move || (host.keep_focus())());
        }
        shown
    });
    let count = move || {
        let rows = selection.rows();
        let hidden = selection.shown();
        let visible =
            (0..hidden.len()).filter_map(|at| hidden.at(at)).filter(|row| selection.has(&row.id)).count();
        words::selected(rows.len(), rows.len().saturating_sub(visible))
    };
    let deed = move |deed| Callback::new(move |()| ask.run(deed));
    let clear = Callback::new(move |()| selection.clear());
    move || {
        shown.get().then(|| {
            view! {
                <section class="selection-bar" aria-label={words::SELECTION}>
                    <p class="count" aria-live="polite">{count}</p>
                    <Button label={words::SWITCH_ON} press={deed(Deed::SwitchOn)}/>
                    <Button label={words::SWITCH_OFF} press={deed(Deed::SwitchOff)}/>
                    <Button label={words::DELETE} look={Look::Danger} press={deed(Deed::Delete)}/>
                    <Button label={words::CLEAR_SELECTION} look={Look::Quiet} press=clear/>
                </section>
            }
        })
    }
}
