//! Searching and sorting the list of apps.

use creatio::App;

/// A column of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Name of the app.
    #[default]
    Name,
    /// Whether it is switched on.
    Active,
    /// The user on whose behalf it acts.
    SystemUser,
    /// Address of its home page.
    ApplicationUrl,
    /// Its OAuth client id.
    ClientId,
    /// When it was changed last.
    Modified,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column that decides.
    pub column: Column,
    /// Which way.
    pub direction: Direction,
}

impl Column {
    /// All columns, in the order in which they stand.
    pub const ALL: [Column; 6] = [
        Column::Name,
        Column::Active,
        Column::SystemUser,
        Column::ApplicationUrl,
        Column::ClientId,
        Column::Modified,
    ];

    /// The column's word in an address.
    pub fn key(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Active => "active",
            Column::SystemUser => "user",
            Column::ApplicationUrl => "url",
            Column::ClientId => "client-id",
            Column::Modified => "modified",
        }
    }

    /// The column that a word in an address means.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }

    /// What an app holds in this column, as text that sorts.
    pub fn text(self, app: &App) -> &str {
        match self {
            Column::Name => &app.name,
            Column::Active => match app.is_active {
                true => "0",
                false => "1",
            },
            Column::SystemUser => app.system_user.as_ref().map_or("", |user| &user.name),
            Column::ApplicationUrl => &app.application_url,
            Column::ClientId => &app.client_id,
            Column::Modified => &app.modified_on,
        }
    }
}

impl Order {
    /// The order after the head of a column was pressed: the same column turns round.
    pub fn pressed(self, column: Column) -> Order {
        let direction = match (self.column == column, self.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            _ => Direction::Ascending,
        };
        Order { column, direction }
    }
}

/// What a search looks through: all that a person may know an app by, in lower case.
pub struct Haystack {
    text: String,
    signature: Signature,
}

impl Haystack {
    /// What a search looks through to find this app.
    pub fn of(app: &App) -> Haystack {
        let user = app.system_user.as_ref().map_or("", |user| &user.name);
        let parts = [&app.name, &app.client_id, &app.application_url, &app.description, user];
        let text = parts.join("\n").to_lowercase();
        Haystack { signature: Signature::of(&text), text }
    }
}

/// Which bytes and which pairs of bytes occur in a text, some of them sharing a bit: most rows that a search does not find
/// lack one of its pairs, and need not be looked through.
#[derive(Clone, Copy, Default, PartialEq)]
struct Signature([u128; 3]);

impl Signature {
    fn of(text: &str) -> Signature {
        let Signature(mut bits) = Signature::default();
        let mut before = None::<u8>;
        for byte in text.bytes() {
            bits[0] |= 1 << (byte & 127);
            if let Some(before) = before {
                let pair = before.wrapping_mul(31).wrapping_add(byte);
                bits[1 + usize::from(pair >> 7)] |= 1 << (pair & 127);
            }
            before = Some(byte);
        }
        Signature(bits)
    }

    fn and(self, other: Signature) -> Signature {
        Signature([0, 1, 2].map(|at| self.0[at] | other.0[at]))
    }

    fn holds(self, other: Signature) -> bool {
        self.and(other) == self
    }
}

