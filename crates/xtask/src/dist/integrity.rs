//! The digests of lazy code, in the script that fetches it: the browser starts only what was built.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::Shell;

use super::digest;

/// The script that fetches lazy code.
pub const SCRIPT: &str = "__wasm_split.js";

/// Adds the digests to the script in a folder of finished pieces.
pub fn add(sh: &Shell, folder: &Path) -> Result<()> {
    let file = folder.join(SCRIPT);
    let mut script = sh.read_file(&file)?;
    for piece in sh.read_dir(folder)? {
        let name = piece.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The main piece is started by boot.js, with the digest in index.html.
        if name.ends_with(".wasm") && !name.ends_with("_bg.wasm") {
            script = with_digest(&script, &name, &digest::short_integrity(&sh.read_binary_file(&piece)?))?;
        }
    }
    Ok(sh.write_file(file, script)?)
}

/// The script with the digest of one piece, which it must fetch in one place.
fn with_digest(script: &str, name: &str, digest: &str) -> Result<String> {
    let address = format!("new URL(\"./{name}\", import.meta.url)");
    let times = script.matches(&address).count();
    ensure!(times == 1, "{SCRIPT} fetches {name} in {times} places");
    Ok(script.replace(&address, &format!("{address}, {{ integrity: \"{digest}\" }}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn each_piece_is_fetched_with_its_digest() {
        let script = "a = fetch(new URL(\"./split_a.wasm\", import.meta.url));";
        let signed = with_digest(script, "split_a.wasm", "sha384-x").unwrap();
        assert_eq!(
            signed,
            "a = fetch(new URL(\"./split_a.wasm\", import.meta.url), { integrity: \"sha384-x\" });"
        );
        assert!(with_digest(script, "split_b.wasm", "sha384-x").is_err());
        assert!(with_digest(&script.repeat(2), "split_a.wasm", "sha384-x").is_err());
    }
}
