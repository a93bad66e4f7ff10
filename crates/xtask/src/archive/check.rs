//! Whether the archive of dist/ is complete, and the same each time it is made.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::Shell;
use zip::ZipArchive;

use super::{COMPONENTS, LICENSES, contents, name, pack, packages, sums};
use crate::workspace::{self, File};
use crate::{budgets, dist};

/// Makes the archive twice and returns the findings of each check.
pub fn check(sh: &Shell) -> Result<Vec<Vec<String>>> {
    let package_ids = dist::package_ids(sh)?;
    let archive = pack(&contents(sh, &package_ids)?)?;
    let again = pack(&contents(sh, &package_ids)?)?;
    println!("{} bytes, {}", archive.len(), sums::of(&archive));
    let same = if archive == again { vec![] } else { vec!["two archives of one page differ".to_owned()] };
    let files = unpacked(&archive)?;
    let packages = packages::in_tree(sh)?;
    Ok(vec![
        same,
        sums::differences(&files)?,
        missing_files(&files)?,
        wrong_copies(&files)?,
        missing_packages(&files, &packages)?,
        budgets::traces_of_the_build(&files),
    ])
}

/// The files of an archive, by their paths in its folder.
fn unpacked(archive: &[u8]) -> Result<Vec<File>> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let folder = format!("{}/", name());
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let path = file.name()?.strip_prefix(&folder).context("a file is outside of the folder")?.to_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        files.push((path, content));
    }
    Ok(files)
}

/// What is in the folders of the repository and not, or otherwise, in the archive.
fn missing_files(files: &[File]) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for folder in ["dist", "deploy"] {
        for (name, content) in workspace::contents(&workspace::root().join(folder))? {
            let path = format!("{folder}/{name}");
            if !files.iter().any(|file| file.0 == path && file.1 == content) {
                findings.push(format!("{path} is not in the archive"));
            }
        }
    }
    Ok(findings)
}

/// Compressed copies that are missing or do not become what they are a copy of.
fn wrong_copies(files: &[File]) -> Result<Vec<String>> {
    let find = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, content)| content);
    let mut findings = Vec::new();
    for (name, content) in
        files.iter().filter(|(name, _)| name.ends_with(".wasm") || name == "dist/index.html")
    {
        let (mut brotli, mut gzip) = (Vec::new(), Vec::new());
        if let Some(copy) = find(&format!("{name}.br")) {
            brotli::BrotliDecompress(&mut copy.as_slice(), &mut brotli)?;
        }
        if let Some(copy) = find(&format!("{name}.gz")) {
            flate2::read::GzDecoder::new(copy.as_slice()).read_to_end(&mut gzip)?;
        }
        if &brotli != content || &gzip != content {
            findings.push(format!("{name} has no compressed copies"));
        }
    }
    Ok(findings)
}

/// Packages of the page that the licenses or the components do not name.
fn missing_packages(files: &[File], packages: &BTreeMap<String, bool>) -> Result<Vec<String>> {
    let find =
        |path: &str| files.iter().find(|(name, _)| name == path).context("a list is not in the archive");
    let licenses = String::from_utf8_lossy(&find(LICENSES)?.1);
    let components: Value = serde_json::from_slice(&find(COMPONENTS)?.1)?;
    let listed = components["components"]
        .as_array()
        .into_iter()
        .flatten()
        .chain([&components["metadata"]["component"]]);
    let listed = listed.filter_map(|component| component["bom-ref"].as_str()).collect::<BTreeSet<_>>();
    let mut findings = Vec::new();
    for (package, is_external) in packages {
        if !listed.contains(package.as_str()) {
            findings.push(format!("{package} is not among the components"));
        }
        // Once in the list, and once above a text.
        let times = licenses.lines().filter(|line| line.starts_with(package.as_str())).count();
        if *is_external && times < 2 {
            findings.push(format!("{package} has no license"));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn file(name: &str, content: &str) -> File {
        (name.to_owned(), content.as_bytes().to_vec())
    }

    #[test]
    fn files_keep_their_order_and_content() {
        let files = [file("b", "x"), file("a/c", "")];
        assert_eq!(unpacked(&pack(&files).unwrap()).unwrap(), files);
    }

    #[test]
    fn every_package_needs_a_component_and_a_text() {
        let components =
            r#"{"components":[{"bom-ref":"a 1.0.0"}],"metadata":{"component":{"bom-ref":"model 0.1.0"}}}"#;
        let found = |licenses: &str, package: &str, is_external: bool| {
            let files = [file(LICENSES, licenses), file(COMPONENTS, components)];
            missing_packages(&files, &BTreeMap::from([(package.to_owned(), is_external)])).unwrap().len()
        };
        assert_eq!(found("a 1.0.0: MIT\n===\na 1.0.0\n", "a 1.0.0", true), 0);
        assert_eq!(found("a 1.0.0: MIT\n", "a 1.0.0", true), 1);
        assert_eq!(found("", "b 1.0.0", true), 2);
        assert_eq!(found("", "model 0.1.0", false), 0);
    }

    #[test]
    fn a_copy_becomes_what_it_is_a_copy_of() {
        let page = file("dist/index.html", &"page".repeat(100));
        let copies = super::super::compressed::beside(std::slice::from_ref(&page)).unwrap();
        let mut files = [vec![page], copies].concat();
        assert_eq!(wrong_copies(&files).unwrap(), Vec::<String>::new());
        files[0].1.push(b'!');
        assert_eq!(wrong_copies(&files).unwrap().len(), 1);
    }
}
