//! Puts the parts of the page together in dist/.
//!
//! Everything that a browser may keep for ever lies in one folder whose name changes with any of its files, so that the
//! files name each other by plain names. Beside it stand the files that are asked for each time.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{digest, pieces};
use crate::page::{self, Application, Linked};

const STYLE: &str = "app.css";
const WEBASSEMBLY: &str = "app_bg.wasm";
/// In the order in which the browser needs them; boot.js starts the first.
const SCRIPTS: &[&str] = &["app.js", "__wasm_split.js"];

/// What goes into dist/.
pub struct Parts<'a> {
    /// The folder with the WebAssembly and the scripts around it.
    pub pieces: &'a Path,
    /// The style sheet's text.
    pub style: String,
    /// index.html as it stands in the repository.
    pub document: String,
    /// The shipped policy.
    pub policy: &'a str,
    /// Files that are shipped as they are, under their own names.
    pub plain: &'a [&'a Path],
}

/// Makes the folder anew.
pub fn assemble(parts: Parts, dist: &Path) -> Result<()> {
    let mut kept = read(parts.pieces)?;
    kept.push((STYLE.to_owned(), parts.style.into_bytes()));
    kept.sort();
    let name = format!("app-{}", digest::of_files(&kept));
    let document = page::finish(&parts.document, &application(&kept, &name)?, parts.policy)?;
    if dist.exists() {
        fs::remove_dir_all(dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    let folder = dist.join(name);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (name, content) in kept {
        write(&folder.join(name), &content)?;
    }
    for file in parts.plain {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        write(&dist.join(file.file_name().unwrap_or_default()), &content)?;
    }
    // Last, because it names the others.
    write(&dist.join("index.html"), document.as_bytes())
}

/// What index.html names. What is fetched later has no digest there: the script that fetches it knows none, and it comes
/// from the same folder of the same origin as that script.
fn application(files: &[(String, Vec<u8>)], folder: &str) -> Result<Application> {
    let linked = |wanted: &str| {
        let found = files.iter().find(|(name, _)| name == wanted);
        let (name, content) = found.with_context(|| format!("the build made no {wanted}"))?;
        anyhow::Ok(Linked { address: format!("./{folder}/{name}"), digest: digest::integrity(content) })
    };
    let first = files.iter().filter(|(name, _)| !pieces::is_later(name)).count();
    // Another file would be a step more on the way to the first list: found out by the browser, one after the other.
    anyhow::ensure!(
        first == SCRIPTS.len() + 2,
        "the build made files for the first load that index.html does not name"
    );
    Ok(Application {
        style: linked(STYLE)?,
        scripts: SCRIPTS.iter().map(|name| linked(name)).collect::<Result<_>>()?,
        webassembly: linked(WEBASSEMBLY)?,
    })
}

fn read(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let content =
            fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
        files.push((entry.file_name().to_string_lossy().into_owned(), content));
    }
    Ok(files)
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::path::PathBuf;

    use super::*;
    use crate::workspace;

    const PIECES: &[&str] = &["app.js", "__wasm_split.js", "app_bg.wasm", "split_x.wasm"];

    /// Assembles pieces of these names in a folder of this name, and answers where dist/ is.
    fn assembled(test: &str, names: &[&str], style: &str) -> (PathBuf, Result<()>) {
        let place = std::env::temp_dir().join(format!("xtask-folder-{test}-{}", std::process::id()));
        let (pieces, dist) = (place.join("pieces"), place.join("dist"));
        fs::create_dir_all(&pieces).unwrap();
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("left-over"), "").unwrap();
        for name in names {
            fs::write(pieces.join(name), name).unwrap();
        }
        let outcome = assemble(
            Parts {
                pieces: &pieces,
                style: style.to_owned(),
                document: fs::read_to_string(workspace::root().join("index.html")).unwrap(),
                policy: "default-src 'none'",
                plain: &[&workspace::root().join("config.json")],
            },
            &dist,
        );
        (place, outcome)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names = read_names(folder);
        names.sort();
        names
    }

    fn read_names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn one_folder_holds_what_may_be_kept() {
        let (place, outcome) = assembled("whole", PIECES, "a{}");
        let (other_place, other) = assembled("other", PIECES, "b{}");
        let (top, other_top) = (names(&place.join("dist")), names(&other_place.join("dist")));
        let inside = names(&place.join("dist").join(&top[0]));
        let html = fs::read_to_string(place.join("dist").join("index.html")).unwrap();
        fs::remove_dir_all(&place).unwrap();
        fs::remove_dir_all(&other_place).unwrap();
        outcome.unwrap();
        other.unwrap();
        assert_eq!(top[1..], ["config.json", "index.html"]);
        assert_ne!(top[0], other_top[0], "another content makes another folder");
        assert_eq!(inside, ["__wasm_split.js", "app.css", "app.js", "app_bg.wasm", "split_x.wasm"]);
        assert!(html.contains(&format!("\"./{}/app.js\"", top[0])), "{html}");
    }

    #[test]
    fn a_file_that_nobody_named_is_refused() {
        let more = PIECES.iter().copied().chain(["snippet.js"]).collect::<Vec<_>>();
        for (test, names) in [("more", more.as_slice()), ("less", &PIECES[1..])] {
            let (place, outcome) = assembled(test, names, "");
            fs::remove_dir_all(&place).unwrap();
            assert!(outcome.is_err(), "{test}");
        }
    }
}
