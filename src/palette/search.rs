//! What is found for what was typed into the palette, and what of it comes first.

use creatio::App;

/// How well something fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Its name begins so.
    Start,
    /// Words of its name begin so.
    Words,
    /// It stands somewhere in its name.
    Inside,
    /// It stands in something else that is known of it.
    Elsewhere,
}

/// What of an app it was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Its name.
    Name,
    /// Its OAuth client id.
    ClientId,
    /// The address of its home page.
    Url,
}

/// What is looked for: every word of it.
pub struct Wanted {
    /// All of it, in lower case and with single blanks.
    text: String,
    words: Vec<String>,
}

impl Wanted {
    /// What was typed; upper and lower case are the same.
    pub fn new(typed: &str) -> Self {
        let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
        Self { text: words.join(" "), words }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a command fits; only what begins a word counts, for there are few and they are known by their words.
    /// `also` holds more words for the same thing.
    pub fn rank_command(&self, name: &str, also: &str) -> Option<Rank> {
        let rank = self.rank_name(name).filter(|rank| *rank <= Rank::Words);
        rank.or_else(|| {
            let begins = |word: &String| [name, also].iter().any(|text| place(text, word) == Place::Word);
            let starts = |word: &String| [name, also].iter().any(|text| place(text, word) == Place::Start);
            self.words.iter().all(|word| begins(word) || starts(word)).then_some(Rank::Words)
        })
    }

    /// How well an app fits, and what it was found by.
    pub fn rank_app(&self, app: &App) -> Option<(Rank, By)> {
        if let Some(rank) = self.rank_name(&app.name) {
            return Some((rank, By::Name));
        }
        // A single word that is not in the name need not be looked for there again.
        let fields = [(By::Name, &app.name), (By::ClientId, &app.client_id), (By::Url, &app.application_url)];
        let fields = &fields[usize::from(self.words.len() == 1)..];
        let mut by = By::Name;
        for word in &self.words {
            let (found, _) = fields.iter().find(|(_, text)| place(text, word) != Place::Nowhere)?;
            if by == By::Name {
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

/// Where a word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    Word,
    Inside,
    Nowhere,
}

/// Where a word in lower case stands best in a text of any case. Most texts are plain ASCII, and those of very many apps
/// are looked through at each key: they are not copied for it.
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
            // Bytes of a character beyond ASCII are parts of words.
            true if !text[at - 1].is_ascii_alphanumeric() && text[at - 1].is_ascii() => return Place::Word,
            true => found = Place::Inside,
            false => {}
        }
    }
    found
}

/// The best of very many, as they come: the first few of each rank.
pub struct Best<T> {
    most: usize,
    ranks: [Vec<T>; 4],
}

impl<T> Best<T> {
    /// Keeps so many and no more.
    pub fn new(most: usize) -> Self {
        Self { most, ranks: [const { Vec::new() }; 4] }
    }

    /// Takes one in, if it can still be among the best.
    pub fn take_in(&mut self, rank: Rank, one: T) {
        let kept = &mut self.ranks[rank as usize];
        if kept.len() < self.most {
            kept.push(one);
        }
    }

    /// Whether no further one can be better than those that are there.
    pub fn is_full(&self) -> bool {
        self.ranks[Rank::Start as usize].len() == self.most
    }

    /// Those kept, the best first, each with its rank.
    pub fn ranked(self) -> Vec<(Rank, T)> {
        let ranks = [Rank::Start, Rank::Words, Rank::Inside, Rank::Elsewhere];
        let all = ranks.into_iter().zip(self.ranks);
        all.flat_map(|(rank, kept)| kept.into_iter().map(move |one| (rank, one))).take(self.most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::apps::sample;

    fn rank(name: &str, typed: &str) -> Option<Rank> {
        Wanted::new(typed).rank_app(&sample::app(name, 7)).map(|(rank, _)| rank)
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
        let by = |typed: &str| Wanted::new(typed).rank_app(&app);
        assert_eq!(by("post"), Some((Rank::Start, By::Name)));
        assert_eq!(by(&app.client_id), Some((Rank::Elsewhere, By::ClientId)));
        assert_eq!(by("app7.example"), Some((Rank::Elsewhere, By::Url)));
        assert_eq!(by("postman example.com"), Some((Rank::Elsewhere, By::Url)));
        assert_eq!(by("postman elsewhere"), None);
    }

    #[test]
    fn a_command_is_found_by_what_its_words_begin_with() {
        let rank = |typed: &str| Wanted::new(typed).rank_command("Clear search and filters", "reset all");
        assert_eq!(rank("clear"), Some(Rank::Start));
        assert_eq!(rank("fil"), Some(Rank::Words));
        assert_eq!(rank("reset"), Some(Rank::Words));
        assert_eq!(rank("all filters"), Some(Rank::Words));
        assert_eq!(rank("earch"), None);
    }

    #[test]
    fn the_best_are_kept_however_many_come() {
        let mut best = Best::new(2);
        for at in 0..1_000 {
            best.take_in(Rank::Inside, at);
        }
        assert!(!best.is_full());
        best.take_in(Rank::Start, 5_000);
        assert!(!best.is_full());
        assert_eq!(Best::<u8>::new(2).ranked(), []);
        best.take_in(Rank::Start, 5_001);
        best.take_in(Rank::Start, 5_002);
        assert!(best.is_full(), "nothing better can come");
        assert_eq!(best.ranked(), [(Rank::Start, 5_000), (Rank::Start, 5_001)]);
        let mut mixed = Best::new(2);
        mixed.take_in(Rank::Elsewhere, "later");
        mixed.take_in(Rank::Words, "earlier");
        assert_eq!(mixed.ranked(), [(Rank::Words, "earlier"), (Rank::Elsewhere, "later")]);
    }
}
