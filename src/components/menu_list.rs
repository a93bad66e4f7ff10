//! The entries of a menu (ARIA's menu), of which the first has the focus when it opens.

use leptos::{ev, html, prelude::*};

use crate::browser;

/// An entry of a menu.
#[derive(Clone)]
pub struct Entry {
    /// Its name.
    pub label: String,
    /// Why it cannot be chosen, if so.
    pub disabled: Option<String>,
    /// Whether it deletes something.
    pub is_danger: bool,
    /// What choosing it does.
    pub run: Callback<()>,
}

impl Entry {
    /// An entry that can be chosen.
    pub fn new(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { label: label.into(), disabled: None, is_danger: false, run: Callback::new(move |()| run()) }
    }
}

/// The entries of a menu.
#[component]
pub fn MenuList(
    /// The name of the menu.
    label: String,
    /// The entries.
    entries: Vec<Entry>,
    /// Closes the menu and gives the focus back; called before an entry runs.
    close: Callback<()>,
) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    menu.on_load(|menu| browser::focus::focus_item(&menu, browser::focus::Item::First));
    let on_key = move |event: ev::KeyboardEvent| {
        let item = match event.key().as_str() {
            "ArrowDown" => browser::focus::Item::Next,
            "ArrowUp" => browser::focus::Item::Previous,
            "Home" => browser::focus::Item::First,
            "End" => browser::focus::Item::Last,
            _ => return,
        };
        event.prevent_default();
        if let Some(menu) = menu.get_untracked() {
            browser::focus::focus_item(&menu, item);
        }
    };
    let items = entries.into_iter().map(|Entry { label, disabled, is_danger, run }| {
        let is_disabled = disabled.is_some();
        view! {
            <button
                type="button"
                role="menuitem"
                class="menu-item"
                class:is-danger=is_danger
                tabindex="-1"
                aria-disabled={is_disabled.then_some("true")}
                title={disabled}
                on:click=move |_| {
                    if !is_disabled {
                        close.run(());
                        run.run(());
                    }
                }
            >
                {label}
            </button>
        }
    });
    view! {
        <div role="menu" aria-label={label} node_ref=menu on:keydown=on_key>
            {items.collect_view()}
        </div>
    }
}
