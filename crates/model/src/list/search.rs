//! Searching the list: the searchable text of an app, and the query.

use creatio::{App, Id};

use crate::app::field::searchable_texts;

/// The searchable text of an app.
#[derive(Clone, Debug, Default)]
pub struct SearchText {
    /// Everything by which a user may know the app, in lower case, one line each.
    text: String,
    /// The ids of its record and of its system user. Only a whole GUID finds them, because nearly every part of a GUID
    /// occurs in some id.
    ids: [Option<Id>; 2],
}

impl SearchText {
    /// The searchable text of this app.
    pub fn of(app: &App) -> SearchText {
        let user = app.system_user.as_ref();
        let text = searchable_texts(app).map(str::to_lowercase).collect::<Vec<_>>().join("\n");
        SearchText { text, ids: [Some(app.id.clone()), user.map(|user| user.id.clone())] }
    }
}

/// A search: an app matches if it contains every word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    typed: String,
    words: Vec<Word>,
}

/// One word of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Text(String),
    /// A GUID with or without dashes: a client id, or the id of an app's record or of its system user.
    Guid {
        id: Id,
        bare: String,
    },
}

impl Word {
    fn of(word: &str) -> Word {
        match word.parse::<Id>() {
            Ok(id) => {
                let bare = id.as_str().replace('-', "");
                Word::Guid { id, bare }
            }
            Err(_) => Word::Text(word.to_owned()),
        }
    }

    fn is_in(&self, app: &SearchText) -> bool {
        match self {
            Word::Text(word) => app.text.contains(word.as_str()),
            Word::Guid { id, bare } => {
                app.ids.iter().flatten().any(|other| other == id)
                    || app.text.contains(id.as_str())
                    || app.text.contains(bare.as_str())
            }
        }
    }
}

impl Search {
    /// Parses a typed search; case does not matter.
    pub fn new(typed: &str) -> Search {
        let typed = typed.to_lowercase();
        let words = typed.split_whitespace().map(Word::of).collect();
        Search { typed, words }
    }

    /// Whether nothing is searched for, so that every app matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether an app contains every word.
    pub fn matches(&self, app: &SearchText) -> bool {
        self.words.iter().all(|word| word.is_in(app))
    }

    /// Whether it can only find what the other finds, because it is the same text with more typed after it.
    pub fn narrows(&self, other: &Search) -> bool {
        // A whole GUID is searched for in other places than a part of one.
        let has_guid = self.words.iter().any(|word| matches!(word, Word::Guid { .. }));
        self.typed.starts_with(&other.typed) && !has_guid
    }

    /// A search for any URL of the same host, if this one is for a single URL: a pasted URL rarely matches exactly.
    pub fn same_host(&self) -> Option<Search> {
        let [Word::Text(_)] = self.words.as_slice() else { return None };
        let url = self.typed.trim();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty() && *host != rest)?;
        Some(Search::new(&format!("//{host}")))
    }
}

#[cfg(test)]
mod tests {
    use creatio::LookupValue;

    use super::*;
    use crate::sample::{app, id};

    fn apps() -> [App; 3] {
        let named = |name: &str, number| Some(LookupValue { id: id(number), name: name.to_owned() });
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
        let apps = apps().map(|app| SearchText::of(&app));
        (0..apps.len()).filter(|place| search.matches(&apps[*place])).collect()
    }

    fn matching(search: &str) -> Vec<usize> {
        found(&Search::new(search))
    }

    #[test]
    fn a_search_covers_every_field_in_upper_and_lower_case() {
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
            assert_eq!(matching(search), expected, "{search}");
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
            assert_eq!(matching(search), expected, "{search}");
        }
        assert_eq!(matching("00000002"), Vec::<usize>::new(), "digits of a GUID are no text to be searched");
    }

    #[test]
    fn a_url_that_no_app_has_leads_to_those_of_its_host() {
        let search = Search::new("https://MAIL.example/app/callback?code=1");
        assert_eq!(found(&search), Vec::<usize>::new());
        assert_eq!(search.same_host().map(|search| found(&search)), Some(vec![1]));
        for other in ["mail.example/app", "https://mail.example", "https://mail.example/a b", "post"] {
            assert!(Search::new(other).same_host().is_none(), "{other}");
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
            let within = |place: &usize| matching(before).contains(place);
            assert!(!narrows || matching(now).iter().all(within), "{before} to {now}");
        }
    }
}
