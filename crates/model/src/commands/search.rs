//! What the palette finds, and in what order.

use creatio::App;

/// How well something matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Its name starts with the query.
    Start,
    /// Words of its name start with the words of the query.
    Words,
    /// Its name contains the words.
    Inside,
    /// Another field contains them.
    Elsewhere,
}

/// The field of an app that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchedField {
    /// Its name.
    Name,
    /// Its OAuth client id.
    ClientId,
    /// Its Application URL.
    Url,
}

/// What was typed: every word has to match.
pub struct Query {
    /// All of it, in lower case and with single spaces.
    text: String,
    words: Vec<String>,
}

impl Query {
    /// Parses a typed query; case does not matter.
    pub fn new(typed: &str) -> Self {
        let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
        Self { text: words.join(" "), words }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a command matches. Only the start of a word counts, because users know the few commands by their words.
    /// `keywords` are synonyms.
    pub fn rank_command(&self, name: &str, keywords: &str) -> Option<Rank> {
        let rank = self.rank_name(name).filter(|rank| *rank <= Rank::Words);
        rank.or_else(|| {
            let begins = |word: &String| [name, keywords].iter().any(|text| place(text, word) == Place::Word);
            let starts =
                |word: &String| [name, keywords].iter().any(|text| place(text, word) == Place::Start);
            self.words.iter().all(|word| begins(word) || starts(word)).then_some(Rank::Words)
        })
    }

    /// How well an app matches, and by which field.
    pub fn rank_app(&self, app: &App) -> Option<(Rank, MatchedField)> {
        if let Some(rank) = self.rank_name(&app.name) {
            return Some((rank, MatchedField::Name));
        }
        // A single word that is not in the name need not be searched there again.
        let fields = [
            (MatchedField::Name, &app.name),
            (MatchedField::ClientId, &app.client_id),
            (MatchedField::Url, &app.application_url),
        ];
        let fields = &fields[usize::from(self.words.len() == 1)..];
        let mut by = MatchedField::Name;
        for word in &self.words {
            let (found, _) = fields.iter().find(|(_, text)| place(text, word) != Place::Nowhere)?;
            if by == MatchedField::Name {
                by = *found;
            }
        }
        Some((Rank::Elsewhere, by))
    }

    fn rank_name(&self, name: &str) -> Option<Rank> {
        let mut places = self.words.iter().map(|word| place(name, word));
        let Some(first) = places.next() else { return Some(Rank::Start) };
        let rank = std::iter::once(first).chain(places).try_fold(Rank::Words, |rank, place| match place {
            Place::Nowhere => None,
            Place::Inside => Some(Rank::Inside),
            Place::Start | Place::Word => Some(rank),
        })?;
        let begins =
            first == Place::Start && (self.words.len() == 1 || place(name, &self.text) == Place::Start);
        Some(if begins { Rank::Start } else { rank })
    }
}

/// Where a text contains a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    Word,
    Inside,
    Nowhere,
}

/// The best place of a lower-case word in a text of any case. Most texts are plain ASCII and are searched on each key
/// press, so they are not copied.
fn place(text: &str, word: &str) -> Place {
    match text.is_ascii() {
        true => place_in(text.as_bytes(), word),
        false => place_in(text.to_lowercase().as_bytes(), word),
    }
}

fn place_in(text: &[u8], word: &str) -> Place {
    let word = word.as_bytes();
    let Some((first, rest)) = word.split_first() else { return Place::Start };
    let Some(last) = text.len().checked_sub(word.len()) else { return Place::Nowhere };
    let mut found = Place::Nowhere;
    for at in 0..=last {
        let is_here = text[at].to_ascii_lowercase() == *first
            && text[at + 1..][..rest.len()].eq_ignore_ascii_case(rest);
        match is_here {
            true if at == 0 => return Place::Start,
            // Bytes of a non-ASCII character are parts of words.
            true if !text[at - 1].is_ascii_alphanumeric() && text[at - 1].is_ascii() => return Place::Word,
            true => found = Place::Inside,
            false => {}
        }
    }
    found
}

/// Collects the best of many items: the first few of each rank.
pub struct TopN<T> {
    max: usize,
    ranks: [Vec<T>; 4],
}

impl<T> TopN<T> {
    /// Collects at most this many.
    pub fn new(max: usize) -> Self {
        Self { max, ranks: [const { Vec::new() }; 4] }
    }

