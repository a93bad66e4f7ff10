//! A button that opens a menu.

use leptos::{ev, html, prelude::*};

use super::{Icon, icons};

use crate::effect::effect;

/// An entry of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// Its name.
    pub label: &'static str,
    /// What choosing it does.
    pub run: Callback<()>,
}

/// A button with a menu below it.
#[component]
pub fn Menu(
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
    /// The entries of the menu.
    items: Vec<MenuItem>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let entries: Vec<_> = items.into_iter().map(|item| (item, NodeRef::<html::Button>::new())).collect();
    let elements: Vec<_> = entries.iter().map(|(_, element)| *element).collect();
    let focused = RwSignal::new(0_usize);
    let count = entries.len();
    effect(move || {
        let element = elements.get(focused.get()).and_then(|element| element.get());
        if let (true, Some(entry)) = (open.get(), element) {
            // Focus fails only on an element that cannot take it; a button can.
            let _ = entry.focus();
        }
    });
    let close = move || {
        open.set(false);
        focused.set(0);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if !open.get() {
            return;
        }
        match event.key().as_str() {
            "Escape" => close(),
            "ArrowDown" => focused.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => focused.update(|at| *at = (*at + count - 1) % count),
            "Tab" => return open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let elsewhere = window_event_listener(ev::pointerdown, move |_| open.set(false));
    on_cleanup(move || elsewhere.remove());
    let entry_views = entries
        .into_iter()
        .map(|(MenuItem { label, run }, place)| {
            let choose = move |_| {
                close();
                run.run(());
            };
            view! {
                <button type="button" role="menuitem" class="menu-item" node_ref=place on:click=choose>
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="menu" on:keydown=on_key on:pointerdown=|event| event.stop_propagation()>
            <button
                type="button"
                class="button button-quiet menu-button"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="menu-label">{label}</span>
                <Icon shape={icons::DOWN}/>
            </button>
            <div class="menu-list" role="menu" hidden=move || !open.get()>{entry_views}</div>
        </div>
    }
}
