//! The body of a long table, of which only the rows near the viewport are in the document.

use std::hash::Hash;

use leptos::{ev, html, prelude::*};

use super::virtual_window::{OVERSCAN, Viewport, Window};
use crate::{browser, effect::effect};

/// Height of a row in CSS pixels until one was measured.
const INITIAL_ROW_HEIGHT: f64 = 48.0;

/// The items of a long table, in order. They are compared whenever they may have changed, so both a copy and a comparison
/// must be cheap.
pub trait VirtualItems: Clone + PartialEq + Send + Sync + 'static {
    /// What a row shows.
    type Item: Clone + Send + Sync + 'static;
    /// What identifies an item, so that its row follows it when it moves.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;

    /// The number of items.
    fn len(&self) -> usize;

    /// The item at this index, from 0.
    fn item(&self, index: usize) -> Option<Self::Item>;

    /// What identifies an item.
    fn key(item: &Self::Item) -> Self::Key;
}

/// The rows near the viewport, and the row with the focus even if it is elsewhere.
#[component]
pub fn VirtualRows<T, D>(
    /// All items, in order.
    items: Memo<T>,
    /// Renders the row of an item. Its index among all items, from 0, changes when items are added or removed before it.
    row: D,
) -> impl IntoView
where
    T: VirtualItems,
    D: Fn(Signal<usize>, T::Item) -> AnyView + Clone + Send + Sync + 'static,
{
    let body = NodeRef::<html::Tbody>::new();
    let viewport = measure_viewport(body, items);
    // The key of the row with the focus: scrolled out of view, it stays in the document and keeps the focus.
    let focused = RwSignal::new(None::<T::Key>);
    let window = Memo::new(move |_| Window::around(items.with(T::len), viewport.get(), OVERSCAN));
    let focused_index = Memo::new(move |_| {
        let key = focused.get()?;
        items.with(|items| {
            (0..items.len()).find(|index| items.item(*index).is_some_and(|item| T::key(&item) == key))
        })
    });
    let indices = Memo::new(move |_| window.get().indices(focused_index.get()));
    let rows = move || {
        let indices = indices.get();
        items.with(|items| indices.iter().filter_map(|index| items.item(*index)).collect::<Vec<_>>())
    };
    let focused_element = keep_focus(indices, items);
    let padding = move || {
        let (above, below) =
            window.get().padding(&indices.read(), items.with(T::len), viewport.get().row_height);
        format!("{above}px {below}px")
    };
    let note_focus = move |event: ev::FocusEvent| {
        focused_element.set_value(browser::focus::target(&event));
        let index = browser::table::row_index(Some(&event));
        let item = index.and_then(|index| items.with_untracked(|items| items.item(index)));
        focused.set(item.map(|item| T::key(&item)));
    };
    let forget_focus = move |event: ev::FocusEvent| {
        // Moving a row in the document makes it lose the focus, so the focus is restored.
        if event.related_target().is_some() {
            focused_element.set_value(None);
            focused.set(None);
        }
    };
    let draw = move |place: ReadSignal<usize>, item: T::Item| {
        let index = Signal::derive(move || {
            indices.with(|indices| indices.get(place.get()).copied().unwrap_or_default())
        });
        row(index, item)
    };
    view! {
        <tbody
            node_ref=body
            role="rowgroup"
            style:padding-block=padding
            on:focusin=note_focus
            on:focusout=forget_focus
        >
            <ForEnumerate each=rows key=T::key children=draw/>
        </tbody>
    }
}

/// Gives the focus back to the element that is returned whenever the framework takes its row out of the document and puts it
/// back at another place. A press elsewhere ends that.
fn keep_focus<T: VirtualItems>(
    indices: Memo<Vec<usize>>,
    items: Memo<T>,
) -> StoredValue<Option<browser::focus::Focusable>, LocalStorage> {
    let focused = StoredValue::new_local(None::<browser::focus::Focusable>);
    let restore = move || {
        if let Some(Some(element)) = focused.try_get_value() {
            browser::focus::restore_if_lost(&element);
        }
    };
    effect(move || {
        indices.track();
        items.track();
        // The rows are rendered by then, whichever effect runs first.
        queue_microtask(move || queue_microtask(restore));
    });
    let press = window_event_listener(ev::pointerdown, move |event| {
        let is_outside = |element: &browser::focus::Focusable| !browser::focus::is_within(&event, element);
        if focused.get_value().as_ref().is_some_and(is_outside) {
            focused.set_value(None);
        }
    });
    on_cleanup(move || press.remove());
    focused
}

/// The part of the table in view, measured when the page scrolls, is resized or shows other items.
fn measure_viewport<T: VirtualItems>(body: NodeRef<html::Tbody>, items: Memo<T>) -> RwSignal<Viewport> {
    let height = browser::page::viewport_height();
    let viewport = RwSignal::new(Viewport { top: 0.0, height, row_height: INITIAL_ROW_HEIGHT });
    let measure = move || {
        // A frame may come after the table was removed.
        let (Some(Some(body)), Some(before)) = (body.try_get_untracked(), viewport.try_get_untracked())
        else {
            return;
        };
        let (top, row_height) = browser::table::measure(&body);
        let row_height = row_height.unwrap_or(before.row_height);
        let now = Viewport { top, height: browser::page::viewport_height(), row_height };
        if now != before {
            viewport.set(now);
        }
    };
    for event in ["scroll", "resize"] {
        let listener = window_event_listener_untyped(event, move |_| measure());
        on_cleanup(move || listener.remove());
    }
    effect(move || {
        items.track();
        request_animation_frame(measure);
    });
    viewport
}
