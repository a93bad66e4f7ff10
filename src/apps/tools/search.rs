//! Searching the list: an index of all that a person may know an app by, and what is looked for in it.

use creatio::{App, Id};
use memchr::memmem::Finder;

/// What a search looks through, one entry an app. Everything stands in a few long runs of memory, because with very many
/// apps most of a search is fetching it.
#[derive(Default)]
pub struct Index {
    signatures: Vec<Signature>,
    /// The texts of all entries, in lower case, one behind the other.
    text: String,
    /// Where the text of each entry ends.
    ends: Vec<usize>,
    /// The record of the app and of its system user.
    ids: Vec<[u128; 2]>,
}

impl Index {
    /// Takes in one app more.
    pub fn push(&mut self, app: &App) {
        let start = self.text.len();
        let user = app.system_user.as_ref();
        let name = user.map_or("", |user| &user.name);
        for part in
            [&app.name, &app.client_id, &app.application_url, &app.redirect_url, &app.description, name]
        {
            self.text.push_str(&part.to_lowercase());
            self.text.push('\n');
        }
        self.signatures.push(Signature::of(&self.text[start..]));
        self.ends.push(self.text.len());
        self.ids.push([number(&app.id), user.map_or(0, |user| number(&user.id))]);
    }

    /// Whether a search finds the app that was taken in at this place.
    pub fn finds(&self, search: &Search, place: usize) -> bool {
        let Some(signature) = self.signatures.get(place) else { return false };
        signature.holds(&search.signature) && {
            let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
            let text = &self.text.as_bytes()[start..self.ends[place]];
            search.words.iter().all(|word| word.is_in(text, &self.ids[place]))
        }
    }
}

/// A GUID as a number, to be compared at once.
fn number(id: &Id) -> u128 {
    id.as_str().bytes().filter_map(|digit| char::from(digit).to_digit(16)).fold(0, |sum, digit| {
        // The digits of a GUID fill the number exactly.
        (sum << 4) | u128::from(digit)
    })
}

/// Which bytes and which pairs of bytes occur in a text, some pairs sharing a bit: most entries that a search does not
/// find lack one of them, and need not be looked through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Signature {
    bytes: [u64; 2],
    pairs: [u64; 4],
}

impl Signature {
    fn of(text: &str) -> Signature {
        let mut signature = Signature::default();
        let mut before = None::<u8>;
        for byte in text.bytes() {
            signature.bytes[usize::from(byte >> 6 & 1)] |= 1 << (byte & 63);
            if let Some(before) = before {
                let pair = before.wrapping_mul(31).wrapping_add(byte);
                signature.pairs[usize::from(pair >> 6)] |= 1 << (pair & 63);
            }
            before = Some(byte);
        }
        signature
    }

    fn add(&mut self, other: &Signature) {
        let mine = self.bytes.iter_mut().chain(&mut self.pairs);
        mine.zip(other.bytes.iter().chain(&other.pairs)).for_each(|(mine, other)| *mine |= other);
    }

    /// Written out, because it runs for every app at every key.
    #[inline]
    fn holds(&self, other: &Signature) -> bool {
        let lacks = |mine: u64, other: u64| other & !mine;
        lacks(self.pairs[0], other.pairs[0])
            | lacks(self.pairs[1], other.pairs[1])
            | lacks(self.pairs[2], other.pairs[2])
            | lacks(self.pairs[3], other.pairs[3])
            | lacks(self.bytes[0], other.bytes[0])
            | lacks(self.bytes[1], other.bytes[1])
            == 0
    }
}

/// What is looked for: an app is found if it holds every word.
pub struct Search {
    typed: String,
    signature: Signature,
    words: Vec<Word>,
}

/// One word of a search.
enum Word {
    /// One ASCII character, of which the signature says all.
    Told,
    /// A text.
    Text(Box<Finder<'static>>),
    /// A GUID, with or without dashes: it may be the record of the app or of its user, or a client id.
    Guid(Box<Guid>),
}

/// A GUID that is looked for.
struct Guid {
    number: u128,
    dashed: Finder<'static>,
    bare: Finder<'static>,
}

impl Word {
    fn of(word: &str) -> Word {
        let finder = |text: &str| Finder::new(text).into_owned();
        match Id::parse(word) {
            Some(id) => Word::Guid(Box::new(Guid {
                number: number(&id),
                dashed: finder(id.as_str()),
                bare: finder(&id.as_str().replace('-', "")),
            })),
            None if word.len() == 1 => Word::Told,
            None => Word::Text(Box::new(finder(word))),
        }
    }

    /// What every entry that holds the word has in its signature.
    fn signature(&self, word: &str) -> Signature {
        match self {
            Word::Guid(..) => Signature::default(),
            _ => Signature::of(word),
        }
    }

    fn is_in(&self, text: &[u8], ids: &[u128; 2]) -> bool {
        match self {
            Word::Told => true,
            Word::Text(finder) => finder.find(text).is_some(),
            Word::Guid(guid) => {
                ids.contains(&guid.number)
                    || guid.dashed.find(text).is_some()
                    || guid.bare.find(text).is_some()
            }
        }
    }
}

impl Search {
    /// A search as it was typed.
    pub fn new(typed: &str) -> Search {
        let typed = typed.to_lowercase();
        let mut signature = Signature::default();
        let mut words = Vec::new();
        for word in typed.split_whitespace() {
            let read = Word::of(word);
            signature.add(&read.signature(word));
            words.push(read);
        }
        Search { typed, signature, words }
    }

