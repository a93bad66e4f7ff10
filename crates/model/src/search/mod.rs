//! Searching as people type: without accents, in any case and any word order, the best matches first, with the places of the
//! hits. The list, the command palette and the field for a system user share it.

mod fold;

use std::ops::Range;

pub use fold::fold;

use crate::order::sorted_by_rank;

/// The minimum length of a word that is looked for in ids: nearly every short one occurs in some id.
const MIN_ID_PART: usize = 4;
/// The number of hexadecimal digits of a GUID.
const GUID_DIGITS: usize = 32;

/// How well a text matches, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

/// Where in a field a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Start,
    Word,
    Inside,
}

/// The number of places.
const PLACES: u8 = 3;

impl Rank {
    /// The best rank.
    pub const BEST: Rank = Rank(0);

    fn new(field: usize, place: Place) -> Rank {
        Rank(
            u8::try_from(field)
                .unwrap_or(u8::MAX / PLACES)
                .saturating_mul(PLACES)
                .saturating_add(place as u8),
        )
    }

    /// Index of the field that decided: of the words of the query, the one that was found last.
    pub fn field(self) -> usize {
        usize::from(self.0 / PLACES)
    }

    /// As a number; the smallest is best.
    pub fn value(self) -> u32 {
        u32::from(self.0)
    }

    fn starts_word(self) -> bool {
        self.0 % PLACES < Place::Inside as u8
    }
}

/// Folded texts in which a query is looked for; made once for an item, and not for each key that is pressed.
#[derive(Clone, Debug, Default)]
pub struct Searchable {
    /// All fields, each ended by a line break, then the ids.
    text: String,
    /// Where each field ends.
    ends: Vec<u32>,
    /// Where the ids end of which a part is found too.
    parts_end: usize,
}

impl Searchable {
    /// The texts by which users know an item, the most telling first.
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a str>) -> Searchable {
        Searchable::with_ids(fields, "", [])
    }

    /// The same with an id that a part of four characters or more finds, and others that only a whole GUID finds.
    pub fn with_ids<'a>(
        fields: impl IntoIterator<Item = &'a str>,
        id: &str,
        whole: impl IntoIterator<Item = &'a str>,
    ) -> Searchable {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for field in fields {
            add(field, &mut text);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        add(id, &mut text);
        let parts_end = text.len();
        for id in whole {
            add(&id.replace('-', ""), &mut text);
        }
        Searchable { text, ends, parts_end }
    }

    fn fields_end(&self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize)
    }
}

/// Appends a field in folded form. A line break in it would end it.
fn add(field: &str, text: &mut String) {
    for letter in field.chars() {
        fold::push(if letter == '\n' { ' ' } else { letter }, text);
    }
    text.push('\n');
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    /// The digits of a GUID, if it is one.
    guid: Option<String>,
}

impl Word {
    fn new(word: &str) -> Word {
        let digits: String = word.chars().filter(|letter| !matches!(letter, '-' | '{' | '}')).collect();
        let is_guid = digits.len() == GUID_DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        Word { text: word.trim_matches(['{', '}']).to_owned(), guid: is_guid.then_some(digits) }
    }

    fn finds_ids(&self) -> bool {
        self.text.len() >= MIN_ID_PART
    }

    fn is_in(&self, item: &Searchable) -> bool {
        let end = if self.finds_ids() { item.parts_end } else { item.fields_end() };
        item.text[..end].contains(&self.text)
            || self.guid.as_ref().is_some_and(|guid| item.text.contains(guid))
    }

