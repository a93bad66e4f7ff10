//! Assembles the files of the page in dist/.
//!
//! Everything that a browser may cache forever is in one folder, whose name changes with any of its files, so that the
//! files refer to each other by plain names. The files next to that folder are fetched each time.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use super::{demo, digest, integrity, pieces};
use crate::page::{self, Application, Linked};
use crate::style::Styles;
use crate::workspace::{self, File};

const STYLE: &str = "app.css";
const WEBASSEMBLY: &str = "app_bg.wasm";
/// In the order in which the browser needs them; boot.js starts the first.
const SCRIPTS: &[&str] = &["app.js", integrity::SCRIPT];
const BOOT: &str = "boot.js";
/// An administrator edits it.
const EDITED: &str = "config.json";

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
    /// The page that compares the files, as it is in the repository, and its script.
    pub about: String,
    pub about_script: Vec<u8>,
    /// The Content-Security-Policy.
    pub policy: &'a str,
    /// What boot.js sends while the WebAssembly loads, as JSON.
    pub first_requests: &'a str,
    /// The script that starts the application. It has no folder with a digest and is fetched each time, because it explains
    /// what is wrong with the other files.
    pub boot: Vec<u8>,
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
    let [about_name, about_script] = pieces::ABOUT;
    cached.push((about_script.to_owned(), contents.about_script));
    cached.push((demo::STYLE.to_owned(), contents.styles.demo.into_bytes()));
    cached.sort();
    let name = format!("app-{}", digest::of_files(&cached));
    let document = page::finish(
        &contents.document,
        &application(&cached, &name, &contents.boot)?,
        contents.policy,
        contents.first_requests,
    )?;
    let about = [linked(&cached, &name, STYLE)?, linked(&cached, &name, about_script)?];
    sh.remove_path(dist)?;
    for (file, content) in cached {
        sh.write_file(dist.join(&name).join(file), content)?;
    }
    sh.write_file(dist.join(BOOT), contents.boot)?;
    for file in contents.plain {
        sh.copy_file(file, dist.join(file.file_name().unwrap_or_default()))?;
    }
    // Last, because it refers to the others.
    sh.write_file(dist.join("index.html"), document)?;
    let files = workspace::contents(dist)?;
    let sums = files
        .iter()
        .filter(|(name, _)| name != EDITED)
        .map(|(name, content)| (name.clone(), digest::of(content)));
    let about = page::about(&contents.about, &about, contents.policy, &sums.collect::<Vec<_>>())?;
    Ok(sh.write_file(dist.join(about_name), about)?)
}

/// A file of the folder, with its digest.
fn linked(files: &[File], folder: &str, wanted: &str) -> Result<Linked> {
    let found = files.iter().find(|(name, _)| name == wanted);
    let (name, content) = found.with_context(|| format!("the build made no {wanted}"))?;
    Ok(Linked { address: format!("./{folder}/{name}"), digest: digest::integrity(content) })
}

/// The files that index.html refers to. The digests of lazy code are in the script that fetches it; the demo is fetched only
/// where it is asked for.
fn application(files: &[File], folder: &str, boot: &[u8]) -> Result<Application> {
    let linked = |wanted: &str| linked(files, folder, wanted);
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
        boot: Linked { address: format!("./{BOOT}"), digest: digest::integrity(boot) },
        webassembly: linked(WEBASSEMBLY)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use xshell::TempDir;

    use super::*;

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
            about: sh.read_file(workspace::root().join("src/about/about.html")).unwrap(),
            about_script: b"about".to_vec(),
            boot: b"boot".to_vec(),
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
        assert_eq!(
            top,
            [
                "about.html".to_owned(),
                top[1].clone(),
                "boot.js".to_owned(),
                "config.json".to_owned(),
                "index.html".to_owned()
            ]
        );
        let inside = names(&dist.join(&top[1]));
        assert_eq!(
            inside,
            [
                "__wasm_split.js",
                "about.js",
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
        assert!(html.contains(&format!("\"./{}/app.js\"", top[1])), "{html}");
        let about = std::fs::read_to_string(dist.join("about.html")).unwrap();
        for file in ["index.html".to_owned(), format!("{}/split_x.wasm", top[1])] {
            let sum = digest::of(&std::fs::read(dist.join(&file)).unwrap());
            assert!(about.contains(&format!("<th scope=\"row\">{file}</th><td>{sum}</td>")), "{about}");
        }
        assert!(!about.contains(">config.json<"), "an administrator edits it");
        let (other, outcome) = assembled(PIECES, "b{}");
        outcome.unwrap();
        assert_ne!(names(&other.path().join("dist"))[1], top[1], "other content makes another folder");
    }

    #[test]
    fn missing_and_unexpected_files_are_rejected() {
        let more = [PIECES, &["snippet.js"]].concat();
        for names in [&more[..], &PIECES[1..]] {
            assert!(assembled(names, "").1.is_err(), "{names:?}");
        }
    }
}
