//! What a `view!` must not contain, because the policy blocks it in the browser.

use proc_macro2::{TokenStream, TokenTree};

/// Ways to pass markup to the browser as text, which Trusted Types forbid.
const MARKUP_AS_TEXT: &[&str] =
    &["inner_html", "set_inner_html", "outer_html", "set_outer_html", "insert_adjacent_html"];

/// Inline styles and handlers in views, and markup as text anywhere.
pub fn forbidden(path: &str, code: &TokenStream) -> Vec<String> {
    if !path.starts_with("src/") {
        return Vec::new();
    }
    let mut reader = Reader { findings: Vec::new() };
    reader.code(code.clone());
    let findings = reader.findings.iter();
    findings.map(|(line, what)| format!("{path}:{line}: {what}, which the policy blocks")).collect()
}

struct Reader {
    findings: Vec<(usize, String)>,
}

impl Reader {
    fn code(&mut self, tokens: TokenStream) {
        let mut previous = [String::new(), String::new()];
        for token in tokens {
            match &token {
                TokenTree::Ident(ident) if MARKUP_AS_TEXT.iter().any(|name| ident == name) => {
                    let line = ident.span().start().line;
                    self.findings.push((line, format!("`{ident}` takes markup as text")));
                }
                TokenTree::Group(group) => {
                    if previous == ["view", "!"] {
                        self.view(group.stream());
                    }
                    self.code(group.stream());
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            previous = [std::mem::take(&mut previous[1]), token.to_string()];
        }
    }

    /// Reads the attributes of a view; code within it is in groups.
    fn view(&mut self, tokens: TokenStream) {
        let tokens = tokens.into_iter().collect::<Vec<_>>();
        for (place, pair) in tokens.windows(2).enumerate() {
            let [TokenTree::Ident(ident), TokenTree::Punct(mark)] = pair else { continue };
            let name = ident.to_string();
            let is_handler = name
                .strip_prefix("on")
                .is_some_and(|event| !event.is_empty() && event.chars().all(|c| c.is_ascii_lowercase()));
            // `class:style=…` and `on:online=…` are not attributes of that name; `attr:style=…` is.
            let after_colon = place > 0
                && matches!(&tokens[place - 1], TokenTree::Punct(before) if before.as_char() == ':');
            let after_attr =
                place > 1 && matches!(&tokens[place - 2], TokenTree::Ident(before) if before == "attr");
            if mark.as_char() == '=' && (name == "style" || is_handler) && (!after_colon || after_attr) {
                self.findings.push((ident.span().start().line, format!("`{name}=` is inline")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn count(body: &str) -> usize {
        forbidden("src/x.rs", &format!("fn f() {{ {body} }}").parse().unwrap()).len()
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
        assert!(forbidden("crates/x/src/lib.rs", &"fn inner_html() {}".parse().unwrap()).is_empty());
    }
}
