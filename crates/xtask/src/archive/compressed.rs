//! Compressed copies beside the files of the page, which web servers send in place of them.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, GzBuilder};

use crate::workspace::{self, File};

/// The types of file that become smaller.
const TYPES: &[&str] = &["css", "html", "js", "json", "wasm"];
/// An administrator edits it, and a compressed copy would go on saying what it said before.
const EDITED: &str = "dist/config.json";

/// The compressed copies of the files of dist/, where they are smaller.
pub fn beside(files: &[File]) -> Result<Vec<File>> {
    let mut copies = Vec::new();
    for (name, content) in files.iter().filter(|(name, _)| is_compressed(name)) {
        for (suffix, copy) in [("br", workspace::brotli(content)?), ("gz", gzip(content)?)] {
            if copy.len() < content.len() {
                copies.push((format!("{name}.{suffix}"), copy));
            }
        }
    }
    Ok(copies)
}

fn is_compressed(name: &str) -> bool {
    let (_, suffix) = name.rsplit_once('.').unwrap_or_default();
    name.starts_with("dist/") && name != EDITED && TYPES.contains(&suffix)
}

/// Without the time and the system that such a file may name.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_compresses_gets_both_copies_and_what_is_edited_none() {
        let file = |name: &str, content: &str| (name.to_owned(), content.repeat(1000).into_bytes());
        let files = [
            file("deploy/nginx/x.html", "a"),
            file("dist/app-0/app.wasm", "\0asm"),
            file("dist/config.json", "{}"),
            file("dist/empty.js", ""),
            file("dist/picture.png", "a"),
        ];
        let names = beside(&files).unwrap().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names, ["dist/app-0/app.wasm.br", "dist/app-0/app.wasm.gz"]);
    }
}
