//! A button that opens a panel below it.

use leptos::{ev, html, prelude::*};

use super::{Icon, icons};
use crate::browser;

/// A button with a panel below it. The panel closes on Escape and on a press or the focus elsewhere.
#[component]
pub fn Popover(
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
    /// Draws the panel while it is open; the callback closes it and gives the focus back.
    panel: Callback<Callback<()>, AnyView>,
    /// What the button opens: `menu`, or nothing for a panel of controls.
    #[prop(optional)]
    menu: bool,
    /// The class of the button.
    #[prop(optional)]
    class: &'static str,
    /// Whether what the panel sets is set.
    #[prop(optional, into)]
    set: Signal<bool>,
    /// The icon; the label is then hidden where it has no room.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let close = Callback::new(move |()| {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // A button can take the focus.
            let _ = button.focus();
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            close.run(());
        }
    };
    let press = window_event_listener(ev::pointerdown, move |event| {
        let is_inside = place.get_untracked().is_some_and(|place| browser::focus::is_within(&event, &place));
        if open.get_untracked() && !is_inside {
            open.set(false);
        }
    });
    on_cleanup(move || press.remove());
    let on_focus_out = move |event: ev::FocusEvent| {
        let goes_outside = place.get_untracked().is_some_and(|place| browser::focus::leaves(&event, &place));
        if goes_outside {
            open.set(false);
        }
    };
    view! {
        <div class="menu" node_ref=place on:keydown=on_key on:focusout=on_focus_out>
            <button
                type="button"
                class={format!("button {class}")}
                class:is-set=set
                node_ref=button
                aria-haspopup={menu.then_some("menu")}
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.map(|shape| view! { <Icon shape/> })}
                <span class="menu-label">{label}</span>
                <Icon shape={icons::DOWN}/>
            </button>
            {move || open.get().then(|| view! { <div class="menu-list">{panel.run(close)}</div> })}
        </div>
    }
}
