//! Splits the compiled WebAssembly and makes each piece as small as possible.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_split_cli_support as splitter;
use xshell::{Cmd, Shell, cmd};

use super::{digest, integrity, interface, join, order};
use crate::{tools, workspace};

/// The name of the application in the names of the files.
const NAME: &str = "app";

/// The WebAssembly features that the compiler uses and every supported browser supports.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Optimizes twice, because a second pass finds a little more, and strips the sections that name the tools. The passes are those
/// for speed, without the ones that make equal code differ: the files are larger, but smaller once they are compressed. An
/// address below 1024 is in the last kilobyte of the stack, so no pointer wraps around to it, and a small offset that is added
/// to a pointer can be part of the instruction.
const PASSES: &[&str] = &[
    "-O3",
    "-O3",
    "--skip-pass=ssa-nomerge",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// Creates the pieces and returns the folder that holds only them.
///
/// The same file and the same tools give the same pieces, so those of the last run are reused.
pub fn pieces(sh: &Shell, compiled: &Path) -> Result<PathBuf> {
    let code = sh.read_binary_file(compiled)?;
    let inputs = inputs(&code, &tools::build_tools_lock(sh)?)?;
    let folder = workspace::generated().join("pieces");
    let stamp = workspace::generated().join("pieces.made-from");
    if folder.is_dir() && sh.read_file(&stamp).is_ok_and(|present| present == inputs) {
        return Ok(folder);
    }
    clear(sh, &stamp, &folder)?;
    split(&code, &folder)?;
    join::first_with_shared(sh, &folder)?;
    bind(sh, &folder)?;
    shrink_interface(sh, &folder)?;
    optimize(sh, &folder)?;
    sh.write_file(&stamp, inputs)?;
    Ok(folder)
}

/// The styles of what the first list does not need.
pub const LATER_STYLE: &str = "later.css";
/// The page that compares the files, and its script.
pub const ABOUT: [&str; 2] = ["about.html", "about.js"];

/// Whether a file of this name is fetched only after the first list is on screen, as all code that the splitter cut off is.
pub fn is_lazy(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file == LATER_STYLE || ABOUT.contains(&file) {
        return true;
    }
    // The splitter's own names for the code of one split point, and for code that several of them share.
    (file.starts_with("split_") || file.starts_with("chunk_")) && file.ends_with(".wasm")
}

/// Everything that the pieces depend on.
pub(super) fn inputs(code: &[u8], build_tools: &str) -> Result<String> {
    let lines = [
        digest::of(code),
        format!(
            "wasm_split_cli_support {}",
            workspace::locked_version(&workspace::root(), "wasm_split_cli_support")?
        ),
        format!("wasm-bindgen {}", workspace::locked_version(&workspace::root(), "wasm-bindgen")?),
        format!("interface.rs {}", digest::of(include_bytes!("interface.rs"))),
        format!("join.rs {}", digest::of(include_bytes!("join.rs"))),
        format!("order.rs {}", digest::of(include_bytes!("order.rs"))),
        format!("integrity.rs {}", digest::of(include_bytes!("integrity.rs"))),
        format!("wasm-opt {} {}", PASSES.join(" "), FEATURES.join(" ")),
        format!("package-lock.json {}", digest::of(build_tools.as_bytes())),
    ];
    Ok(lines.join("\n"))
}

/// Removes the stamp first: without it, what remains in the folder does not count as complete.
pub(super) fn clear(sh: &Shell, stamp: &Path, folder: &Path) -> Result<()> {
    sh.remove_path(stamp)?;
    sh.remove_path(folder)?;
    sh.create_dir(folder)?;
    Ok(())
}

/// Cuts the code at its split points, and writes the script that fetches what was cut off.
fn split(code: &[u8], folder: &Path) -> Result<()> {
    let main = main_piece(folder);
    let script = format!("./{NAME}.js");
    let mut options = splitter::Options::new(code);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    // Set here, because an environment variable is the default.
    options.emit_dwarf = false;
    splitter::transform(options).map_err(|error| anyhow!("the WebAssembly cannot be split: {error:#}"))?;
    Ok(())
}

/// Writes the script around the main piece.
fn bind(sh: &Shell, folder: &Path) -> Result<()> {
    let (bindgen, main) = (tools::wasm_bindgen(sh)?, main_piece(folder));
    // The other pieces are linked to the exports of the main one.
    cmd!(sh, "{bindgen} --target web --no-typescript --keep-lld-exports --out-name {NAME} --out-dir {folder} {main}").run()?;
    Ok(sh.remove_path(&main)?)
}

/// Makes the interface between the main piece and its script small.
fn shrink_interface(sh: &Shell, folder: &Path) -> Result<()> {
    let (code, script) = (folder.join(format!("{NAME}_bg.wasm")), folder.join(format!("{NAME}.js")));
    let (short_code, short_script) =
        interface::shrink(&sh.read_binary_file(&code)?, &sh.read_file(&script)?)?;
    sh.write_file(code, short_code)?;
    Ok(sh.write_file(script, short_script)?)
}

fn optimize(sh: &Shell, folder: &Path) -> Result<()> {
    let pieces = sh.read_dir(folder)?;
    let with_extension = |wanted: &'static str| {
        pieces.iter().filter(move |piece| piece.extension().is_some_and(|it| it == wanted))
    };
    for piece in with_extension("wasm") {
        optimize_code(sh, piece)?;
    }
    integrity::add(sh, folder)?;
    with_extension("js").try_for_each(|script| minify(sh, script))
}

