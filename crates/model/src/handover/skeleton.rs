//! What is left of a text when the contents of its literals and comments are removed, by the rules of its language.

use serde_json::Value as Json;

use super::Target;

/// How a literal between two quotation marks escapes them.
#[derive(Clone, Copy)]
enum Escape {
    /// With this character before them.
    With(char),
    /// By doubling them.
    Doubled,
    /// Not at all.
    Never,
}

struct Grammar {
    comment: &'static str,
    literals: &'static [(char, Escape)],
    /// Whether a backslash takes the meaning from the next character also outside of literals.
    escapes_outside: bool,
}

const BACKSLASH: Escape = Escape::With('\\');
const SHELL: Grammar =
    Grammar { comment: "#", literals: &[('\'', Escape::Never), ('"', BACKSLASH)], escapes_outside: true };
const LIKE_C: Grammar = Grammar {
    comment: "//",
    literals: &[('"', BACKSLASH), ('\'', BACKSLASH), ('`', BACKSLASH)],
    escapes_outside: false,
};

/// The skeleton of a text: the code itself, with a placeholder for each literal and comment.
pub fn skeleton(target: Target, text: &str) -> String {
    match target {
        Target::Curl | Target::Clio => of(text, &SHELL),
        Target::PowerShell => of(
            text,
            &Grammar {
                comment: "#",
                literals: &[
                    ('\'', Escape::Doubled),
                    ('\u{2018}', Escape::Doubled),
                    ('\u{2019}', Escape::Doubled),
                    ('"', Escape::With('`')),
                ],
                escapes_outside: false,
            },
        ),
        Target::CSharp | Target::Java | Target::JavaScript | Target::Go => of(text, &LIKE_C),
        Target::Python => of(
            text,
            &Grammar {
                comment: "#",
                literals: &[('"', BACKSLASH), ('\'', BACKSLASH)],
                escapes_outside: false,
            },
        ),
        Target::PowerBi => {
            of(text, &Grammar { comment: "//", literals: &[('"', Escape::Doubled)], escapes_outside: false })
        }
        Target::HttpFile | Target::DotEnv => {
            let names = text.lines().map(|line| match line.split_once('=') {
                Some((name, _)) if !line.starts_with('#') => name,
                Some(_) | None => "",
            });
            names.collect::<Vec<_>>().join("\n")
        }
        // The values are texts of JSON, and no text has two braces, between which Postman puts variables.
        Target::Postman => {
            serde_json::from_str::<Json>(text).map_or_else(|error| error.to_string(), |json| shape(&json))
        }
    }
}

fn of(text: &str, grammar: &Grammar) -> String {
    let mut code = String::new();
    let mut rest = text.chars().peekable();
    let mut line_so_far = String::new();
    while let Some(character) = rest.next() {
        line_so_far.push(character);
        if line_so_far.trim_start().starts_with(grammar.comment) {
            code.push_str("COMMENT");
            while rest.next_if(|&next| !matches!(next, '\n' | '\r')).is_some() {}
            line_so_far.clear();
        } else if let Some((mark, escape)) = grammar.literals.iter().find(|(mark, _)| *mark == character) {
            code.push_str("LITERAL");
            while let Some(inside) = rest.next() {
                match escape {
                    Escape::With(escape) if inside == *escape => drop(rest.next()),
                    Escape::Doubled if inside == *mark && rest.peek() == Some(mark) => drop(rest.next()),
                    _ if inside == *mark => break,
                    _ => {}
                }
            }
        } else if character == '\\' && grammar.escapes_outside {
            code.push_str("LITERAL");
            rest.next();
        } else {
            code.push(character);
            if matches!(character, '\n' | '\r') {
                line_so_far.clear();
            }
        }
    }
    // Literals side by side are one word of a shell, or one text in other languages.
    while code.contains("LITERALLITERAL") {
        code = code.replace("LITERALLITERAL", "LITERAL");
    }
    code
}

fn shape(json: &Json) -> String {
    match json {
        Json::Object(members) => {
            members.iter().map(|(name, value)| format!("{name}:{},", shape(value))).collect()
        }
        Json::Array(items) => items.iter().map(|item| format!("[{}]", shape(item))).collect(),
        Json::String(_) => "text".to_owned(),
        other => other.to_string(),
    }
}
