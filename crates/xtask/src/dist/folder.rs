//! Assembles the files of the page in dist/.
//!
//! Everything that a browser may cache forever is in one folder, whose name changes with any of its files, so that the
//! files refer to each other by plain names. The files next to that folder are fetched each time.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use super::{demo, digest, pieces};
use crate::page::{self, Application, Linked};
use crate::style::Styles;

const STYLE: &str = "app.css";
const WEBASSEMBLY: &str = "app_bg.wasm";
/// In the order in which the browser needs them; boot.js starts the first.
const SCRIPTS: &[&str] = &["app.js", "__wasm_split.js"];

/// What goes into dist/.
pub struct Contents<'a> {
    /// The folder with the WebAssembly and the scripts around it.
    pub pieces: &'a Path,
    /// The folder with what only the demo fetches.
    pub demo: &'a Path,
    /// The style sheets.
    pub styles: Styles,
    /// index.html as it is in the repository.
    pub document: String,
    /// The Content-Security-Policy.
    pub policy: &'a str,
    /// What boot.js sends while the WebAssembly loads, as JSON.
    pub first_requests: &'a str,
    /// Files to copy under their own names.
    pub plain: &'a [&'a Path],
}

/// Replaces the folder.
pub fn assemble(sh: &Shell, contents: Contents, dist: &Path) -> Result<()> {
    let mut cached = Vec::new();
    for file in [sh.read_dir(contents.pieces)?, sh.read_dir(contents.demo)?].concat() {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        cached.push((name, sh.read_binary_file(&file)?));
    }
    cached.push((STYLE.to_owned(), contents.styles.first.into_bytes()));
    cached.push((pieces::LATER_STYLE.to_owned(), contents.styles.later.into_bytes()));
    cached.push((demo::STYLE.to_owned(), contents.styles.demo.into_bytes()));
    cached.sort();
    let name = format!("app-{}", digest::of_files(&cached));
    let document = page::finish(
        &contents.document,
        &application(&cached, &name)?,
        contents.policy,
        contents.first_requests,
    )?;
    sh.remove_path(dist)?;
    for (file, content) in cached {
        sh.write_file(dist.join(&name).join(file), content)?;
    }
    for file in contents.plain {
        sh.copy_file(file, dist.join(file.file_name().unwrap_or_default()))?;
    }
    // Last, because it refers to the others.
    Ok(sh.write_file(dist.join("index.html"), document)?)
}

/// The files that index.html refers to. Lazy code and the demo are not among them: the scripts that fetch them have no
/// digest for them, and they come from the same folder as those scripts.
fn application(files: &[(String, Vec<u8>)], folder: &str) -> Result<Application> {
    let linked = |wanted: &str| {
        let found = files.iter().find(|(name, _)| name == wanted);
        let (name, content) = found.with_context(|| format!("the build made no {wanted}"))?;
        anyhow::Ok(Linked { address: format!("./{folder}/{name}"), digest: digest::integrity(content) })
    };
    let first = files.iter().filter(|(name, _)| !pieces::is_lazy(name) && !demo::is_demo(name)).count();
    // The browser would discover such a file late, which delays the first list.
    ensure!(
        first == SCRIPTS.len() + 2,
        "the build made files for the first load that index.html does not refer to"
    );
    Ok(Application {
        style: linked(STYLE)?,
        later_style: linked(pieces::LATER_STYLE)?,
        scripts: SCRIPTS.iter().map(|name| linked(name)).collect::<Result<_>>()?,
        webassembly: linked(WEBASSEMBLY)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use xshell::TempDir;

    use super::*;
    use crate::workspace;

    const PIECES: &[&str] = &["app.js", "__wasm_split.js", "app_bg.wasm", "split_x.wasm"];

    /// Assembles pieces of these names in dist/ of a temporary folder.
    fn assembled(names: &[&str], style: &str) -> (TempDir, Result<()>) {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let (pieces, dist) = (folder.path().join("pieces"), folder.path().join("dist"));
        sh.write_file(dist.join("left-over"), "").unwrap();
        for name in names {
            sh.write_file(pieces.join(name), name).unwrap();
        }
        let demo = folder.path().join("demo");
        sh.write_file(demo.join("demo.js"), "").unwrap();
        let contents = Contents {
            pieces: &pieces,
            demo: &demo,
            styles: Styles { first: style.to_owned(), later: String::new(), demo: String::new() },
            document: sh.read_file(workspace::root().join("index.html")).unwrap(),
            policy: "default-src 'none'",
            first_requests: "{}",
            plain: &[&workspace::root().join("config.json")],
        };
        let outcome = assemble(&sh, contents, &dist);
        (folder, outcome)
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = Shell::new().unwrap().read_dir(folder).unwrap();
        files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn one_folder_holds_what_may_be_cached() {
        let (folder, outcome) = assembled(PIECES, "a{}");
        outcome.unwrap();
        let dist = folder.path().join("dist");
        let top = names(&dist);
        assert_eq!(top[1..], ["config.json", "index.html"]);
        let inside = names(&dist.join(&top[0]));
        assert_eq!(
            inside,
            [
                "__wasm_split.js",
                "app.css",
                "app.js",
                "app_bg.wasm",
                "demo.css",
                "demo.js",
                "later.css",
                "split_x.wasm"
            ]
        );
        let html = std::fs::read_to_string(dist.join("index.html")).unwrap();
        assert!(html.contains(&format!("\"./{}/app.js\"", top[0])), "{html}");
        let (other, outcome) = assembled(PIECES, "b{}");
        outcome.unwrap();
        assert_ne!(names(&other.path().join("dist"))[0], top[0], "other content makes another folder");
    }

    #[test]
    fn missing_and_unexpected_files_are_rejected() {
        let more = [PIECES, &["snippet.js"]].concat();
        for names in [&more[..], &PIECES[1..]] {
            assert!(assembled(names, "").1.is_err(), "{names:?}");
        }
    }
}
