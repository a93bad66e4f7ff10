//! Which rows of a long table are in the document.

/// Maximum number of rows in the document for a viewport of any size, not counting the row with the focus.
const MAX_ROWS: usize = 72;

/// Rows in the document above and below the viewport, so that scrolling shows no gap.
pub const OVERSCAN: usize = 7;

/// The part of a long table that is in view, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Distance from the top of the viewport to the first row; negative once scrolled past.
    pub top: f64,
    /// Height of the viewport.
    pub height: f64,
    /// Height of a row, 1 or more; all rows have the same.
    pub row_height: f64,
}

/// A run of neighboring rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Index of the first row, from 0.
    pub first: usize,
    /// The number of rows.
    pub count: usize,
}

impl Window {
    /// The rows in view out of `total`, and `overscan` rows above and below.
    pub fn around(total: usize, viewport: Viewport, overscan: usize) -> Window {
        let Viewport { top, height, row_height } = viewport;
        // Truncating is correct: only rows that are entirely out of view count.
        let scrolled = ((-top).max(0.0) / row_height) as usize;
        // Content above the first row takes up part of the viewport, and the last row may be only partly in view.
        let end = ((height - top).max(0.0) / row_height) as usize + 1;
        let in_view = end.saturating_sub(scrolled).min(MAX_ROWS);
        let overscan = overscan.min((MAX_ROWS - in_view) / 2);
        let count = (in_view + 2 * overscan).min(total);
        let first = scrolled.saturating_sub(overscan).min(total - count);
        Window { first, count }
    }

    /// The index after the last row.
    fn end(self) -> usize {
        self.first + self.count
    }

    /// The indices of these rows, and of the row with the focus even if it is elsewhere.
    pub fn indices(self, focused: Option<usize>) -> Vec<usize> {
        let before = focused.filter(|index| *index < self.first);
        let after = focused.filter(|index| *index >= self.end());
        before.into_iter().chain(self.first..self.end()).chain(after).collect()
    }

    /// CSS pixels above and below the rows at `indices` that make up for those not in the document, out of `total`.
    pub fn padding(self, indices: &[usize], total: usize, row_height: f64) -> (u32, u32) {
        let height = |rows: usize| (rows as f64 * row_height) as u32;
        // A row that is present only for the focus replaces part of the padding.
        let before = indices.iter().filter(|index| **index < self.first).count();
        let after = indices.iter().filter(|index| **index >= self.end()).count();
        (height(self.first - before), height(total.saturating_sub(self.end() + after)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport(top: f64, height: f64) -> Viewport {
        Viewport { top, height, row_height: 40.0 }
    }

    fn window(first: usize, end: usize) -> Window {
        Window { first, count: end - first }
    }

    #[test]
    fn few_rows_are_all_in_the_document() {
        assert_eq!(Window::around(5, viewport(200.0, 800.0), OVERSCAN), window(0, 5));
        assert_eq!(Window::around(0, viewport(200.0, 800.0), OVERSCAN), window(0, 0));
    }

    #[test]
    fn the_rows_in_view_are_always_in_the_document() {
        let total = 100_000;
        for index in [0, 1, 999, 50_000, 99_980, 99_999] {
            for (part, height, overscan) in
                [(0, 900, OVERSCAN), (0, 900, 0), (36, 900, 0), (25, 893, 0), (39, 881, 0)]
            {
                let top = -f64::from(index * 40 + part);
                let window = Window::around(total, viewport(top, f64::from(height)), overscan);
                let indices = window.indices(None);
                let last_pixel = (index * 40 + part + height - 1) / 40;
                let last = (last_pixel as usize).min(total - 1);
                assert!(
                    indices.contains(&(index as usize)) && indices.contains(&last),
                    "{index} {part} {height}: {window:?}"
                );
            }
        }
    }

    #[test]
    fn the_row_with_the_focus_is_in_the_document_wherever_it_is() {
        let indices = |focused| window(10, 13).indices(focused);
        assert_eq!(indices(None), [10, 11, 12]);
        assert_eq!(indices(Some(11)), [10, 11, 12]);
        assert_eq!(indices(Some(4)), [4, 10, 11, 12]);
        assert_eq!(indices(Some(13)), [10, 11, 12, 13]);
        for focused in [None, Some(0), Some(11), Some(13), Some(99)] {
            let indices = indices(focused);
            let (above, below) = window(10, 13).padding(&indices, 100, 40.0);
            assert_eq!(above + below + indices.len() as u32 * 40, 4_000, "{focused:?}");
        }
    }

    #[test]
    fn what_is_above_the_rows_leaves_room_for_fewer() {
        let count = |top| Window::around(100_000, viewport(top, 900.0), 0).count;
        assert_eq!((count(0.0), count(300.0), count(2_000.0)), (23, 16, 1));
    }

    #[test]
    fn a_very_high_viewport_gives_up_overscan_first() {
        for height in [2_600.0, 2_720.0, 2_860.0] {
            let window = Window::around(100_000, viewport(-4_000.0, height), OVERSCAN);
            let indices = window.indices(None);
            assert!(window.count <= MAX_ROWS && indices.contains(&100), "{height}: {window:?}");
            assert!(indices.contains(&(100 + (height as usize - 1) / 40)), "{height}: {window:?}");
        }
    }

    #[test]
    fn rows_and_padding_make_up_the_whole_height() {
        for (total, top) in [(1_000, -12_345.0), (1_000, -1e9), (73, -500.0), (72, 0.0)] {
            let window = Window::around(total, viewport(top, 5_000.0), OVERSCAN);
            let (above, below) = window.padding(&window.indices(None), total, 44.0);
            assert!(window.count <= MAX_ROWS);
            assert_eq!(above + below + window.count as u32 * 44, total as u32 * 44);
        }
    }
}