/// Makes a WebAssembly file small.
pub(super) fn optimize_code(sh: &Shell, code: &Path) -> Result<()> {
    let wasm_opt = tools::wasm_opt(sh)?.args(PASSES).args(FEATURES);
    wasm_opt.arg(code).arg("--output").arg(code).run()?;
    Ok(sh.write_file(code, order::group_functions(&sh.read_binary_file(code)?)?)?)
}

/// Removes comments, spaces and long names from a script.
fn minify(sh: &Shell, script: &Path) -> Result<()> {
    Ok(esbuild(sh, script, script)?.arg("--allow-overwrite").run()?)
}

/// Writes a script and everything that it imports as one.
pub fn bundle(sh: &Shell, script: &Path, to: &Path, options: &[String]) -> Result<()> {
    Ok(esbuild(sh, script, to)?.arg("--bundle").args(options).run()?)
}

fn esbuild<'a>(sh: &'a Shell, script: &Path, to: &Path) -> Result<Cmd<'a>> {
    let esbuild = tools::esbuild(sh)?.arg(script);
    let options = ["--minify", "--format=esm", "--charset=utf8", "--log-level=error"];
    Ok(esbuild.args(options).arg(format!("--outfile={}", to.display())))
}

fn main_piece(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}.wasm"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_the_splitter_cut_off_is_lazy() {
        for name in ["app-0/split_pages.wasm", "app-0/chunk_3.wasm", "about.html"] {
            assert!(is_lazy(name), "{name}");
        }
        for name in
            ["app-0/app_bg.wasm", "app-0/__wasm_split.js", "app-0/split_pages.js", "split_x/app_bg.wasm"]
        {
            assert!(!is_lazy(name), "{name}");
        }
    }

    #[test]
    fn other_code_or_tools_give_other_pieces() {
        let same = inputs(b"a", "{}").unwrap();
        assert_eq!(same, inputs(b"a", "{}").unwrap());
        assert_ne!(same, inputs(b"b", "{}").unwrap());
        assert_ne!(same, inputs(b"a", "{ }").unwrap());
    }

    #[test]
    fn incomplete_pieces_never_count_as_complete() {
        let sh = Shell::new().unwrap();
        let parent = sh.create_temp_dir().unwrap();
        let (stamp, folder) = (parent.path().join("stamp"), parent.path().join("pieces"));
        sh.write_file(&stamp, "old").unwrap();
        sh.write_file(folder.join("split_gone.wasm"), "old").unwrap();
        clear(&sh, &stamp, &folder).unwrap();
        assert!(!stamp.exists());
        assert_eq!(sh.read_dir(&folder).unwrap(), Vec::<PathBuf>::new());
    }
}
