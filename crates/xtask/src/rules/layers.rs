//! Dependencies between the packages of the workspace that compile but are wrong.

use serde_json::Value;

/// The only package that may know the browser and its framework.
const PAGE: &str = "creatio-oauth-admin";
/// Runs the stand-in in a browser, apart from the page.
const DEMO: &str = "demo";
/// The only package for the browser that it may use: it passes texts in and out, and knows nothing else of a browser.
const BINDINGS: &str = "wasm-bindgen";
/// Shares no type with the client, so that a misreading of Creatio's API shows; only tests and the demo use it.
const STAND_IN: &str = "stand-in";
/// Beginnings of the names of packages for the browser.
const BROWSER: &[&str] = &["leptos", "web-sys", "js-sys", "gloo", "wasm-bindgen"];

/// Dependencies that break a rule, read from `cargo metadata --no-deps`.
pub fn broken(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.flat_map(broken_by).collect()
}

fn broken_by(package: &Value) -> Vec<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    let findings = dependencies.filter_map(|dependency| {
        let on = dependency["name"].as_str().unwrap_or_default();
        let is_in_workspace = !dependency["path"].is_null();
        let is_for_tests = dependency["kind"] == "dev";
        let is_browser = BROWSER.iter().any(|browser| on.starts_with(browser));
        let reason = if name != PAGE && is_browser && (name, on) != (DEMO, BINDINGS) {
            "only the page may depend on the browser"
        } else if name == STAND_IN && is_in_workspace {
            "the stand-in shares no code with the client"
        } else if on == DEMO {
            "nothing depends on the demo"
        } else if on == STAND_IN && !is_for_tests && name != DEMO {
            "only tests and the demo may use the stand-in"
        } else {
            return None;
        };
        Some(format!("{name} depends on {on}: {reason}"))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn findings(package: &str, on: &str, path: Option<&str>, kind: Option<&str>) -> usize {
        let dependency = json!({ "name": on, "path": path, "kind": kind });
        broken(&json!({ "packages": [{ "name": package, "dependencies": [dependency] }] })).len()
    }

    #[test]
    fn only_the_page_depends_on_the_browser() {
        assert_eq!(findings("creatio", "leptos_router", None, None), 1);
        assert_eq!(findings("model", "web-sys", None, Some("dev")), 1);
        assert_eq!(findings(PAGE, "leptos", None, None), 0);
        assert_eq!(findings("creatio", "serde", None, None), 0);
    }

    #[test]
    fn the_demo_is_apart_from_the_page() {
        assert_eq!(findings(DEMO, BINDINGS, None, None), 0);
        assert_eq!(findings(DEMO, "web-sys", None, None), 1);
        assert_eq!(findings(PAGE, DEMO, Some("/w/crates/demo"), None), 1);
    }

    #[test]
    fn the_stand_in_depends_on_nothing_of_the_workspace() {
        assert_eq!(findings(STAND_IN, "creatio", Some("/w/crates/creatio"), Some("dev")), 1);
        assert_eq!(findings(STAND_IN, "axum", None, None), 0);
    }

    #[test]
    fn only_tests_and_the_demo_use_the_stand_in() {
        assert_eq!(findings("creatio", STAND_IN, Some("/w/crates/stand-in"), None), 1);
        assert_eq!(findings("creatio", STAND_IN, Some("/w/crates/stand-in"), Some("dev")), 0);
        assert_eq!(findings(DEMO, STAND_IN, Some("/w/crates/stand-in"), None), 0);
    }
}
