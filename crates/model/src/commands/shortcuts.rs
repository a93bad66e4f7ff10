//! The keyboard shortcuts, declared once: listeners look up the meaning of a key here, and the list that the user reads comes
//! from the same table.

/// A keyboard shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Opens the command palette.
    Commands,
    /// Lists the shortcuts.
    Shortcuts,
    /// Moves the focus to the search of the list.
    Search,
    /// Moves the focus from row to row.
    Rows,
    /// Moves the focus from row to row, selecting the rows.
    SelectRows,
    /// Selects the app of the row with the focus, or deselects it.
    Select,
    /// Selects all apps from the one before to this one.
    SelectRange,
    /// Moves the focus to the actions for the selected apps.
    Selection,
    /// Clears the selection.
    Clear,
}

/// Where a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On every page.
    Everywhere,
    /// In the list of apps.
    List,
}

/// localStorage key of whether single-key shortcuts are off.
pub const SINGLE_KEYS: &str = "creatio-oauth-admin.keys";
/// Its value when they are off.
pub const SINGLE_KEYS_OFF: &str = "off";

impl Shortcut {
    /// All shortcuts, grouped by scope.
    pub const ALL: [(Scope, &[Shortcut]); 2] = [
        (Scope::Everywhere, &[Shortcut::Commands, Shortcut::Shortcuts]),
        (
            Scope::List,
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

    /// The keys as the user reads them: alternatives, each a chord of keys pressed together.
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

    /// Whether a single character key triggers it, which the user can turn off (WCAG 2.2, 2.1.4).
    pub fn is_single(self) -> bool {
        let is_character = |key: &str| key.chars().count() == 1 && key.is_ascii();
        self.keys(false).iter().all(|chord| matches!(chord, [key] | ["Shift", key] if is_character(key)))
    }

    /// The shortcut of a key that was pressed without Ctrl, Alt or the command key. `key` is what it types, `code` its
    /// position on the keyboard.
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

/// Whether this is the key of a letter. On a keyboard for another script, the usual position of the letter counts.
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
    fn single_character_keys_can_be_turned_off_and_other_keys_cannot() {
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
}