/// The places of all rows in their order.
///
/// `ranks` holds for each row its place in the order of the column, ascending; rows of equal rank keep the order in which
/// Creatio sent them.
pub fn sorted(ranks: &[u32], direction: Direction) -> Vec<usize> {
    // The key sorts by rank, and among equal ranks by place, whichever way the ranks go.
    let key = |(place, rank): (usize, &u32)| match direction {
        Direction::Ascending => (*rank, place),
        Direction::Descending => (!*rank, place),
    };
    let mut keys: Vec<_> = ranks.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

/// What is looked for: a row is shown if its haystack holds every word.
pub struct Search {
    typed: String,
    signature: Signature,
}

impl Search {
    /// A search as it was typed.
    pub fn new(typed: &str) -> Search {
        let typed = typed.to_lowercase();
        let of_words = typed.split_whitespace().map(Signature::of);
        Search { signature: of_words.fold(Signature::default(), Signature::and), typed }
    }

    /// Whether nothing is looked for, so that every row is shown.
    pub fn is_empty(&self) -> bool {
        self.signature == Signature::default()
    }

    /// Whether a row with this haystack is shown.
    pub fn finds(&self, haystack: &Haystack) -> bool {
        haystack.signature.holds(self.signature)
            && self.typed.split_whitespace().all(|word| haystack.text.contains(word))
    }

    /// Whether it finds nothing that the other does not find: more was typed behind the same.
    pub fn narrows(&self, other: &Search) -> bool {
        self.typed.starts_with(&other.typed)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use creatio::{Id, Named};

    use super::*;

    fn app(name: &str, client_id: &str, user: &str) -> App {
        let id = Id::parse("7f3b869f-34f3-4f20-ab4d-7480a5fdf647").unwrap();
        App {
            id: id.clone(),
            name: name.to_owned(),
            client_id: client_id.to_owned(),
            application_url: "https://mail.example/app".to_owned(),
            redirect_url: String::new(),
            description: "Sends the Weekly report".to_owned(),
            is_active: true,
            system_user: Some(Named { id, name: user.to_owned() }),
            created_on: String::new(),
            modified_on: String::new(),
        }
    }

    fn shown(search: &str) -> Vec<usize> {
        let apps = [
            app("Postman", "A1", "Supervisor"),
            app("Mailer", "B2F", "Ann Über"),
            app("postal", "C3", "Bob"),
        ];
        let search = Search::new(search);
        let found = apps.iter().enumerate().filter(|(_, app)| search.finds(&Haystack::of(app)));
        found.map(|(place, _)| place).collect()
    }

    #[test]
    fn a_signature_never_hides_what_is_there() {
        let app = app("Ärger über 12 Zapier-Flows", "A1B2", "Ann");
        let haystack = Haystack::of(&app);
        let text = haystack.text.clone();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for from in &places {
            for to in places.iter().filter(|to| *to > from) {
                let part = &text[*from..*to];
                assert!(Search::new(part).finds(&haystack), "{part:?}");
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
        ] {
            assert_eq!(Search::new(now).narrows(&Search::new(before)), narrows, "{before} to {now}");
            let within = |place: &usize| shown(before).contains(place);
            assert!(!narrows || shown(now).iter().all(within), "{before} to {now}");
        }
    }

    #[test]
    fn a_search_looks_through_every_field_whatever_the_case() {
        for (search, expected) in [
            ("", vec![0, 1, 2]),
            ("  ", vec![0, 1, 2]),
            ("POST", vec![0, 2]),
            ("b2f", vec![1]),
            ("über", vec![1]),
            ("mail.example", vec![0, 1, 2]),
            ("weekly sup", vec![0]),
            ("nothing", vec![]),
        ] {
            assert_eq!(shown(search), expected, "{search}");
        }
    }

    #[test]
    fn rows_follow_their_ranks_and_equal_ones_keep_their_order_both_ways() {
        assert_eq!(sorted(&[2, 0, 1, 0], Direction::Ascending), [1, 3, 2, 0]);
        assert_eq!(sorted(&[2, 0, 1, 0], Direction::Descending), [0, 2, 1, 3]);
    }

    #[test]
    fn pressing_a_head_sorts_by_it_and_pressing_it_again_turns_round() {
        let order = Order::default().pressed(Column::ClientId);
        assert_eq!(order, Order { column: Column::ClientId, direction: Direction::Ascending });
        assert_eq!(order.pressed(Column::ClientId).direction, Direction::Descending);
        assert_eq!(order.pressed(Column::ClientId).pressed(Column::Name).direction, Direction::Ascending);
    }

    #[test]
    fn active_apps_come_before_those_switched_off() {
        let on = app("a", "b", "c");
        let off = App { is_active: false, ..on.clone() };
        assert!(Column::Active.text(&on) < Column::Active.text(&off));
    }
}
