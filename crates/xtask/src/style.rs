//! Bundles style/index.css and what it imports into one minified file.
//!
//! No browser targets are given, so newer CSS (`light-dark()`, nesting, layers) stays as it was written.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};

use crate::workspace;

/// The page's style sheet.
pub fn bundled() -> Result<String> {
    bundle(&workspace::root().join("style").join("index.css"))
}

/// Writes `.generated/oauth-admin.css`; leaves it untouched when nothing changed.
pub fn run() -> Result<()> {
    let css = bundled()?;
    let folder = workspace::generated();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join("oauth-admin.css");
    if fs::read_to_string(&file).is_ok_and(|present| present == css) {
        return Ok(());
    }
    fs::write(&file, css).with_context(|| format!("cannot write {}", file.display()))
}

fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    // The error borrows the sources, so it is turned into words before they go.
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn imports_become_layers_and_new_css_stays() {
        let folder = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.css"), "@layer tokens, base;\n@import \"tokens.css\" layer(tokens);\n")
            .unwrap();
        fs::write(folder.join("tokens.css"), ":root { color: light-dark(black, white); & p { margin: 0 } }")
            .unwrap();
        let css = bundle(&folder.join("index.css"));
        let broken = bundle(&folder.join("missing.css"));
        fs::remove_dir_all(&folder).unwrap();
        let css = css.unwrap();
        assert!(css.contains("@layer tokens{"), "{css}");
        assert!(css.contains("light-dark("), "{css}");
        assert!(css.contains("& p{") || css.contains("p{margin:0}"), "{css}");
        assert!(!css.contains("@import"), "{css}");
        assert!(broken.is_err());
    }
}
