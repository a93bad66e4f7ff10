//! Rows of a long table, of which only those in view are drawn.

use std::{sync::Arc, time::Duration};

use leptos::{html, prelude::*};

use super::{
    meant::{Press, keep_focus_on_its_row},
    window::{Sight, Window, padding, step},
};
use crate::host::{Host, host};

/// How many rows are drawn beyond each end of the view, so that scrolling shows no gap.
const BEYOND: usize = 7;

/// The rows of a long table, in order. A copy has to be next to nothing: one is made whenever they change.
pub trait Rows: Clone + Send + Sync + 'static {
    /// One of them.
    type Row: Clone + Send + Sync + 'static;
    /// What tells what one stands for.
    type Id: PartialEq + Send + Sync + 'static;

    /// How many there are.
    fn len(&self) -> usize;

    /// The one at this place, from 0.
    fn at(&self, place: usize) -> Option<Self::Row>;

    /// Whether two are the very same; what is only alike counts as another.
    fn is_same(one: &Self::Row, other: &Self::Row) -> bool;

    /// What a row stands for, by which it is known again after it was read anew.
    fn id(row: &Self::Row) -> Self::Id;

    /// What the row at this place stands for, from 0.
    fn id_at(&self, place: usize) -> Option<Self::Id> {
        self.at(place).map(|row| Self::id(&row))
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
    let (sight, look) = look_at(body, host.clone());
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
    let total = move || rows.with(T::len);
    let seen = Memo::new(move |_| Window::over(total(), sight.get(), 0));
    let window = Memo::new(move |before: Option<&Window>| {
        let whole = Window::over(total(), sight.get(), BEYOND);
        match is_painted.get() {
            true => whole,
            false => seen.get().with_drawn(before.copied().unwrap_or_default(), whole),
        }
    });
    // What is drawn out of view follows once the frame is painted.
    let is_due = move |place| is_painted.get() || seen.with(|seen| seen.has(place));
    // Whoever scrolls away from the row with the focus finds it there again.
    let focus = RwSignal::new(None);
    let wanted = move || {
        let total = rows.try_with(T::len)?;
        let focus = focus.try_get()?.filter(|place| *place < total);
        Some(window.try_get()?.places(focus))
    };
    let drawn = RwSignal::new(untrack(wanted).unwrap_or_default());
    Effect::new(move || {
        wanted();
        walk(drawn, wanted);
    });
    keep_focus_on_its_row(rows, host.clone());
    let press = Arc::new(Press::new(rows, host.clone()));
    let click = press.clone();
    let padded = move || {
        let row_height = sight.with(|sight| sight.row_height);
        let (above, below) = drawn.with(|drawn| padding(drawn, window.get(), total(), row_height));
        format!("{above}px {below}px")
    };
    view! {
        <tbody
            node_ref=body
            role="rowgroup"
            style:padding-block=padded
            on:focusin=move |event| focus.set(host.row_place(Some(&event)))
            on:focusout=move |_| focus.set(None)
            on:pointerdown=move |event| press.begin(&event)
            on:click:capture=move |event| click.end(&event)
        >
            <For
                each=move || drawn.get()
                key=|place| *place
                children=move |place| slot(rows, place, is_due).map(|at| row(place, at))
            />
        </tbody>
    }
}

/// Goes from the places that are drawn to those wanted, step by step and all before the next frame.
fn walk(drawn: RwSignal<Vec<usize>>, wanted: impl Fn() -> Option<Vec<usize>> + Copy + 'static) {
    // The table may have made way for something else.
    let (Some(now), Some(to)) = (drawn.try_get_untracked(), untrack(wanted)) else { return };
    if now != to {
        drawn.set(step(&now, &to));
        queue_microtask(move || walk(drawn, wanted));
    }
}

/// Where the body of the table stands in the browser's view, and what looks there anew; scrolling and resizing do so by
/// themselves.
fn look_at(
    body: NodeRef<html::Tbody>,
    host: Arc<dyn Host>,
) -> (RwSignal<Sight>, impl Fn() + Clone + Send + Sync + 'static) {
    let sight = RwSignal::new(Sight { top: 0.0, height: host.window_height(), row_height: 48.0 });
    let look = move || {
        // A frame may come after the table has made way for something else.
        let (Some(Some(body)), Some(last)) = (body.try_get_untracked(), sight.try_get_untracked()) else {
            return;
        };
        let measured =
            body.query_selector("tr").ok().flatten().map(|row| row.get_bounding_client_rect().height());
        let row_height = measured.filter(|height| *height >= 1.0).unwrap_or(last.row_height);
        let top = body.get_bounding_client_rect().top();
        sight.set(Sight { top, height: host.window_height(), row_height });
    };
    for event in ["scroll", "resize"] {
        let look = look.clone();
        let listener = window_event_listener_untyped(event, move |_| look());
        on_cleanup(move || listener.remove());
    }
    (sight, look)
}

/// The row at a place, whichever it is; `None` if there is none now. It changes only while that is due.
fn slot<T: Rows>(
    rows: Memo<T>,
    place: usize,
    is_due: impl Fn(usize) -> bool + Send + Sync + 'static,
) -> Option<Memo<T::Row>> {
    let first = rows.with_untracked(|rows| rows.at(place))?;
    let at_place = move |before: Option<&T::Row>| {
        let before = before.unwrap_or(&first);
        match is_due(place) {
            true => rows.with(|rows| rows.at(place)).unwrap_or_else(|| before.clone()),
            false => before.clone(),
        }
    };
    Some(Memo::new_with_compare(at_place, |before, now| {
        !before.zip(now).is_some_and(|(before, now)| T::is_same(before, now))
    }))
}
