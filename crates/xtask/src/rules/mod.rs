//! Who may know whom: the "Who may know whom" of the README's Architecture section, read from the sources themselves.

mod manifests;
mod markup;
mod paths;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{page, workspace};
use manifests::{Dependencies, Kinds};
use paths::Named;

/// Something that files of some rooms must not name.
///
/// A place is a folder (`src/ui/`), a file in any folder (`*/list.rs`) or a file. A name is the beginning of a path
/// (`crate::browser`), or, after `*::`, any segment of it; a segment may end in `*`.
struct Rule {
    says: &'static str,
    places: &'static [&'static str],
    but_not: &'static [&'static str],
    never: &'static [&'static str],
    except: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        says: "only src/browser/ touches the browser's own interfaces",
        places: &["src/"],
        but_not: &["src/browser/"],
        never: &["*::web_sys", "*::js_sys", "*::gloo*", "*::wasm_bindgen*"],
        except: &[],
    },
    Rule {
        says: "only the frame (src/app.rs, src/later.rs, src/main.rs) knows which browser the page runs in",
        places: &["src/"],
        but_not: &["src/app.rs", "src/later.rs", "src/main.rs", "src/browser/"],
        never: &["crate::browser"],
        except: &[],
    },
    Rule {
        says: "a part of src/ui/ gets everything as props and knows no other room but the host",
        places: &["src/ui/"],
        but_not: &[],
        never: &["crate::*"],
        except: &["crate::ui", "crate::host"],
    },
    Rule {
        says: "a pure half knows neither the framework nor what is seen",
        places: &[
            "src/text/",
            "src/handover/",
            "*/checks.rs",
            "*/list.rs",
            "*/draft.rs",
            "*/kept.rs",
            "*/stages.rs",
            "*/rules.rs",
            "*/search.rs",
            "*/shortcuts.rs",
            "*/pasted.rs",
            "*/export.rs",
            "*/route.rs",
        ],
        but_not: &["crates/"],
        never: &["leptos*", "*::page", "crate::app", "crate::host", "crate::browser"],
        except: &[],
    },
    Rule {
        says: "the stand-in writes JSON as Creatio does and knows nothing of the client",
        places: &["crates/stand-in/"],
        but_not: &[],
        never: &["creatio"],
        except: &[],
    },
    Rule {
        says: "the client of Creatio's interface knows no browser and no page",
        places: &["crates/creatio/"],
        but_not: &[],
        never: &["leptos*", "*::web_sys", "*::js_sys", "*::gloo*", "*::wasm_bindgen*"],
        except: &[],
    },
];

/// What packages of the workspace must not depend on; names of the workspace's own packages and of others.
const DEPENDENCIES: &[Dependencies] = &[
    Dependencies {
        says: "the stand-in does not depend on the client of Creatio's interface, so that a misreading shows",
        package: "crates/stand-in",
        kinds: Kinds::All,
        never: &["creatio", "creatio-oauth-admin", "xtask"],
    },
    Dependencies {
        says: "the client of Creatio's interface stands alone; only its tests may use the stand-in",
        package: "crates/creatio",
        kinds: Kinds::All,
        never: &["creatio-oauth-admin", "xtask", "leptos*", "web-sys", "js-sys", "gloo*", "wasm-bindgen*"],
    },
    Dependencies {
        says: "the client of Creatio's interface stands alone; only its tests may use the stand-in",
        package: "crates/creatio",
        kinds: Kinds::ButForTests,
        never: &["stand-in"],
    },
];

/// Checks every rule. Answers how many held and what the others found.
pub fn check() -> Result<(usize, Vec<String>)> {
    let sources = sources()?;
    let mut outcomes = RULES.iter().map(|rule| rule.broken_by(&sources)).collect::<Vec<_>>();
    for rule in DEPENDENCIES {
        outcomes.push(rule.broken_by_file(&workspace::root())?);
    }
    outcomes.push(sources.iter().flat_map(|source| markup::forbidden(&source.path, &source.code)).collect());
    let index = fs::read_to_string(workspace::root().join("index.html")).context("cannot read index.html")?;
    outcomes.push(page::inline_parts(&index)?.iter().map(|part| format!("index.html: {part}")).collect());
    let passed = outcomes.iter().filter(|findings| findings.is_empty()).count();
    println!("{} rules over {} files", outcomes.len(), sources.len());
    Ok((passed, outcomes.concat()))
}

/// A source file, with its path from the repository's root.
struct Source {
    path: String,
    code: syn::File,
}

