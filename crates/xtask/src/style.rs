//! Bundles style/index.css, style/later.css and style/demo.css, each with its imports, into minified files.
//!
//! Without browser targets, newer CSS (`light-dark()`, nesting, layers) stays as it is written.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use xshell::Shell;

use crate::workspace;

/// The style sheets of the page.
pub struct Styles {
    /// What the first list and what is beside it need.
    pub first: String,
    /// The rest, which is fetched with the first chunk of code that needs it.
    pub later: String,
    /// What the demo adds.
    pub demo: String,
}

/// The style sheets of the page.
pub fn bundled() -> Result<Styles> {
    let file = |name| bundle(&workspace::root().join("style").join(name));
    Ok(Styles { first: file("index.css")?, later: file("later.css")?, demo: file("demo.css")? })
}

/// Writes those of the page into `.generated/oauth-admin.css`, unless it is up to date.
pub fn run(sh: &Shell) -> Result<()> {
    let Styles { first, later, .. } = bundled()?;
    let css = first + &later;
    let file = workspace::generated().join("oauth-admin.css");
    if sh.read_file(&file).is_ok_and(|present| present == css) {
        return Ok(());
    }
    Ok(sh.write_file(&file, css)?)
}

fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    // The error borrows the sources, so it becomes text before they are dropped.
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn imports_become_layers_and_new_css_stays() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let index = folder.path().join("index.css");
        sh.write_file(&index, "@layer tokens, base;\n@import \"tokens.css\" layer(tokens);\n").unwrap();
        let tokens = ":root { color: light-dark(black, white); & p { margin: 0 } }";
        sh.write_file(folder.path().join("tokens.css"), tokens).unwrap();
        let css = bundle(&index).unwrap();
        assert!(css.contains("@layer tokens{"), "{css}");
        assert!(css.contains("light-dark("), "{css}");
        assert!(css.contains("& p{") || css.contains("p{margin:0}"), "{css}");
        assert!(!css.contains("@import"), "{css}");
        assert!(bundle(&folder.path().join("missing.css")).is_err());
    }
}
