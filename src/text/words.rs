//! The rules for what users read: short sentences, and one plain word for each thing.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Words that a reader stumbles over, or that stand for something with another name.
const BANNED: &[&str] = &[
    "anew",
    "any more",
    "at once",
    "cannot",
    "could not",
    "evidence",
    "is to be",
    "machine",
    "made",
    "meanwhile",
    "mend",
    "mended",
    "nobody",
    "raw answer",
    "so already",
    "somebody",
    "switch off",
    "switch on",
    "switched off",
    "switched on",
    "this very",
    "well",
    "whoever",
];

/// The number of words in the longest sentence.
const LONGEST: usize = 20;

/// What ends a sentence, or a clause that can be read by itself.
const ENDS: [&str; 6] = [". ", ": ", "; ", "? ", "! ", "\n"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.file_name().is_some_and(|name| name != "words.rs")).collect()
}

/// The string literals of Rust code, without those of its tests.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let tail = &rest[at..];
        if tail.starts_with("//") {
            rest = tail.find('\n').map_or("", |end| &tail[end..]);
        } else if let Some(after) = tail.strip_prefix("'\"'") {
            rest = after;
        } else if let Some(text) = tail.strip_prefix('"') {
            let (literal, after) = literal(text);
            found.push(literal);
            rest = after;
        } else {
            rest = &tail[1..];
        }
    }
    found
}

/// The text up to the quotation mark that ends it, and the code after that.
fn literal(text: &str) -> (String, &str) {
    let mut literal = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (literal, &text[at + 1..]),
            '\\' => match characters.next() {
                Some((_, 'n')) => literal.push('\n'),
                Some((_, '\n')) | None => {}
                Some((_, escaped)) => literal.push(escaped),
            },
            _ => literal.push(character),
        }
    }
    (literal, "")
}

fn sentences(text: &str) -> Vec<&str> {
    ENDS.iter().fold(vec![text], |parts, end| parts.into_iter().flat_map(|part| part.split(end)).collect())
}

/// Whether a text contains this word as a whole; a hyphen, a dot and a slash belong to a word.
fn contains_word(text: &str, word: &str) -> bool {
    let belongs = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '/');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(|before| belongs(before) || before == '.');
        let after = text[at + word.len()..].chars().next().is_some_and(belongs);
        !before && !after
    })
}

fn problems(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let banned = BANNED.iter().filter(|word| contains_word(&lower, word));
    let long = sentences(text).into_iter().filter(|part| part.split_whitespace().count() > LONGEST);
    banned
        .map(|word| format!("“{word}” in: {text}"))
        .chain(long.map(|part| format!("too long: {part}")))
        .collect()
}

#[test]
fn every_text_is_short_and_plain() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut count = 0;
    let mut found = Vec::new();
    for path in files(&folder) {
        for text in literals(&fs::read_to_string(&path).unwrap()) {
            count += 1;
            found.extend(problems(&text).into_iter().map(|problem| format!("{}: {problem}", path.display())));
        }
    }
    assert!(count > 300, "only {count} texts were found");
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

#[test]
fn the_rules_find_what_they_forbid() {
    let code = "// \"well\"\nconst A: &str = \"It is \\\"made\\\" anew.\"; let b = 'x'; let c = '\"'; f(\"so /.well-known\")";
    assert_eq!(literals(code), ["It is \"made\" anew.", "so /.well-known"]);
    assert_eq!(problems("It is \"made\" anew.").len(), 2);
    assert_eq!(problems("see /.well-known/x, the mending"), Vec::<String>::new());
    let long = "one ".repeat(LONGEST + 1);
    assert_eq!(problems(&long).len(), 1);
    assert_eq!(problems(&format!("{}. {}", "one ".repeat(LONGEST), "one ".repeat(LONGEST))).len(), 0);
}
