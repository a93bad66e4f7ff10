//! Which columns the list shows and how wide they are, as a person has set it.

use super::super::list::Column;

/// How wide a column is beside the others, as long as nobody has set it.
const USUAL: [u32; COUNT] = [280, 72, 150, 210, 170, 184];
/// No column gets narrower.
const LEAST: u32 = 60;
const COUNT: usize = Column::ALL.len();

/// The columns as they were set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    hidden: [bool; COUNT],
    /// How wide each is beside the others; `None` as long as nobody has set it.
    widths: Option<[u32; COUNT]>,
}

impl Columns {
    /// All columns as wide as usual.
    pub fn usual() -> Columns {
        Columns { hidden: [false; COUNT], widths: None }
    }

    /// Reads what [`to_text`](Columns::to_text) wrote; what it did not write is as usual.
    pub fn from_text(text: &str) -> Columns {
        let mut columns = Columns::usual();
        let mut parts = text.split('|');
        for key in parts.next().unwrap_or_default().split(' ') {
            if let Some(column) = Column::from_key(key) {
                columns.show(column, false);
            }
        }
        let widths =
            parts.nth(1).map(|widths| widths.split(' ').map(str::parse).collect::<Result<Vec<u32>, _>>());
        if let Some(Ok(widths)) = widths
            && let Ok(widths) = <[u32; COUNT]>::try_from(widths)
        {
            columns.widths = Some(widths.map(|width| width.clamp(LEAST, 10_000)));
        }
        columns
    }

    /// As text: the columns that are hidden, what the style sheet needs ([`template`](Columns::template)), and the widths.
    pub fn to_text(&self) -> String {
        let hidden = Column::ALL.into_iter().filter(|column| !self.shows(*column)).map(Column::key);
        let widths = self.widths.iter().flatten().map(u32::to_string).collect::<Vec<_>>();
        format!("{}|{}|{}", hidden.collect::<Vec<_>>().join(" "), self.template(), widths.join(" "))
    }

    /// Whether a column is shown. The name always is: it leads to the app.
    pub fn shows(&self, column: Column) -> bool {
        column == Column::Name || !self.hidden[column as usize]
    }

    /// Shows or hides a column.
    pub fn show(&mut self, column: Column, shown: bool) {
        self.hidden[column as usize] = !shown && column != Column::Name;
    }

    /// The column that stands behind this one, which a change of its width takes from.
    pub fn next(&self, column: Column) -> Option<Column> {
        Column::ALL.into_iter().skip(column as usize + 1).find(|next| self.shows(*next))
    }

    /// Takes over how wide the columns are on the screen, so that a change goes out from there.
    pub fn measured(&mut self, widths: impl Fn(Column) -> Option<u32>) {
        let set = self.widths.unwrap_or(USUAL);
        self.widths = Some(Column::ALL.map(|column| widths(column).unwrap_or(set[column as usize]).max(1)));
    }

    /// Makes a column wider by so many pixels, or narrower, at the cost of the next one.
    pub fn widen(&mut self, column: Column, by: i32) {
        let Some(next) = self.next(column) else { return };
        let mut widths = self.widths.unwrap_or(USUAL);
        let (own, other) = (widths[column as usize], widths[next as usize]);
        // Neither of the two gets narrower than the least.
        let most = i32::try_from(other.saturating_sub(LEAST)).unwrap_or(i32::MAX);
        let least = -i32::try_from(own.saturating_sub(LEAST)).unwrap_or(i32::MAX);
        let by = by.clamp(least, most);
        widths[column as usize] = own.saturating_add_signed(by);
        widths[next as usize] = other.saturating_add_signed(-by);
        self.widths = Some(widths);
    }

    /// What part of both columns this one has before the next, in percent.
    pub fn share(&self, column: Column) -> u32 {
        let widths = self.widths.unwrap_or(USUAL);
        let next = self.next(column).map_or(0, |next| widths[next as usize]);
        let own = widths[column as usize];
        own * 100 / (own + next).max(1)
    }

    /// The columns for `grid-template-columns`; empty if they are as the style sheet has them.
    pub fn template(&self) -> String {
        if *self == Columns::usual() {
            return String::new();
        }
        let widths = self.widths.unwrap_or(USUAL);
        let shown = Column::ALL.into_iter().filter(|column| self.shows(*column));
        let tracks = shown.map(|column| format!("minmax(0,{}fr)", widths[column as usize]));
        tracks.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_survives_as_text() {
        let mut columns = Columns::usual();
        assert_eq!(columns.to_text(), "||");
        assert_eq!(Columns::from_text(&columns.to_text()), columns);
        columns.show(Column::ApplicationUrl, false);
        columns.widen(Column::SystemUser, 40);
        assert_eq!(Columns::from_text(&columns.to_text()), columns);
        assert_eq!(columns.template().split(' ').count(), 5);
        let text = columns.to_text();
        assert!(text.starts_with("url|minmax(0,280fr) minmax(0,72fr) minmax(0,190fr) "), "{text}");
    }

    #[test]
    fn a_text_that_means_nothing_is_as_usual() {
        for text in ["", "|", "nothing||", "name||", "||1 2 3", "||a b c d e f", "||1 2 3 4 5 99999999999"] {
            assert_eq!(Columns::from_text(text), Columns::usual(), "{text}");
        }
        let narrow = Columns::from_text("||1 1 1 1 1 1");
        assert_eq!(narrow.widths, Some([LEAST; COUNT]), "nothing is lost from view");
    }

    #[test]
    fn the_name_is_always_shown() {
        let mut columns = Columns::usual();
        columns.show(Column::Name, false);
        assert!(columns.shows(Column::Name));
    }

    #[test]
    fn a_column_grows_at_the_cost_of_the_next_one_that_is_shown() {
        let mut columns = Columns::usual();
        columns.show(Column::Active, false);
        assert_eq!(columns.next(Column::Name), Some(Column::SystemUser));
        assert_eq!(columns.next(Column::Modified), None);
        columns.widen(Column::Name, 1_000);
        assert_eq!(columns.widths, Some([280 + 90, 72, LEAST, 210, 170, 184]));
        columns.widen(Column::Name, -1_000);
        assert_eq!(columns.widths, Some([LEAST, 72, 370, 210, 170, 184]));
        assert_eq!(columns.share(Column::Name), 13);
        columns.widen(Column::Modified, 10);
        assert_eq!(columns.widths, Some([LEAST, 72, 370, 210, 170, 184]), "nothing is behind the last");
    }
}