    /// Whether nothing is looked for, so that every app is shown.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the same is looked for.
    pub fn is(&self, other: &Search) -> bool {
        self.typed == other.typed
    }

    /// Whether it finds nothing that the other does not find: more was typed behind the same.
    pub fn narrows(&self, other: &Search) -> bool {
        // A GUID is found in other places than its beginnings are.
        let has_guid = self.words.iter().any(|word| matches!(word, Word::Guid(..)));
        self.typed.starts_with(&other.typed) && !has_guid
    }

    /// A search for any address of the same host, if this one is for one address that nothing has to hold exactly.
    pub fn same_host(&self) -> Option<Search> {
        let [Word::Text(_)] = self.words.as_slice() else { return None };
        let address = self.typed.trim();
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty() && *host != rest)?;
        Some(Search::new(&format!("//{host}")))
    }
}

#[cfg(test)]
mod tests {
    use creatio::Named;

    use super::*;
    use crate::apps::sample::{app, id};

    fn apps() -> [App; 3] {
        let named = |name: &str, number| Some(Named { id: id(number), name: name.to_owned() });
        let described = |app: App| App { description: "Sends the Weekly report".to_owned(), ..app };
        [
            described(App {
                client_id: "A1".to_owned(),
                system_user: named("Supervisor", 100),
                ..app("Postman", 1)
            }),
            described(App {
                client_id: "3F2504E04F8911D39A0C0305E82C3301".to_owned(),
                application_url: "https://mail.example/app".to_owned(),
                redirect_url: "https://mail.example/back".to_owned(),
                system_user: named("Ann Über", 101),
                ..app("Mailer", 2)
            }),
            described(App { client_id: "C3".to_owned(), system_user: None, ..app("postal", 3) }),
        ]
    }

    fn found(search: &Search) -> Vec<usize> {
        let mut index = Index::default();
        apps().iter().for_each(|app| index.push(app));
        (0..index.ends.len()).filter(|place| index.finds(search, *place)).collect()
    }

    fn shown(search: &str) -> Vec<usize> {
        found(&Search::new(search))
    }

    #[test]
    fn a_search_looks_through_every_field_whatever_the_case() {
        for (search, expected) in [
            ("", vec![0, 1, 2]),
            ("  ", vec![0, 1, 2]),
            ("POST", vec![0, 2]),
            ("p", vec![0, 1, 2]),
            ("z", vec![]),
            ("3f25", vec![1]),
            ("über", vec![1]),
            ("mail.example", vec![1]),
            ("/back", vec![1]),
            ("weekly sup", vec![0]),
            ("nothing", vec![]),
        ] {
            assert_eq!(shown(search), expected, "{search}");
        }
    }

    #[test]
    fn a_guid_finds_by_record_user_and_client_id_with_or_without_dashes() {
        for (search, expected) in [
            ("00000000-0000-0000-0000-000000000002", vec![1]),
            ("{00000000-0000-0000-0000-000000000002}", vec![1]),
            ("00000000000000000000000000000064", vec![0]),
            ("3F2504E0-4F89-11D3-9A0C-0305E82C3301", vec![1]),
            ("3f2504e04f8911d39a0c0305e82c3301", vec![1]),
            ("00000000-0000-0000-0000-000000000009", vec![]),
        ] {
            assert_eq!(shown(search), expected, "{search}");
        }
        assert_eq!(shown("00000002"), Vec::<usize>::new(), "digits of a GUID are no text to be searched");
    }

    #[test]
    fn an_address_that_no_app_has_leads_to_those_of_its_host() {
        let search = Search::new("https://MAIL.example/app/callback?code=1");
        assert_eq!(found(&search), Vec::<usize>::new());
        assert_eq!(search.same_host().map(|search| found(&search)), Some(vec![1]));
        for other in ["mail.example/app", "https://mail.example", "https://mail.example/a b", "post"] {
            assert!(Search::new(other).same_host().is_none(), "{other}");
        }
    }

    #[test]
    fn a_signature_never_hides_what_is_there() {
        let mut index = Index::default();
        index.push(&App { client_id: "A1B2".to_owned(), ..app("Ärger über 12 Zapier-Flows", 1) });
        let text = "ärger über 12 zapier-flows\na1b2";
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for from in &places {
            for to in places.iter().filter(|to| *to > from) {
                let part = &text[*from..*to];
                assert!(index.finds(&Search::new(part), 0), "{part:?}");
            }
        }
    }

    #[test]
    fn typing_on_narrows_and_anything_else_does_not() {
        for (before, now, narrows) in [
            ("", "p", true),
            ("po", "Post", true),
            ("po", "po super", true),
            ("po", "p", false),
            ("po", "apo", false),
            ("po super", "po", false),
            ("0000000000000000000000000000006", "00000000000000000000000000000064", false),
        ] {
            assert_eq!(Search::new(now).narrows(&Search::new(before)), narrows, "{before} to {now}");
            let within = |place: &usize| shown(before).contains(place);
            assert!(!narrows || shown(now).iter().all(within), "{before} to {now}");
        }
    }
}