fn sources() -> Result<Vec<Source>> {
    let root = workspace::root();
    let mut folders: Vec<PathBuf> = vec![root.join("src"), root.join("crates")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let file = entry?.path();
            if file.is_dir() {
                folders.push(file);
            } else if file.extension().is_some_and(|extension| extension == "rs") {
                let text =
                    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                let path = workspace::shown(&file);
                let code = syn::parse_file(&text).with_context(|| format!("{path} is no Rust"))?;
                sources.push(Source { path, code });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

impl Rule {
    fn broken_by(&self, sources: &[Source]) -> Vec<String> {
        let concerned = sources.iter().filter(|source| self.is_about(&source.path));
        concerned
            .flat_map(|source| self.broken_in(&source.path, &paths::named(&source.path, &source.code)))
            .collect()
    }

    fn broken_in(&self, path: &str, names: &[Named]) -> Vec<String> {
        let forbidden = |name: &&Named| {
            self.never.iter().any(|pattern| matches(pattern, &name.segments))
                && !self.except.iter().any(|pattern| matches(pattern, &name.segments))
        };
        let finding =
            |name: &Named| format!("{path}:{}: {} - {}", name.line, name.segments.join("::"), self.says);
        names.iter().filter(forbidden).map(finding).collect()
    }

    fn is_about(&self, path: &str) -> bool {
        let stands_in = |place: &&str| match place.strip_prefix('*') {
            Some(file) => path.ends_with(file),
            None if place.ends_with('/') => path.starts_with(place),
            None => path == *place,
        };
        self.places.iter().any(stands_in) && !self.but_not.iter().any(stands_in)
    }
}

/// Whether a path is of the pattern: see [`Rule`].
fn matches(pattern: &str, segments: &[String]) -> bool {
    let same = |wanted: &str, segment: &String| match wanted.strip_suffix('*') {
        Some(beginning) => segment.starts_with(beginning),
        None => segment == wanted,
    };
    match pattern.strip_prefix("*::") {
        Some(wanted) => segments.iter().any(|segment| same(wanted, segment)),
        None => {
            let wanted = pattern.split("::").collect::<Vec<_>>();
            segments.len() >= wanted.len()
                && wanted.iter().zip(segments).all(|(wanted, segment)| same(wanted, segment))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    /// How many findings all rules have in a file of this path with this content.
    fn findings(path: &str, text: &str) -> usize {
        let source = Source { path: path.to_owned(), code: syn::parse_file(text).unwrap() };
        RULES.iter().flat_map(|rule| rule.broken_by(std::slice::from_ref(&source))).count()
    }

    #[test]
    fn the_browser_is_touched_in_its_room_only() {
        for text in [
            "use web_sys::Window;",
            "use leptos::{prelude::*, web_sys};",
            "fn f() { js_sys::Date::now(); }",
            "use gloo_net::http;",
        ] {
            assert_eq!(findings("src/apps/page.rs", text), 1, "{text}");
            assert_eq!(findings("src/browser/fetch.rs", text), 0, "{text}");
        }
        assert_eq!(findings("src/apps/page.rs", "fn f() { view! { <p>{wasm_bindgen::memory()}</p> } }"), 1);
    }

    #[test]
    fn the_frame_alone_knows_the_browser_module() {
        assert_eq!(findings("src/app.rs", "use crate::browser::Fetch;"), 0);
        assert_eq!(findings("src/apps/page.rs", "use crate::browser::Fetch;"), 1);
        let pages = "use crate::{connect::ConnectPage, one_app::{AppPage, NewPage}, session::SignInPage};";
        assert_eq!(findings("src/later.rs", pages), 0);
        assert_eq!(findings("src/later.rs", "use crate::browser::extras;"), 0);
        assert_eq!(findings("src/apps/page.rs", "use super::super::browser;"), 1);
        assert_eq!(
            findings("src/apps/mod.rs", "mod tests { use super::browser; }"),
            0,
            "crate::apps::browser is another"
        );
        assert_eq!(findings("src/apps/page.rs", "use crate::{host, browser as b}; fn f() { b::go() }"), 2);
    }

    #[test]
    fn a_part_of_the_interface_knows_no_room() {
        assert_eq!(
            findings("src/ui/field.rs", "use crate::ui::icon; use crate::host::host; use super::dialog;"),
            0
        );
        for room in ["text::apps", "apps::row", "route"] {
            assert_eq!(findings("src/ui/field.rs", &format!("use crate::{room}::X;")), 1, "{room}");
        }
    }

    #[test]
    fn a_pure_half_stays_pure() {
        for path in ["src/apps/list.rs", "src/route.rs", "src/text/apps.rs", "src/connect/checks.rs"] {
            assert_eq!(findings(path, "use leptos::prelude::*;"), 1, "{path}");
            assert_eq!(findings(path, "use super::page;"), 1, "{path}");
            assert_eq!(
                findings(
                    path,
                    "use creatio::App; use crate::route::Route; fn f() { let page = 1; page + 1; }"
                ),
                0,
                "{path}"
            );
        }
        assert_eq!(findings("crates/stand-in/src/rules.rs", "use super::page;"), 0);
    }

    #[test]
    fn client_and_stand_in_are_strangers() {
        assert_eq!(findings("crates/stand-in/src/lib.rs", "use creatio::App;"), 1);
        assert_eq!(
            findings("crates/stand-in/src/lib.rs", "mod creatio; pub use creatio::Creatio;"),
            0,
            "its own module"
        );
        assert_eq!(
            findings("crates/stand-in/src/http.rs", "use crate::creatio; fn f() { creatio::go() }"),
            0,
            "its own module"
        );
        assert_eq!(findings("crates/creatio/src/lib.rs", "use web_sys::Window;"), 1);
        assert_eq!(findings("crates/creatio/tests/all.rs", "use stand_in::World;"), 0);
    }
}