    fn rank(&self, item: &Searchable) -> Option<Rank> {
        let (bytes, fields) = (item.text.as_bytes(), item.fields_end());
        let mut best: Option<Rank> = None;
        for (at, _) in item.text[..fields].match_indices(&self.text) {
            let field = item.ends.iter().position(|end| at < *end as usize).unwrap_or_default();
            if best.is_some_and(|best| best.field() < field) {
                break;
            }
            let place = match at.checked_sub(1).map(|before| bytes[before]) {
                None | Some(b'\n') => Place::Start,
                // Bytes of a non-ASCII character are parts of words.
                Some(before) if before.is_ascii() && !before.is_ascii_alphanumeric() => Place::Word,
                Some(_) => Place::Inside,
            };
            let rank = Rank::new(field, place);
            best = Some(best.map_or(rank, |best| best.min(rank)));
            if place == Place::Start {
                break;
            }
        }
        best.or_else(|| self.is_in(item).then(|| Rank::new(item.ends.len(), Place::Start)))
    }
}

/// What was typed: every word has to be found, in any field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of it, folded and with single spaces.
    text: String,
    words: Vec<Word>,
}

impl Query {
    /// Parses a typed query; case and accents do not matter.
    pub fn new(typed: &str) -> Query {
        let folded = fold(typed);
        let words: Vec<&str> = folded.split_whitespace().collect();
        Query { text: words.join(" "), words: words.into_iter().map(Word::new).collect() }
    }

    /// Whether nothing was typed, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, folded and with single spaces.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether every word is found.
    pub fn matches(&self, item: &Searchable) -> bool {
        self.words.iter().all(|word| word.is_in(item))
    }

    /// How well an item matches: as well as its worst word. A first field that begins with all that was typed is best.
    pub fn rank_in(&self, item: &Searchable) -> Option<Rank> {
        let worst =
            self.words.iter().try_fold(Rank::BEST, |worst, word| Some(worst.max(word.rank(item)?)))?;
        Some(if item.text.starts_with(&self.text) { Rank::BEST } else { worst })
    }

    /// The same for a few texts, the most telling first.
    pub fn rank<'a>(&self, fields: impl IntoIterator<Item = &'a str>) -> Option<Rank> {
        self.rank_in(&Searchable::new(fields))
    }

    /// The same for texts that users know by heart: only the start of a word counts.
    pub fn rank_starts<'a>(&self, fields: impl IntoIterator<Item = &'a str>) -> Option<Rank> {
        let item = Searchable::new(fields);
        let begins = |word: &Word| word.rank(&item).is_some_and(Rank::starts_word);
        self.words.iter().all(begins).then(|| self.rank_in(&item)).flatten()
    }

    /// The places of the words in a text, in order and without overlaps, as ranges of bytes.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        hits(text, self.words.iter())
    }

    /// The same in an id, where short words are not looked for.
    pub fn id_hits(&self, id: &str) -> Vec<Range<usize>> {
        hits(id, self.words.iter().filter(|word| word.finds_ids()))
    }

    /// Whether it can only find what the other finds, because it is the same with more typed after it.
    pub fn narrows(&self, other: &Query) -> bool {
        // A whole GUID, and a word of four characters, is looked for in more places than a part of it.
        let widens = |(word, before): (&Word, &Word)| {
            word != before && (word.guid.is_some() || word.finds_ids() != before.finds_ids())
        };
        self.text.starts_with(&other.text) && !self.words.iter().zip(&other.words).any(widens)
    }
}

fn hits<'a>(text: &str, words: impl Iterator<Item = &'a Word>) -> Vec<Range<usize>> {
    let mut folded = String::with_capacity(text.len());
    // The place in the text of each byte of the folded text.
    let mut places = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        fold::push(letter, &mut folded);
        places.resize(folded.len(), at);
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        let written = [Some(&word.text), word.guid.as_ref()];
        for part in written.into_iter().flatten() {
            for (at, _) in folded.match_indices(part.as_str()) {
                // A combining accent belongs to the letter before it.
                let end = places.get(at + part.len()).copied().unwrap_or(text.len());
                found.push(places[at]..end);
            }
        }
    }
    let found = sorted_by_rank(found, |range| range.start as u32);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests;
