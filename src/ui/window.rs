//! Which rows of a long table are drawn.

/// The most rows that are drawn at once, whatever the size of the browser's window; the row with the focus comes on top.
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

    /// The places to draw: these rows, and the row that has the `focus` wherever it stands.
    pub fn places(self, focus: Option<usize>) -> Vec<usize> {
        let before = focus.filter(|place| *place < self.first);
        let after = focus.filter(|place| *place >= self.end());
        before.into_iter().chain(self.first..self.end()).chain(after).collect()
    }
}

/// The next step from the places that are drawn to those wanted, both in order: first some go, then those come that stand
/// before others, one by one, then the rest. In one step the framework would take rows that stay out of the document and
/// put them back, and the focus would be lost with them.
pub fn step(drawn: &[usize], wanted: &[usize]) -> Vec<usize> {
    let kept: Vec<usize> = drawn.iter().copied().filter(|place| wanted.contains(place)).collect();
    let Some(last) = kept.last() else { return wanted.to_vec() };
    if kept.len() < drawn.len() {
        return kept;
    }
    match wanted.iter().position(|place| place < last && !kept.contains(place)) {
        // All before it are drawn, so that it comes right behind them.
        Some(at) => [&kept[..at], &wanted[at..=at], &kept[at..]].concat(),
        None => wanted.to_vec(),
    }
}

/// CSS pixels above and below the drawn places that stand for the others out of `total`.
pub fn padding(drawn: &[usize], window: Window, total: usize, row_height: f64) -> (u32, u32) {
    let high = |rows: usize| (rows as f64 * row_height) as u32;
    // One that is drawn for the focus alone takes the place of another.
    let before = drawn.iter().filter(|place| **place < window.first).count();
    let after = drawn.iter().filter(|place| **place >= window.end()).count();
    (high(window.first - before), high(total.saturating_sub(window.end() + after)))
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
        let steps = |from: &[usize], to: &[usize]| {
            let next = |now: &Vec<usize>| (*now != to).then(|| step(now, to));
            std::iter::successors(Some(from.to_vec()), next).skip(1).collect::<Vec<_>>()
        };
        assert_eq!(steps(&[3, 4, 5, 6], &[1, 2, 3, 4]), [vec![3, 4], vec![1, 3, 4], vec![1, 2, 3, 4]]);
        assert_eq!(steps(&[1, 2, 3], &[2, 3, 4, 5]), [vec![2, 3], vec![2, 3, 4, 5]]);
        assert_eq!(steps(&[1, 2, 3], &[7, 8]), [[7, 8]], "nothing stays");
        assert_eq!(steps(&[], &[7, 8]), [[7, 8]]);
        assert_eq!(steps(&[7, 8], &[]), [[0_usize; 0]]);
        assert_eq!(steps(&[1, 2, 3], &[2, 8, 9]), [vec![2], vec![2, 8, 9]], "the focus stays on 2");
        let back = steps(&[2, 8, 9], &[1, 2, 3, 4]);
        assert_eq!(back, [vec![2], vec![1, 2], vec![1, 2, 3, 4]]);
    }

    #[test]
    fn the_row_with_the_focus_is_drawn_wherever_it_stands() {
        let drawn = |focus| window(10, 13).places(focus);
        assert_eq!(drawn(None), [10, 11, 12]);
        assert_eq!(drawn(Some(11)), [10, 11, 12]);
        assert_eq!(drawn(Some(4)), [4, 10, 11, 12]);
        assert_eq!(drawn(Some(13)), [10, 11, 12, 13]);
        for focus in [None, Some(0), Some(11), Some(13), Some(99)] {
            let drawn = drawn(focus);
            let (above, below) = padding(&drawn, window(10, 13), 100, 40.0);
            assert_eq!(above + below + drawn.len() as u32 * 40, 4_000, "{focus:?}");
        }
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
            let (above, below) = padding(&window.places(None), window, total, 44.0);
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