    /// Adds an item, if it can still be among the best.
    pub fn push(&mut self, rank: Rank, item: T) {
        let items = &mut self.ranks[rank as usize];
        if items.len() < self.max {
            items.push(item);
        }
    }

    /// Whether no further item can be among the best.
    pub fn is_full(&self) -> bool {
        self.ranks[Rank::Start as usize].len() == self.max
    }

    /// The items, best first, each with its rank.
    pub fn ranked(self) -> Vec<(Rank, T)> {
        let ranks = [Rank::Start, Rank::Words, Rank::Inside, Rank::Elsewhere];
        let all = ranks.into_iter().zip(self.ranks);
        all.flat_map(|(rank, items)| items.into_iter().map(move |item| (rank, item))).take(self.max).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn rank(name: &str, typed: &str) -> Option<Rank> {
        Query::new(typed).rank_app(&sample::app(name, 7)).map(|(rank, _)| rank)
    }

    #[test]
    fn the_beginning_of_a_name_comes_before_words_and_words_before_the_rest() {
        assert_eq!(rank("SAP exchange Europe", "sap EX"), Some(Rank::Start));
        assert_eq!(rank("SAP exchange Europe", "exch"), Some(Rank::Words));
        assert_eq!(rank("SAP exchange Europe", " europe  sap "), Some(Rank::Words));
        assert_eq!(rank("SAP exchange-Europe", "europe"), Some(Rank::Words));
        assert_eq!(rank("SAP exchange Europe", "change"), Some(Rank::Inside));
        assert_eq!(rank("SAP exchange Europe", "sap rope"), Some(Rank::Inside));
        assert_eq!(rank("SAP exchange Europe", "sap asia"), None);
        assert_eq!(rank("banana ana", "ana"), Some(Rank::Words), "the better of several places");
    }

    #[test]
    fn upper_and_lower_case_are_the_same_in_every_script() {
        assert_eq!(rank("ÜBUNG eins", "übung"), Some(Rank::Start));
        assert_eq!(rank("Звіт Київ", "КИЇВ"), Some(Rank::Words));
        assert_eq!(rank("Zürich", "rich"), Some(Rank::Inside), "a letter with dots ends no word");
    }

    #[test]
    fn an_app_is_found_by_client_id_and_url_too() {
        let app = sample::app("Postman", 7);
        let by = |typed: &str| Query::new(typed).rank_app(&app);
        assert_eq!(by("post"), Some((Rank::Start, MatchedField::Name)));
        assert_eq!(by(&app.client_id), Some((Rank::Elsewhere, MatchedField::ClientId)));
        assert_eq!(by("app7.example"), Some((Rank::Elsewhere, MatchedField::Url)));
        assert_eq!(by("postman example.com"), Some((Rank::Elsewhere, MatchedField::Url)));
        assert_eq!(by("postman elsewhere"), None);
    }

    #[test]
    fn a_command_is_found_by_what_its_words_begin_with() {
        let rank = |typed: &str| Query::new(typed).rank_command("Clear search and filters", "reset all");
        assert_eq!(rank("clear"), Some(Rank::Start));
        assert_eq!(rank("fil"), Some(Rank::Words));
        assert_eq!(rank("reset"), Some(Rank::Words));
        assert_eq!(rank("all filters"), Some(Rank::Words));
        assert_eq!(rank("earch"), None);
    }

    #[test]
    fn the_best_of_any_number_of_items_are_collected() {
        let mut best = TopN::new(2);
        for at in 0..1_000 {
            best.push(Rank::Inside, at);
        }
        assert!(!best.is_full());
        best.push(Rank::Start, 5_000);
        assert!(!best.is_full());
        assert_eq!(TopN::<u8>::new(2).ranked(), []);
        best.push(Rank::Start, 5_001);
        best.push(Rank::Start, 5_002);
        assert!(best.is_full(), "no later item can be better");
        assert_eq!(best.ranked(), [(Rank::Start, 5_000), (Rank::Start, 5_001)]);
        let mut mixed = TopN::new(2);
        mixed.push(Rank::Elsewhere, "later");
        mixed.push(Rank::Words, "earlier");
        assert_eq!(mixed.ranked(), [(Rank::Words, "earlier"), (Rank::Elsewhere, "later")]);
    }
}
