//! What mark-up in `view!` must not hold: the shipped policy would refuse it in the browser.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// Ways to give the browser mark-up as text, which Trusted Types forbids.
const MARKUP_AS_TEXT: &[&str] =
    &["inner_html", "set_inner_html", "outer_html", "set_outer_html", "insert_adjacent_html"];

/// Inline styles and handlers in views, and mark-up given as text anywhere.
pub fn forbidden(path: &str, code: &syn::File) -> Vec<String> {
    if !path.starts_with("src/") {
        return Vec::new();
    }
    let mut reader = Reader { findings: Vec::new() };
    reader.visit_file(code);
    reader
        .findings
        .iter()
        .map(|(line, what)| format!("{path}:{line}: {what}, which the policy refuses"))
        .collect()
}

struct Reader {
    findings: Vec<(usize, String)>,
}

impl Reader {
    fn ident(&mut self, ident: &proc_macro2::Ident) {
        if MARKUP_AS_TEXT.iter().any(|name| ident == name) {
            self.findings.push((ident.span().start().line, format!("`{ident}` is mark-up given as text")));
        }
    }

    /// Attributes stand beside each other in a view; code stands in braces.
    fn view(&mut self, tokens: TokenStream) {
        let tokens = tokens.into_iter().collect::<Vec<_>>();
        for (place, pair) in tokens.windows(2).enumerate() {
            let [TokenTree::Ident(ident), TokenTree::Punct(mark)] = pair else { continue };
            let name = ident.to_string();
            let handler = name
                .strip_prefix("on")
                .is_some_and(|event| !event.is_empty() && event.chars().all(|c| c.is_ascii_lowercase()));
            // `class:style=…` and `on:online=…` are no attributes of that name; `attr:style=…` is.
            let after_colon = place > 0
                && matches!(&tokens[place - 1], TokenTree::Punct(before) if before.as_char() == ':');
            let after_attr =
                place > 1 && matches!(&tokens[place - 2], TokenTree::Ident(before) if before == "attr");
            if mark.as_char() == '=' && (name == "style" || handler) && (!after_colon || after_attr) {
                self.findings.push((ident.span().start().line, format!("`{name}=` is inline")));
            }
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let mut before: [Option<String>; 2] = [None, None];
        for token in tokens {
            let word = match &token {
                TokenTree::Ident(ident) => {
                    self.ident(ident);
                    Some(ident.to_string())
                }
                TokenTree::Punct(mark) => Some(mark.to_string()),
                TokenTree::Group(group) => {
                    if before == [Some("view".to_owned()), Some("!".to_owned())] {
                        self.view(group.stream());
                    }
                    self.tokens(group.stream());
                    None
                }
                TokenTree::Literal(_) => None,
            };
            before = [before[1].take(), word];
        }
    }
}

impl Visit<'_> for Reader {
    fn visit_ident(&mut self, ident: &proc_macro2::Ident) {
        self.ident(ident);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        if item.path.segments.last().is_some_and(|segment| segment.ident == "view") {
            self.view(item.tokens.clone());
        }
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn count(body: &str) -> usize {
        forbidden("src/x.rs", &syn::parse_file(&format!("fn f() {{ {body} }}")).unwrap()).len()
    }

    #[test]
    fn inline_attributes_are_found() {
        assert_eq!(count("view! { <p style=\"color:red\">\"a\"</p> }"), 1);
        assert_eq!(count("view! { <p attr:style=x>\"a\"</p> }"), 1);
        assert_eq!(count("view! { <p onclick=\"go()\">\"a\"</p> }"), 1);
        assert_eq!(count("view! { <ul>{move || view! { <li style=x></li> }}</ul> }"), 1);
    }

    #[test]
    fn markup_as_text_is_found() {
        assert_eq!(count("view! { <p inner_html=x></p> }"), 1);
        assert_eq!(count("element.set_inner_html(x)"), 1);
    }

    #[test]
    fn what_the_policy_allows_is_left_alone() {
        assert_eq!(
            count(
                "view! { <p on:click=go class:style=yes style:width=w on_close=x>{let once = 1; once}</p> }"
            ),
            0
        );
        assert_eq!(count("let style = 1; let online = 2;"), 0);
        assert!(forbidden("crates/x/src/lib.rs", &syn::parse_file("fn inner_html() {}").unwrap()).is_empty());
    }
}
