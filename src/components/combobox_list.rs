//! The list of choices below a combobox.

use leptos::{html, prelude::*};

use super::{
    combobox::{Active, Choice, ListAction, ListContent},
    highlighted, texts,
};
use crate::{browser, effect::effect};

#[component]
pub(super) fn ListBox(
    list_id: String,
    more_id: String,
    label: &'static str,
    open: Signal<bool>,
    content: ListContent,
    active: RwSignal<Active>,
    chosen: RwSignal<Option<Choice>>,
    option_id: Callback<Active, String>,
    take: Callback<Choice>,
    act: Callback<()>,
) -> impl IntoView {
    let ListContent { choices, more, empty, end_reached, action } = content;
    let is_open = move || open.get();
    let rows = move || {
        is_open().then(|| {
            // A row that stays keeps its element, so that the list does not jump while more choices come.
            view! {
                <For
                    each=move || choices.get().unwrap_or_default().into_iter().enumerate()
                    key=|(at, choice)| (*at, choice.clone())
                    children=move |(at, choice)| view! { <Row at choice active chosen option_id take/> }
                />
            }
        })
    };
    let empty_text = move || match (open.get(), choices.get()) {
        (true, None) => Some(texts().loading.to_owned()),
        (true, Some(all)) if all.is_empty() => Some(empty.get()),
        _ => None,
    };
    let action = move || {
        let action = action.filter(|_| is_open());
        action.map(|action| view! { <ActionRow action active option_id act/> })
    };
    view! {
        // A press in the list must not take the focus from the field, which would close the list.
        <div class="combobox-pop" hidden=move || !open.get() on:mousedown=|event| event.prevent_default()>
            <div
                id={list_id}
                role="listbox"
                class="combobox-list"
                aria-label={label}
                on:scroll:target=move |event| {
                    if browser::focus::is_scrolled_to_end(&event.target()) {
                        end_reached.run(());
                    }
                }
            >
                {rows}
                {action}
            </div>
            <p class="combobox-more" id={more_id} hidden=move || more.with(Option::is_none)>{more}</p>
            <p class="combobox-empty" hidden=move || empty_text().is_none()>{empty_text}</p>
        </div>
    }
}

#[component]
fn Row(
    at: usize,
    choice: Choice,
    active: RwSignal<Active>,
    chosen: RwSignal<Option<Choice>>,
    option_id: Callback<Active, String>,
    take: Callback<Choice>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let is_active = Memo::new(move |_| active.get() == Active::Choice(at));
    effect(move || {
        if let (true, Some(element)) = (is_active.get(), element.get()) {
            browser::focus::scroll_to(&element);
        }
    });
    let key = choice.key.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.key == key));
    let Choice { name, hits, note, badge, .. } = choice.clone();
    view! {
        <div
            id={option_id.run(Active::Choice(at))}
            role="option"
            class="combobox-option"
            class:is-active=is_active
            node_ref=element
            aria-selected=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| take.run(choice.clone())
        >
            <span class="combobox-name" translate="no">{highlighted(&name, &hits)}</span>
            {badge.map(|badge| view! { <span class="badge badge-warning">{badge}</span> })}
            <span class="combobox-note">{note}</span>
        </div>
    }
}

#[component]
fn ActionRow(
    action: ListAction,
    active: RwSignal<Active>,
    option_id: Callback<Active, String>,
    act: Callback<()>,
) -> impl IntoView {
    view! {
        <div
            id={option_id.run(Active::Action)}
            role="option"
            class="combobox-option combobox-action"
            class:is-active=move || active.get() == Active::Action
            aria-selected="false"
            on:click=move |_| act.run(())
        >
            <span class="combobox-name">{action.label}</span>
            <span class="combobox-note">{action.hint}</span>
        </div>
    }
}
