//! Rows of a long table, of which only those in view are drawn.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::host::host;

/// How many rows are drawn beyond each end of the view, so that scrolling shows no gap.
const BEYOND: usize = 7;
/// The most rows that are drawn at once, whatever the size of the window.
const MOST: usize = 72;

/// Which rows are drawn, out of how many, and how high a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first row that is drawn.
    pub first: usize,
    /// How many rows are drawn.
    pub count: usize,
    /// CSS pixels above the first drawn row that stand for rows not drawn.
    pub above: u32,
    /// CSS pixels below the last drawn row that stand for rows not drawn.
    pub below: u32,
}

impl Window {
    /// The window for rows of one height.
    ///
    /// `top` is where the first row stands in the browser's view (negative once scrolled past), `height` how high
    /// the view is, both in CSS pixels; so many rows are drawn `beyond` each end of it.
    pub fn over(total: usize, row_height: f64, top: f64, height: f64, beyond: usize) -> Window {
        let row_height = row_height.max(1.0);
        // Truncation is what is wanted here: whole rows that are out of view.
        let scrolled = ((-top).max(0.0) / row_height) as usize;
        // What stands above the first row takes its part of the view.
        let in_view = ((height - top.max(0.0)).max(0.0) / row_height) as usize + 1;
        let count = (in_view + 2 * beyond).min(MOST).min(total);
        let first = scrolled.saturating_sub(beyond).min(total - count);
        let after = total - first - count;
        Window {
            first,
            count,
            above: (first as f64 * row_height) as u32,
            below: (after as f64 * row_height) as u32,
        }
    }
}

/// The rows of a long table, in order. A copy has to be next to nothing: one is made whenever they change.
pub trait Rows: Clone + Send + Sync + 'static {
    /// One of them.
    type Row: Clone + Send + Sync + 'static;

    /// How many there are.
    fn len(&self) -> usize;

    /// The one at this place, from 0.
    fn at(&self, place: usize) -> Option<Self::Row>;
}

/// The body of a table in which only the rows in view stand.
#[component]
pub fn WindowedRows<T, D>(
    /// All rows, in order.
    rows: Memo<T>,
    /// What tells a row from the others.
    key: fn(&T::Row) -> usize,
    /// Draws a row; the first argument is its place among all, from 0.
    row: D,
) -> impl IntoView
where
    T: Rows,
    D: Fn(usize, T::Row) -> AnyView + Clone + Send + Sync + 'static,
{
    let body = NodeRef::<html::Tbody>::new();
    let host = host();
    // What scrolling and resizing change: where the body stands, and how high window and rows are.
    let sight = RwSignal::new((0.0, host.window_height(), 48.0));
    let look = move || {
        // A frame may come after the table has made way for something else.
        let (Some(Some(body)), Some((.., last))) = (body.try_get_untracked(), sight.try_get_untracked())
        else {
            return;
        };
        let measured =
            body.query_selector("tr").ok().flatten().map(|row| row.get_bounding_client_rect().height());
        let row_height = measured.filter(|height| *height > 0.0).unwrap_or(last);
        sight.set((body.get_bounding_client_rect().top(), host.window_height(), row_height));
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
    let settled = RwSignal::new(0);
    Effect::new(move || {
        let now = change.get();
        let look = look.clone();
        let settle = move || {
            look();
            settled.try_set(now);
        };
        request_animation_frame(move || set_timeout(settle, Duration::ZERO));
    });
    let window = Memo::new(move |_| {
        let (top, height, row_height) = sight.get();
        let beyond = if settled.get() == change.get() { BEYOND } else { 0 };
        Window::over(rows.with(T::len), row_height, top, height, beyond)
    });
    let drawn = move || {
        let Window { first, count, .. } = window.get();
        let at = |place| Some((place, rows.with(|rows| rows.at(place))?));
        (first..first + count).filter_map(at).collect::<Vec<_>>()
    };
    // A row that comes to another place is drawn anew: the framework does not always put rows right that change places.
    let key_of = move |(place, item): &(usize, T::Row)| (*place, key(item));
    view! {
        <tbody
            node_ref=body
            role="rowgroup"
            style:padding-block=move || window.with(|window| format!("{}px {}px", window.above, window.below))
        >
            <For each=drawn key=key_of children=move |(place, item)| row(place, item)/>
        </tbody>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rows_are_all_drawn() {
        assert_eq!(
            Window::over(5, 40.0, 200.0, 800.0, BEYOND),
            Window { first: 0, count: 5, above: 0, below: 0 }
        );
        assert_eq!(Window::over(0, 40.0, 200.0, 800.0, BEYOND).count, 0);
    }

    #[test]
    fn the_rows_in_view_are_always_among_those_drawn() {
        let (total, row, height) = (100_000, 40.0, 900.0);
        let places = [0, 1, 999, 50_000, 99_980, 99_999];
        for (scrolled, beyond) in places.into_iter().flat_map(|place| [(place, BEYOND), (place, 0)]) {
            let window = Window::over(total, row, -(scrolled as f64) * row, height, beyond);
            let in_view = (scrolled + 22).min(total - 1);
            assert!(
                window.first <= scrolled && in_view < window.first + window.count,
                "{scrolled}: {window:?}"
            );
        }
    }

    #[test]
    fn what_stands_above_the_rows_leaves_room_for_fewer() {
        let count = |top| Window::over(100_000, 40.0, top, 900.0, 0).count;
        assert_eq!((count(0.0), count(300.0), count(2_000.0)), (23, 16, 1));
    }

    #[test]
    fn drawn_and_undrawn_rows_make_up_the_whole_height() {
        for (total, top) in [(1_000, -12_345.0), (1_000, -1e9), (73, -500.0), (72, 0.0)] {
            let window = Window::over(total, 44.0, top, 5_000.0, BEYOND);
            assert!(window.count <= MOST);
            assert_eq!(window.above + window.below + window.count as u32 * 44, total as u32 * 44);
        }
    }
}
