//! Rows of a long table, of which only those in view are drawn.

use std::time::Duration;

use leptos::{ev, html, prelude::*};

use super::window::{Sight, Window};
use crate::host::host;

/// How many rows are drawn beyond each end of the view, so that scrolling shows no gap.
const BEYOND: usize = 7;
/// The `aria-rowindex` of the first row: the heads take the first place of the table.
pub const FIRST_INDEX: usize = 2;

/// The rows of a long table, in order. A copy has to be next to nothing: one is made whenever they change.
pub trait Rows: Clone + Send + Sync + 'static {
    /// One of them.
    type Row: Clone + Send + Sync + 'static;

    /// How many there are.
    fn len(&self) -> usize;

    /// The one at this place, from 0.
    fn at(&self, place: usize) -> Option<Self::Row>;

    /// Whether two are the very same; what is only alike counts as another.
    fn is_same(one: &Self::Row, other: &Self::Row) -> bool;

    /// Whether the same one stands at a place of two tables.
    fn agrees_at(&self, other: &Self, place: usize) -> bool {
        self.at(place).zip(other.at(place)).is_some_and(|(one, other)| Self::is_same(&one, &other))
    }
}

/// The body of a table in which only the rows in view stand.
#[component]
pub fn WindowedRows<T, D>(
    /// All rows, in order.
    rows: Memo<T>,
    /// Draws the row at a place among all, from 0, with its `aria-rowindex`. Other rows come to the same place, so what it
    /// draws has to follow.
    row: D,
) -> impl IntoView
where
    T: Rows,
    D: Fn(usize, Memo<T::Row>) -> AnyView + Clone + Send + Sync + 'static,
{
    let body = NodeRef::<html::Tbody>::new();
    let host = host();
    // What scrolling and resizing change.
    let sight = RwSignal::new(Sight { top: 0.0, height: host.window_height(), row_height: 48.0 });
    let measuring = host.clone();
    let look = move || {
        // A frame may come after the table has made way for something else.
        let (Some(Some(body)), Some(last)) = (body.try_get_untracked(), sight.try_get_untracked()) else {
            return;
        };
        let measured =
            body.query_selector("tr").ok().flatten().map(|row| row.get_bounding_client_rect().height());
        let row_height = measured.filter(|height| *height >= 1.0).unwrap_or(last.row_height);
        let top = body.get_bounding_client_rect().top();
        sight.set(Sight { top, height: measuring.window_height(), row_height });
    };
    for event in ["scroll", "resize"] {
        let look = look.clone();
        let listener = window_event_listener_untyped(event, move |_| look());
        on_cleanup(move || listener.remove());
    }
    // Rows that change are drawn in view at once, and beyond it after the frame is painted: whoever types sees them sooner.
    // To measure before that would have the browser lay out the page twice.
    let change = Memo::new(move |before: Option<&u32>| {
        rows.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let painted = RwSignal::new(None);
    let is_painted = Memo::new(move |_| painted.get() == Some(change.get()));
    Effect::new(move || {
        let now = change.get();
        let look = look.clone();
        let settle = move || {
            look();
            painted.try_set(Some(now));
        };
        request_animation_frame(move || set_timeout(settle, Duration::ZERO));
    });
    let total = Memo::new(move |_| rows.with(T::len));
    let seen = Memo::new(move |_| Window::over(total.get(), sight.get(), 0));
    let window = Memo::new(move |before: Option<&Window>| {
        let whole = Window::over(total.get(), sight.get(), BEYOND);
        match is_painted.get() {
            true => whole,
            false => seen.get().with_drawn(before.copied().unwrap_or_default(), whole),
        }
    });
    let slot = move |place: usize| {
        let first = rows.with_untracked(|rows| rows.at(place))?;
        let at_place = move |before: Option<&T::Row>| {
            let before = before.unwrap_or(&first);
            match is_painted.get() || seen.with(|seen| seen.has(place)) {
                true => rows.with(|rows| rows.at(place)).unwrap_or_else(|| before.clone()),
                false => before.clone(),
            }
        };
        Some(Memo::new_with_compare(at_place, |before, now| {
            !before.zip(now).is_some_and(|(before, now)| T::is_same(before, now))
        }))
    };
    let place_of = move |selector| {
        let row = body.get_untracked()?.query_selector(selector).ok()??;
        row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?.checked_sub(FIRST_INDEX)
    };
    // Keys and pointers reach the row that somebody meant, and not another one that has come to its place meanwhile.
    Effect::new(move |before: Option<T>| {
        let now = rows.get();
        if let Some((before, place)) = before.zip(place_of("tr:focus-within"))
            && !now.agrees_at(&before, place)
        {
            host.drop_focus();
        }
        now
    });
    let pressed = StoredValue::new(None);
    let press = move |_: ev::PointerEvent| pressed.set_value(Some(rows.get_untracked()));
    let click = move |event: ev::MouseEvent| {
        let before: Option<T> = pressed.try_update_value(Option::take).flatten();
        // A click without a pointer has no detail.
        let Some(before) = before.filter(|_| event.detail() > 0) else { return };
        let meant = place_of("tr:hover")
            .is_none_or(|place| rows.with_untracked(|rows| rows.agrees_at(&before, place)));
        if !meant {
            event.stop_propagation();
            event.prevent_default();
        }
    };
    let padding = move || {
        let (above, below) = window.get().padding(total.get(), sight.with(|sight| sight.row_height));
        format!("{above}px {below}px")
    };
    view! {
        <tbody
            node_ref=body
            role="rowgroup"
            style:padding-block=padding
            on:pointerdown=press
            on:click:capture=click
        >
            <For
                each=move || { let window = window.get(); window.first..window.end() }
                key=|place| *place
                children=move |place| slot(place).map(|at| row(place, at))
            />
        </tbody>
    }
}
