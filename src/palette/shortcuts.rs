//! The keys that do something by themselves. They are declared here and nowhere else: who listens asks here what a key
//! means, and the list that a person reads is made from the same.

/// Something that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Opens the palette.
    Commands,
    /// Shows what the keys do.
    Shortcuts,
    /// Goes to the search of the list.
    Search,
    /// Goes from row to row.
    Rows,
    /// Goes from row to row and selects on the way.
    SelectRows,
    /// Selects the app in whose row one is.
    Select,
    /// Selects all between it and the one before.
    SelectRange,
    /// Goes to what can be done with the selected apps.
    Selection,
    /// Selects nothing.
    Clear,
}

/// Where shortcuts work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every page.
    Everywhere,
    /// In the list of apps.
    List,
}

/// Under which name it is kept that a single key does nothing by itself.
pub const KEPT: &str = "creatio-oauth-admin.keys";
/// What is kept then.
pub const OFF: &str = "off";

impl Shortcut {
    /// All, by where they work.
    pub const ALL: [(Place, &[Shortcut]); 2] = [
        (Place::Everywhere, &[Shortcut::Commands, Shortcut::Shortcuts]),
        (
            Place::List,
            &[
                Shortcut::Search,
                Shortcut::Rows,
                Shortcut::SelectRows,
                Shortcut::Select,
                Shortcut::SelectRange,
                Shortcut::Selection,
                Shortcut::Clear,
            ],
        ),
    ];

    /// The keys as a person reads them: any of these, each a chord of keys pressed together.
    pub fn keys(self, apple: bool) -> &'static [&'static [&'static str]] {
        match self {
            Shortcut::Commands if apple => &[&["⌘", "K"]],
            Shortcut::Commands => &[&["Ctrl", "K"]],
            Shortcut::Shortcuts => &[&["?"]],
            Shortcut::Search => &[&["/"]],
            Shortcut::Rows => &[&["↓"], &["↑"]],
            Shortcut::SelectRows => &[&["Shift", "↓"], &["Shift", "↑"]],
            Shortcut::Select => &[&["x"]],
            Shortcut::SelectRange => &[&["Shift", "x"]],
            Shortcut::Selection => &[&["."]],
            Shortcut::Clear => &[&["Esc"]],
        }
    }

    /// Whether a character does it without another key, which a person can switch off (WCAG 2.2, 2.1.4).
    pub fn is_single(self) -> bool {
        let is_character = |key: &str| key.chars().count() == 1 && key.is_ascii();
        self.keys(false).iter().all(|chord| matches!(chord, [key] | ["Shift", key] if is_character(key)))
    }

    /// What a key means that was pressed without Ctrl, Alt or the command key. `key` is what it writes, `code` the key's
    /// place on the keyboard.
    pub fn of(key: &str, code: &str, shift: bool) -> Option<Shortcut> {
        Some(match key {
            "?" => Shortcut::Shortcuts,
            "/" => Shortcut::Search,
            "." => Shortcut::Selection,
            "Escape" => Shortcut::Clear,
            "ArrowDown" | "ArrowUp" if shift => Shortcut::SelectRows,
            "ArrowDown" | "ArrowUp" => Shortcut::Rows,
            _ if is_letter('x', key, code) && shift => Shortcut::SelectRange,
            _ if is_letter('x', key, code) => Shortcut::Select,
            _ => return None,
        })
    }
}

/// Whether this is the key with the letter. Where the keyboard writes another script, the letter's usual place counts.
pub fn is_letter(letter: char, key: &str, code: &str) -> bool {
    let mut written = key.chars();
    match (written.next(), written.next()) {
        (Some(one), None) if one.is_alphabetic() && !one.is_ascii() => {
            code.strip_prefix("Key").is_some_and(|place| place.chars().eq(letter.to_uppercase()))
        }
        (Some(one), None) => one.eq_ignore_ascii_case(&letter),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::palette as words;

    fn all() -> impl Iterator<Item = Shortcut> {
        Shortcut::ALL.into_iter().flat_map(|(_, shortcuts)| shortcuts.iter().copied())
    }

    #[test]
    fn every_key_that_is_listed_means_what_the_list_says() {
        for shortcut in all().filter(|shortcut| *shortcut != Shortcut::Commands) {
            for chord in shortcut.keys(false) {
                let (key, shift) = match chord {
                    ["Shift", key] => (*key, true),
                    chord => (chord[0], false),
                };
                let pressed = match key {
                    "↓" => "ArrowDown",
                    "↑" => "ArrowUp",
                    "Esc" => "Escape",
                    key => key,
                };
                assert_eq!(Shortcut::of(pressed, "", shift), Some(shortcut), "{chord:?}");
            }
        }
    }

    #[test]
    fn characters_alone_can_be_switched_off_and_other_keys_cannot() {
        let single: Vec<_> = all().filter(|shortcut| shortcut.is_single()).collect();
        let expected = [
            Shortcut::Shortcuts,
            Shortcut::Search,
            Shortcut::Select,
            Shortcut::SelectRange,
            Shortcut::Selection,
        ];
        assert_eq!(single, expected);
    }

    #[test]
    fn a_letter_is_found_on_a_keyboard_of_another_script() {
        assert!(is_letter('k', "k", "KeyK"));
        assert!(is_letter('k', "K", "KeyK"), "caps lock");
        assert!(is_letter('k', "л", "KeyK"), "Ukrainian");
        assert!(!is_letter('k', "л", "KeyG"));
        assert!(!is_letter('k', "t", "KeyK"), "Dvorak has a K of its own, elsewhere");
        assert!(!is_letter('k', "Escape", "KeyK"));
        assert_eq!(Shortcut::of("ч", "KeyX", false), Some(Shortcut::Select));
    }

    #[test]
    fn the_readme_names_the_same_keys() {
        let readme = include_str!("../../README.md");
        for shortcut in all() {
            let row = format!("| {} | {} |", words::keys(shortcut.keys(false)), words::shortcut(shortcut));
            assert!(readme.contains(&row), "README.md lacks\n{row}");
        }
    }
}
