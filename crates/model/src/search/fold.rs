//! Folding of texts: people type names without accents and in any case.

use crate::typed_text::is_invisible;

/// The letters from U+00C0 to U+017F without their accents; a space stands for a character that is not folded by this table.
const LATIN: &str = "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnn nnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// The letters from U+1E00 to U+1EFF, in the same way.
const LATIN_ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwya ss  aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";
/// Cyrillic and Greek letters with accents, each followed by the letter without.
const OTHERS: &str = "йиёеїіўуѐеѝиґгάαέεήηίιόούυώωϊιϋυΐιΰυςσ";

/// The text in lower case and without accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push(letter, &mut folded);
    }
    folded
}

/// Appends a letter in lower case and without its accent. Combining accents and invisible characters are left out.
pub(super) fn push(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        return folded.push(letter.to_ascii_lowercase());
    }
    // Full-width letters have the order of ASCII.
    if let Some(narrow) = u32::from(letter).checked_sub(0xfee0).filter(|code| (0x21..0x7f).contains(code)) {
        return folded.push(char::from_u32(narrow).unwrap_or(letter).to_ascii_lowercase());
    }
    for lower in letter.to_lowercase() {
        match lower {
            '\u{300}'..='\u{36f}' => {}
            _ if is_invisible(lower) => {}
            'ﬀ' => folded.push_str("ff"),
            'ﬁ' => folded.push_str("fi"),
            'ﬂ' => folded.push_str("fl"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            _ => folded.push(base(lower)),
        }
    }
}

/// A lower-case letter without its accent.
fn base(letter: char) -> char {
    let table = match letter {
        '\u{c0}'..='\u{17f}' => Some((LATIN, 0xc0)),
        '\u{1e00}'..='\u{1eff}' => Some((LATIN_ADDITIONAL, 0x1e00)),
        _ => None,
    };
    match table {
        Some((table, first)) => match table.as_bytes().get(letter as usize - first) {
            None | Some(b' ') => letter,
            Some(base) => char::from(*base),
        },
        None => {
            let mut others = OTHERS.chars();
            std::iter::from_fn(|| Some((others.next()?, others.next()?)))
                .find_map(|(accented, base)| (accented == letter).then_some(base))
                .unwrap_or(letter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_are_folded() {
        for (text, folded) in [
            ("Ana Sánchez", "ana sanchez"),
            ("Ana Sa\u{301}nchez", "ana sanchez"),
            ("ÅNGSTRÖM Łódź Žižkov čeština Iğdır", "angstrom lodz zizkov cestina igdir"),
            ("Straße Œuvre Ægir", "strasse oeuvre aegir"),
            ("Nguyễn Thị Ánh Ỹ ẞ", "nguyen thi anh y ss"),
            ("Київ Йосип Ґанок Їжак", "киів иосип ганок іжак"),
            ("Ελλάδα Ώρα", "ελλαδα ωρα"),
            ("ÿ ŷ ż ſ ŕ ũ ñ Ø Đ", "y y z s r u n o d"),
            ("日本 № ½ × ÷", "日本 № ½ × ÷"),
            ("Pay\u{200B}ro\u{AD}ll\u{FEFF}", "payroll"),
            ("Ｐａｙｒｏｌｌ ﬁnance", "payroll finance"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn every_letter_of_a_table_keeps_its_place() {
        for (letter, base) in
            [('à', 'a'), ('ç', 'c'), ('ñ', 'n'), ('ø', 'o'), ('ý', 'y'), ('ÿ', 'y'), ('ž', 'z'), ('ů', 'u')]
        {
            assert_eq!(super::base(letter), base, "{letter}");
        }
        for (letter, base) in
            [('ḁ', 'a'), ('ṩ', 's'), ('ẕ', 'z'), ('ạ', 'a'), ('ệ', 'e'), ('ỵ', 'y'), ('ỹ', 'y')]
        {
            assert_eq!(super::base(letter), base, "{letter}");
        }
        assert_eq!((LATIN.len(), LATIN_ADDITIONAL.len()), (0x180 - 0xc0, 0x100));
    }
}
