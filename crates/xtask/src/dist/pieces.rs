//! Takes the compiled WebAssembly apart and makes each piece as small as it gets.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support as splitter;

use super::digest;
use crate::{process, tools, workspace};

/// The application's name in the files made here.
const NAME: &str = "app";
/// What the browsers that the page is for understand, and the compiler makes use of.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What is done to each piece: a second round finds a little more, and who made it is nobody's business.
const PASSES: &[&str] = &["-Oz", "-Oz", "--strip-producers", "--strip-target-features"];

/// Makes the pieces from the compiled file and answers the folder that holds them and nothing else.
///
/// Made from the same file by the same tools they are the same, so the pieces of the last run are kept for that case.
pub fn pieces(compiled: &Path) -> Result<PathBuf> {
    let code = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let made_from = made_from(&code)?;
    let folder = workspace::generated().join("pieces");
    let stamp = workspace::generated().join("pieces.made-from");
    if folder.is_dir() && fs::read_to_string(&stamp).is_ok_and(|present| present == made_from) {
        return Ok(folder);
    }
    clear(&stamp, &folder)?;
    split(&code, &folder)?;
    bind(&folder)?;
    optimise(&folder)?;
    fs::write(&stamp, made_from).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

/// Whether a file of this name is fetched after the first list is on screen: what was split off.
pub fn is_later(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    // The splitter's own names: what belongs to one split point, and what several of them share.
    (file.starts_with("split_") || file.starts_with("chunk_")) && file.ends_with(".wasm")
}

/// Everything that the pieces depend on.
fn made_from(code: &[u8]) -> Result<String> {
    let lines = [
        digest::of(code),
        format!("wasm_split_cli_support {}", workspace::locked_version("wasm_split_cli_support")?),
        format!("wasm-bindgen {}", workspace::locked_version("wasm-bindgen")?),
        format!("wasm-opt {} {} {}", tools::WASM_OPT, PASSES.join(" "), FEATURES.join(" ")),
        format!("terser {}", tools::TERSER),
    ];
    Ok(lines.join("\n"))
}

/// The stamp goes first: without it, what is left in the folder is never taken for whole.
fn clear(stamp: &Path, folder: &Path) -> Result<()> {
    if stamp.exists() {
        fs::remove_file(stamp).with_context(|| format!("cannot remove {}", stamp.display()))?;
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Cuts the code at its split points, and writes the script that fetches what was cut off.
fn split(code: &[u8], folder: &Path) -> Result<()> {
    let main = main_piece(folder);
    let script = format!("./{NAME}.js");
    let mut options = splitter::Options::new(code);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    // Files of their own come without debug information in any case; a variable must not change that.
    options.emit_dwarf = false;
    splitter::transform(options).map_err(|error| anyhow!("the WebAssembly cannot be split: {error:#}"))?;
    Ok(())
}

/// Writes the script around the main piece.
fn bind(folder: &Path) -> Result<()> {
    let main = main_piece(folder);
    let mut bindgen = process::command(tools::wasm_bindgen()?);
    // The other pieces are linked to what the main one exports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME]);
    process::run(bindgen.arg("--out-dir").arg(folder).arg(&main))?;
    fs::remove_file(&main).with_context(|| format!("cannot remove {}", main.display()))
}

fn optimise(folder: &Path) -> Result<()> {
    let optimiser = tools::wasm_opt()?;
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let piece = entry?.path();
        match piece.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => {
                let mut command = optimiser.command();
                process::run(command.args(PASSES).args(FEATURES).arg(&piece).arg("--output").arg(&piece))?;
            }
            Some("js") => minify(&piece, &piece)?,
            _ => {}
        }
    }
    Ok(())
}

/// Writes a script without what only people read.
pub fn minify(script: &Path, to: &Path) -> Result<()> {
    let mut command = tools::terser()?.command();
    command.arg(script).args(["--module", "--compress", "passes=2", "--mangle"]);
    process::run(command.arg("--output").arg(to))
}

fn main_piece(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}.wasm"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn what_was_split_off_is_later() {
        for name in ["app-0/split_pages.wasm", "app-0/chunk_3.wasm"] {
            assert!(is_later(name), "{name}");
        }
        for name in
            ["app-0/app_bg.wasm", "app-0/__wasm_split.js", "app-0/split_pages.js", "split_x/app_bg.wasm"]
        {
            assert!(!is_later(name), "{name}");
        }
    }

    #[test]
    fn other_code_makes_other_pieces() {
        assert_eq!(made_from(b"a").unwrap(), made_from(b"a").unwrap());
        assert_ne!(made_from(b"a").unwrap(), made_from(b"b").unwrap());
    }

    #[test]
    fn half_made_pieces_are_never_taken_for_whole() {
        let place = std::env::temp_dir().join(format!("xtask-pieces-{}", std::process::id()));
        let (stamp, folder) = (place.join("stamp"), place.join("pieces"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(&stamp, "old").unwrap();
        fs::write(folder.join("split_gone.wasm"), "old").unwrap();
        let cleared = clear(&stamp, &folder);
        let left = (stamp.exists(), fs::read_dir(&folder).unwrap().count());
        fs::remove_dir_all(&place).unwrap();
        cleared.unwrap();
        assert_eq!(left, (false, 0));
    }
}
