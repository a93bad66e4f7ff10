//! Reads and finishes index.html.

use std::cell::RefCell;

use anyhow::{Result, anyhow, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

/// Directives that a browser ignores, with a warning, when they stand in a document instead of a header.
const HEADER_ONLY: &[&str] = &["frame-ancestors", "report-uri", "sandbox"];

/// A file that the document names, with the digest that a browser checks it by.
pub struct Linked {
    pub address: String,
    pub digest: String,
}

/// The files that the document names.
pub struct Application {
    pub style: Linked,
    pub scripts: Vec<Linked>,
    pub webassembly: Linked,
}

impl Application {
    /// Everything that starts the application is asked for at once, before any of it asks for the rest.
    fn preloads(&self) -> String {
        let script = |Linked { address, digest }: &Linked| {
            format!(
                "<link rel=\"modulepreload\" href=\"{address}\" integrity=\"{digest}\" crossorigin=\"anonymous\">"
            )
        };
        let scripts = self.scripts.iter().map(script);
        let Linked { address, digest } = &self.webassembly;
        // Chromium does not check the digest of such a preload and says so on the console; boot.js gives it to `fetch`.
        let webassembly = format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"{address}\" data-integrity=\"{digest}\" crossorigin=\"anonymous\">"
        );
        scripts.chain([webassembly]).collect::<Vec<_>>().join("\n    ")
    }

    fn style(&self) -> String {
        let Linked { address, digest } = &self.style;
        format!("<link rel=\"stylesheet\" href=\"{address}\" integrity=\"{digest}\">")
    }
}

/// Makes the repository's index.html, with its places for trunk, into what is shipped. The policy stands in the document
/// too, so that it also holds on a server that sends no headers.
pub fn finish(html: &str, application: &Application, policy: &str) -> Result<String> {
    let meta = format!(
        "<meta charset=\"utf-8\">\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        for_document(policy)
    );
    let places = [
        ("head meta[charset]", meta),
        ("head link[data-trunk][rel=css]", application.style()),
        // Shipped beside the document, which does not name it.
        ("head link[data-trunk][rel=copy-file]", String::new()),
        ("head link[data-trunk][rel=rust]", application.preloads()),
        ("head script[data-trunk]", "<script type=\"module\" src=\"./boot.js\"></script>".to_owned()),
    ];
    let filled = RefCell::new(Vec::new());
    let mut settings = RewriteStrSettings::new();
    for (place, content) in &places {
        settings = settings.append_element_content_handler(element!(place, |element| {
            filled.borrow_mut().push(*place);
            element.replace(content, ContentType::Html);
            Ok(())
        }));
    }
    let finished =
        rewrite_str(html, settings).map_err(|error| anyhow!("index.html cannot be read: {error}"))?;
    for (place, _) in &places {
        let times = filled.borrow().iter().filter(|filled| *filled == place).count();
        ensure!(times == 1, "index.html must hold {place} once, and holds it {times} times");
    }
    ensure!(
        !finished.contains("data-trunk"),
        "index.html holds more for trunk than `cargo xtask dist` knows"
    );
    Ok(finished)
}

/// The policy without what only a header may say.
pub fn for_document(policy: &str) -> String {
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    let allowed = directives
        .filter(|directive| !HEADER_ONLY.contains(&directive.split(' ').next().unwrap_or_default()));
    allowed.collect::<Vec<_>>().join("; ")
}

/// What in a document the policy would refuse: scripts and styles that stand in it instead of in a file of their own.
pub fn inline_parts(html: &str) -> Result<Vec<String>> {
    let found = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            for attribute in element.attributes() {
                let name = attribute.name();
                let inline_address =
                    attribute.value().trim_start().to_ascii_lowercase().starts_with("javascript:");
                if name == "style" || name.starts_with("on") || inline_address {
                    found.borrow_mut().push(format!("<{}> with the attribute {name}", element.tag_name()));
                }
            }
            Ok(())
        }))
        .append_element_content_handler(text!("script, style", |part| {
            if !part.as_str().trim().is_empty() {
                found
                    .borrow_mut()
                    .push(format!("a script or style in the document: {}", part.as_str().trim()));
            }
            Ok(())
        }));
    rewrite_str(html, settings).map_err(|error| anyhow!("the document cannot be read: {error}"))?;
    Ok(found.into_inner())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    const WRITTEN: &str = r#"<html><head><meta charset="utf-8"><link data-trunk rel="css" href="x.css">
<link data-trunk rel="copy-file" href="config.json"><link data-trunk rel="rust"><script data-trunk type="module" src="src/boot.js"></script></head></html>"#;

    fn finished(html: &str) -> Result<String> {
        let linked = |name: &str| Linked { address: format!("./d/{name}"), digest: format!("sha384-{name}") };
        let application = Application {
            style: linked("a.css"),
            scripts: vec![linked("a.js"), linked("b.js")],
            webassembly: linked("a.wasm"),
        };
        finish(html, &application, "default-src 'none'; frame-ancestors 'none'; script-src 'self'")
    }

    #[test]
    fn the_policy_comes_before_everything_that_it_governs() {
        let html = finished(WRITTEN).unwrap();
        let policy = html.find(r#"content="default-src 'none'; script-src 'self'""#).unwrap();
        assert!(policy < html.find("<link").unwrap());
        assert!(!html.contains("frame-ancestors"));
    }

    #[test]
    fn every_file_of_the_first_load_is_named_with_its_digest() {
        let html = finished(WRITTEN).unwrap();
        for name in ["a.css", "a.js", "b.js"] {
            assert!(html.contains(&format!(r#"href="./d/{name}" integrity="sha384-{name}""#)), "{html}");
        }
        assert!(html.contains(r#"href="./d/a.wasm" data-integrity="sha384-a.wasm""#), "{html}");
        assert!(html.find("a.js").unwrap() < html.find("b.js").unwrap(), "boot.js starts the first");
        assert!(html.contains(r#"src="./boot.js""#) && !html.contains("config.json"), "{html}");
    }

    #[test]
    fn a_document_with_other_places_is_refused() {
        for missing in ["charset", "copy-file", "rel=\"css\"", "rel=\"rust\"", "<script"] {
            assert!(finished(&WRITTEN.replace(missing, "x")).is_err(), "{missing}");
        }
        assert!(finished(&WRITTEN.replace("</head>", "<link data-trunk rel=\"icon\"></head>")).is_err());
        assert!(finished(&WRITTEN.replace("</head>", "<link data-trunk rel=\"css\"></head>")).is_err());
    }

    #[test]
    fn inline_parts_are_found() {
        let html = r#"<script>go()</script><style>a{}</style><p style="x">a</p><b onclick="x"></b><a href=" JavaScript:x"></a>"#;
        assert_eq!(inline_parts(html).unwrap().len(), 5);
        let clean = r#"<script type="module" src="./boot.js"></script><p class="style">onclick</p><a href="?on=1">x</a>"#;
        assert_eq!(inline_parts(clean).unwrap(), Vec::<String>::new());
    }
}
