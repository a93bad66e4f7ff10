//! Which rows of a long table are drawn.

/// The most rows that are drawn at once, whatever the size of the browser's window, as long as no more are in view.
const MOST: usize = 72;

/// Where a long table stands in the browser's view, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// Where the first row stands; negative once scrolled past.
    pub top: f64,
    /// How high the view is.
    pub height: f64,
    /// How high a row is, 1 or more; all are equally high.
    pub row_height: f64,
}

/// Neighbouring rows of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The place of the first row, from 0.
    pub first: usize,
    /// How many rows there are.
    pub count: usize,
}

impl Window {
    /// The rows in sight out of `total`, and so many `beyond` each end of it.
    pub fn over(total: usize, sight: Sight, beyond: usize) -> Window {
        let Sight { top, height, row_height } = sight;
        // Truncation is what is wanted here: whole rows that are out of view.
        let scrolled = ((-top).max(0.0) / row_height) as usize;
        // What stands above the first row takes its part of the view; the last row may be in view only in part.
        let end = ((height - top).max(0.0) / row_height) as usize + 1;
        let in_view = end.saturating_sub(scrolled).min(MOST);
        let beyond = beyond.min((MOST - in_view) / 2);
        let count = (in_view + 2 * beyond).min(total);
        let first = scrolled.saturating_sub(beyond).min(total - count);
        Window { first, count }
    }

    /// The place after the last row.
    pub fn end(self) -> usize {
        self.first + self.count
    }

    /// Whether the row at a place is one of them.
    pub fn has(self, place: usize) -> bool {
        (self.first..self.end()).contains(&place)
    }

    /// These rows, and those beside them that are drawn already and may stay because they are among `wanted`.
    pub fn with_drawn(self, drawn: Window, wanted: Window) -> Window {
        let (first, end) = (drawn.first.max(wanted.first), drawn.end().min(wanted.end()));
        if first > end || first > self.end() || end < self.first {
            return self;
        }
        let first = first.min(self.first);
        Window { first, count: end.max(self.end()) - first }
    }

    /// The next step from these rows to those wanted. Rows that come before those that stay come one by one: the framework
    /// would take all that stay out of the document and put them back, and the focus would be lost with them.
    pub fn towards(self, wanted: Window) -> Window {
        let stays = self.has(self.first) && wanted.has(self.first);
        match stays && wanted.first + 1 < self.first {
            true => Window { first: self.first - 1, count: self.end().min(wanted.end()) + 1 - self.first },
            false => wanted,
        }
    }

    /// CSS pixels above and below these rows that stand for the others out of `total`.
    pub fn padding(self, total: usize, row_height: f64) -> (u32, u32) {
        let high = |rows: usize| (rows as f64 * row_height) as u32;
        (high(self.first), high(total.saturating_sub(self.end())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEYOND: usize = 7;

    fn sight(top: f64, height: f64) -> Sight {
        Sight { top, height, row_height: 40.0 }
    }

    fn window(first: usize, end: usize) -> Window {
        Window { first, count: end - first }
    }

    #[test]
    fn few_rows_are_all_drawn() {
        assert_eq!(Window::over(5, sight(200.0, 800.0), BEYOND), window(0, 5));
        assert_eq!(Window::over(0, sight(200.0, 800.0), BEYOND), window(0, 0));
    }

    #[test]
    fn the_rows_in_view_are_always_among_those_drawn() {
        let total = 100_000;
        let places = [0, 1, 999, 50_000, 99_980, 99_999];
        for place in places {
            for (part, height, beyond) in
                [(0, 900, BEYOND), (0, 900, 0), (36, 900, 0), (25, 893, 0), (39, 881, 0)]
            {
                let top = -f64::from(place * 40 + part);
                let window = Window::over(total, sight(top, f64::from(height)), beyond);
                let last_pixel = (place * 40 + part + height - 1) / 40;
                let last = (last_pixel as usize).min(total - 1);
                assert!(
                    window.has(place as usize) && window.has(last),
                    "{place} {part} {height}: {window:?}"
                );
            }
        }
    }

    #[test]
    fn rows_come_before_others_one_by_one() {
        let steps = |from: Window, to| {
            std::iter::successors(Some(from), |now| (*now != to).then(|| now.towards(to))).collect::<Vec<_>>()
        };
        let up = [window(10, 34), window(9, 32), window(8, 32)];
        assert_eq!(steps(window(10, 34), window(8, 32)), up);
        assert_eq!(steps(window(10, 34), window(9, 33)).len(), 2);
        for wanted in [window(12, 36), window(40, 64), window(0, 9), window(10, 20), window(0, 0)] {
            assert_eq!(steps(window(10, 34), wanted), [window(10, 34), wanted], "at once: {wanted:?}");
        }
        assert_eq!(steps(window(0, 0), window(3, 9)), [window(0, 0), window(3, 9)]);
    }

    #[test]
    fn what_stands_above_the_rows_leaves_room_for_fewer() {
        let count = |top| Window::over(100_000, sight(top, 900.0), 0).count;
        assert_eq!((count(0.0), count(300.0), count(2_000.0)), (23, 16, 1));
    }

    #[test]
    fn a_very_high_view_leaves_out_what_is_beyond_it_first() {
        for height in [2_600.0, 2_720.0, 2_860.0] {
            let window = Window::over(100_000, sight(-4_000.0, height), BEYOND);
            assert!(window.count <= MOST && window.has(100), "{height}: {window:?}");
            assert!(window.has(100 + (height as usize - 1) / 40), "{height}: {window:?}");
        }
    }

    #[test]
    fn drawn_and_undrawn_rows_make_up_the_whole_height() {
        for (total, top) in [(1_000, -12_345.0), (1_000, -1e9), (73, -500.0), (72, 0.0)] {
            let window = Window::over(total, sight(top, 5_000.0), BEYOND);
            let (above, below) = window.padding(total, 44.0);
            assert!(window.count <= MOST);
            assert_eq!(above + below + window.count as u32 * 44, total as u32 * 44);
        }
    }

    #[test]
    fn drawn_rows_stay_beside_those_in_view() {
        let seen = window(10, 20);
        let kept = |drawn, wanted| seen.with_drawn(drawn, wanted);
        assert_eq!(kept(window(3, 27), window(3, 27)), window(3, 27));
        assert_eq!(kept(window(3, 27), window(8, 22)), window(8, 22), "what is not wanted goes");
        assert_eq!(kept(window(12, 15), window(3, 27)), window(10, 20), "what is in view comes");
        assert_eq!(kept(window(20, 27), window(3, 27)), window(10, 27), "beside it is near enough");
        for elsewhere in [window(30, 40), window(0, 5), window(0, 0)] {
            assert_eq!(kept(elsewhere, window(0, 40)), seen, "{elsewhere:?} leaves a gap");
        }
    }
}
