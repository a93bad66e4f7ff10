//! Only src/browser uses the interfaces of the browser.

use super::{Source, code::paths};

/// Files outside src/browser that may use them, each with its reason.
pub const EXCEPTIONS: &[&str] = &[];

/// The crates that provide these interfaces.
const BROWSER: &[&str] =
    &["web_sys", "js_sys", "gloo_net", "wasm_bindgen", "wasm_bindgen_futures", "wasm_streams"];

/// Uses elsewhere, and exceptions without a use.
pub fn used_elsewhere(sources: &[Source], exceptions: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    let mut unused = exceptions.to_vec();
    for source in sources.iter().filter(|source| is_page(&source.path)) {
        let paths = paths(source.code.clone());
        let uses =
            paths.iter().filter(|path| path.segments.iter().any(|part| BROWSER.contains(&part.as_str())));
        if exceptions.contains(&source.path.as_str()) {
            if uses.count() > 0 {
                unused.retain(|exception| *exception != source.path);
            }
            continue;
        }
        findings.extend(uses.map(|path| {
            format!("{}:{}: {} belongs in src/browser", source.path, path.line, path.segments.join("::"))
        }));
    }
    findings.extend(
        unused.iter().map(|file| format!("{file} does not need its exception: remove it from the list")),
    );
    findings
}

fn is_page(path: &str) -> bool {
    path.starts_with("src/") && !path.starts_with("src/browser/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn findings(path: &str, code: &str, exceptions: &[&str]) -> usize {
        let source = Source { path: path.to_owned(), code: code.parse().unwrap() };
        used_elsewhere(&[source], exceptions).len()
    }

    #[test]
    fn each_way_to_use_the_browser_is_found() {
        for code in [
            "use web_sys::Window;",
            "use leptos::{prelude::*, web_sys};",
            "fn f() { js_sys::Date::now(); }",
            "use gloo_net::http;",
            "fn f() { view! { <p>{wasm_bindgen::memory()}</p> } }",
        ] {
            assert_eq!(findings("src/apps/page.rs", code, &[]), 1, "{code}");
            assert_eq!(findings("src/browser/fetch.rs", code, &[]), 0, "{code}");
            assert_eq!(findings("src/apps/page.rs", code, &["src/apps/page.rs"]), 0, "{code}");
        }
        assert_eq!(findings("src/apps/page.rs", "// web_sys::Window\nuse crate::browser::fetch;", &[]), 0);
    }

    #[test]
    fn an_exception_that_nothing_needs_is_found() {
        assert_eq!(findings("src/apps/page.rs", "", &["src/apps/page.rs"]), 1, "no use");
        assert_eq!(findings("src/apps/page.rs", "", &["src/apps/gone.rs"]), 1, "no file");
    }
}
