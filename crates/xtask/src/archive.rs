//! The archive of a release: the page, also compressed, the configurations of web servers, the licenses and the list of
//! components of everything inside, and the sums of all files. The same page gives the same bytes.

mod check;
mod components;
mod compressed;
mod licenses;
mod packages;
mod reproduce;
mod sums;

use std::io::{Cursor, Write};
use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;
use xshell::Shell;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::dist;
use crate::workspace::{self, File};

pub use check::check;

/// The licenses of the page itself, as they lie in the repository.
const OWN_LICENSES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];
const LICENSES: &str = "THIRD-PARTY-LICENSES.txt";
/// What the compiler brings along has a list of its own, which comes with the compiler.
const STANDARD_LIBRARY: &str = "RUST-STANDARD-LIBRARY.html";
const COMPONENTS: &str = "components.cdx.json";

/// Options of `cargo xtask dist`.
#[derive(Args)]
pub struct Options {
    /// Also makes the archive of a release, creatio-oauth-admin-VERSION.zip.
    #[arg(long)]
    archive: bool,
    /// Builds the archive again in another folder, and fails if it differs; takes minutes.
    #[arg(long, requires = "archive")]
    check_reproducible: bool,
}

/// Builds the page, and what the options ask for.
pub fn dist(sh: &Shell, options: &Options) -> Result<()> {
    dist::run(sh)?;
    println!("{} is ready to be copied.", workspace::dist().display());
    if options.archive {
        let archive = write(sh)?;
        if options.check_reproducible {
            reproduce::check(sh, &archive)?;
        }
    }
    Ok(())
}

/// Writes the archive of dist/ as it is and returns its path.
fn write(sh: &Shell) -> Result<PathBuf> {
    let archive = pack(&contents(sh, &dist::package_ids(sh)?)?)?;
    let file = workspace::root().join(format!("{}.zip", name()));
    sh.write_file(&file, &archive)?;
    println!("{}  {}", sums::of(&archive), file.display());
    Ok(file)
}

/// The name of the archive and of the folder in it.
fn name() -> String {
    // All packages of the workspace have one version.
    format!("creatio-oauth-admin-{}", env!("CARGO_PKG_VERSION"))
}

/// The files of the archive, in order, by their paths in its folder.
fn contents(sh: &Shell, package_ids: &[String]) -> Result<Vec<File>> {
    let root = workspace::root();
    let packages = packages::read(sh, package_ids)?;
    let mut files = Vec::new();
    for folder in ["dist", "deploy"] {
        let inside = workspace::contents(&root.join(folder))?;
        ensure!(!inside.is_empty(), "{folder}/ is empty: run `cargo xtask dist`");
        files.extend(inside.into_iter().map(|(name, content)| (format!("{folder}/{name}"), content)));
    }
    files.extend(compressed::beside(&files)?);
    for name in OWN_LICENSES {
        files.push(((*name).to_owned(), sh.read_binary_file(root.join(name))?));
    }
    files.push((LICENSES.to_owned(), licenses::texts(&packages)?.into_bytes()));
    files.push((STANDARD_LIBRARY.to_owned(), packages::standard_library_notices(sh)?));
    files.push((COMPONENTS.to_owned(), components::to_json(sh, &packages)?));
    files.sort();
    let sums = sums::file(&files);
    files.push((sums::NAME.to_owned(), sums.into_bytes()));
    Ok(files)
}

/// Packs files into an archive that depends on nothing else.
fn pack(files: &[File]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        archive.start_file(format!("{}/{path}", name()), options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}
