//! The paths in a file of Rust, also those inside macros.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A path such as `crate::text::apps`, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePath {
    pub segments: Vec<String>,
    pub line: usize,
    /// The modules within the file around it.
    pub inside: Vec<String>,
    /// Whether it is in a `pub use`.
    pub is_export: bool,
}

/// All paths with more than one segment, except those in an inline module `tests`.
pub fn paths(code: TokenStream) -> Vec<CodePath> {
    let mut reader = Reader::default();
    reader.read(code, &[]);
    reader.paths
}

#[derive(Default)]
struct Reader {
    paths: Vec<CodePath>,
    inside: Vec<String>,
    is_export: bool,
}

impl Reader {
    /// Reads tokens; `prefix` is what precedes the braces of a `use`.
    fn read(&mut self, tokens: TokenStream, prefix: &[String]) {
        let mut path = prefix.to_vec();
        let mut colons = 0;
        let mut line = 0;
        let mut previous = [String::new(), String::new()];
        for token in tokens {
            match &token {
                // The new name in `path as name` is not a path.
                TokenTree::Ident(_) if previous[1] == "as" => {}
                TokenTree::Ident(ident) => {
                    if colons < 2 {
                        self.end(&mut path, prefix, line);
                    }
                    if ident == "use" {
                        self.is_export = previous.iter().any(|token| token == "pub");
                    }
                    if ident != "as" {
                        line = ident.span().start().line;
                        path.push(ident.to_string());
                    }
                    colons = 0;
                }
                TokenTree::Punct(colon)
                    if colon.as_char() == ':' && (colons == 1 || colon.spacing() == Spacing::Joint) =>
                {
                    colons += 1;
                }
                TokenTree::Group(group) if colons == 2 && group.delimiter() == Delimiter::Brace => {
                    self.read(group.stream(), &path);
                    path = prefix.to_vec();
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.end(&mut path, prefix, line);
                    colons = 0;
                    match &previous {
                        [keyword, name] if keyword == "mod" => self.read_module(name.clone(), group.stream()),
                        _ => self.read(group.stream(), &[]),
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end(&mut path, prefix, line);
                    colons = 0;
                    if token.to_string() == ";" {
                        self.is_export = false;
                    }
                }
            }
            previous = [std::mem::take(&mut previous[1]), token.to_string()];
        }
        self.end(&mut path, prefix, line);
    }

    fn read_module(&mut self, name: String, tokens: TokenStream) {
        if name == "tests" {
            return;
        }
        self.inside.push(name);
        self.read(tokens, &[]);
        self.inside.pop();
    }

    fn end(&mut self, path: &mut Vec<String>, prefix: &[String], line: usize) {
        let mut segments = std::mem::replace(path, prefix.to_vec());
        if segments.len() <= prefix.len().max(1) {
            return;
        }
        if segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        self.paths.push(CodePath { segments, line, inside: self.inside.clone(), is_export: self.is_export });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn found(code: &str) -> Vec<String> {
        let paths = paths(code.parse().unwrap());
        paths.iter().map(|path| format!("{}:{}", path.segments.join("::"), path.line)).collect()
    }

    #[test]
    fn nested_use_lines_are_read() {
        assert_eq!(
            found("use a::{b, c::{self, d}, f::*};\nuse g::h;"),
            ["a::b:1", "a::c:1", "a::c::d:1", "a::f:1", "g::h:2"]
        );
        assert_eq!(found("use a::{b::c as d, e as f};"), ["a::b::c:1", "a::e:1"]);
    }

    #[test]
    fn code_and_macros_are_read() {
        let found =
            found("fn f(x: u8) { view! { <p on:click=move |_| go::there()>{crate::text::HELLO}</p> } }");
        assert_eq!(found, ["go::there:1", "crate::text::HELLO:1"]);
    }

    #[test]
    fn inline_modules_are_noted_and_tests_skipped() {
        let paths = paths("mod a { use super::b; } mod tests { use super::c; }".parse().unwrap());
        assert_eq!(paths.len(), 1);
        assert_eq!(paths[0].inside, ["a"]);
    }

    #[test]
    fn exports_differ_from_imports() {
        let paths =
            paths("pub use a::B; pub(crate) use c::D; pub fn f() {} use e::F; g::h();".parse().unwrap());
        assert_eq!(paths.iter().map(|path| path.is_export).collect::<Vec<_>>(), [true, true, false, false]);
    }
}
