//! Reads and finishes index.html.

use std::cell::RefCell;

use anyhow::{Result, anyhow, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

/// Directives that a browser ignores, with a warning, in a document instead of a header.
const HEADER_ONLY: &[&str] = &["frame-ancestors", "report-uri", "sandbox"];

/// A file that the document refers to, with the digest by which a browser checks it.
pub struct Linked {
    pub address: String,
    pub digest: String,
}

/// The files that the document refers to.
pub struct Application {
    pub style: Linked,
    pub later_style: Linked,
    pub scripts: Vec<Linked>,
    pub boot: Linked,
    pub webassembly: Linked,
}

impl Application {
    /// Fetches everything that starts the application in parallel, instead of one file after another.
    fn preloads(&self) -> String {
        let script = |Linked { address, digest }: &Linked| {
            format!(
                "<link rel=\"modulepreload\" href=\"{address}\" integrity=\"{digest}\" crossorigin=\"anonymous\">"
            )
        };
        let scripts = self.scripts.iter().map(script);
        let Linked { address, digest } = &self.webassembly;
        // Chromium does not check the digest of such a preload and warns on the console; boot.js passes it to `fetch`.
        let webassembly = format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"{address}\" data-integrity=\"{digest}\" crossorigin=\"anonymous\">"
        );
        scripts.chain([webassembly]).collect::<Vec<_>>().join("\n    ")
    }

    fn style(&self) -> String {
        let (Linked { address, digest }, later) = (&self.style, &self.later_style);
        // boot.js fetches the second one when the application asks for it.
        format!(
            "<link rel=\"stylesheet\" href=\"{address}\" integrity=\"{digest}\" data-later=\"{}\" data-later-integrity=\"{}\">",
            later.address, later.digest
        )
    }
}

/// Turns the index.html of the repository, with its placeholders for trunk, into the one that ships. The policy is also in the
/// document, so that it applies on a server that sends no headers.
pub fn finish(html: &str, application: &Application, policy: &str, first_requests: &str) -> Result<String> {
    let places = [
        ("head meta[charset]", charset_and_policy(policy)),
        ("head link[data-trunk][rel=css]", application.style()),
        // Ships next to the document, which does not refer to it.
        ("head link[data-trunk][rel=copy-file]", String::new()),
        // Ships as one script.
        ("head link[data-trunk][rel=copy-dir]", String::new()),
        ("head link[data-trunk][rel=rust]", application.preloads()),
        ("head meta[name=first-requests]", first_requests_meta(first_requests)),
        ("head script", script(&application.boot)),
    ];
    let finished = filled("index.html", html, &places)?;
    ensure!(
        !finished.contains("data-trunk"),
        "index.html holds more for trunk than `cargo xtask dist` knows"
    );
    Ok(finished)
}

/// The document with these contents in place of the elements that CSS selectors find, each of which must find one.
fn filled(document: &str, html: &str, places: &[(&str, String)]) -> Result<String> {
    let filled = RefCell::new(Vec::new());
    let mut settings = RewriteStrSettings::new();
    for (place, content) in places {
        settings = settings.append_element_content_handler(element!(place, |element| {
            filled.borrow_mut().push(*place);
            element.replace(content, ContentType::Html);
            Ok(())
        }));
    }
    let finished =
        rewrite_str(html, settings).map_err(|error| anyhow!("{document} cannot be read: {error}"))?;
    for (place, _) in places {
        let times = filled.borrow().iter().filter(|filled| *filled == place).count();
        ensure!(times == 1, "{document} must hold {place} once, and holds it {times} times");
    }
    Ok(finished)
}

/// Finishes the page that compares the files: with its style and its script, and the sums of all files.
pub fn about(
    html: &str,
    [style, script]: &[Linked; 2],
    policy: &str,
    sums: &[(String, String)],
) -> Result<String> {
    let rows = sums
        .iter()
        .map(|(file, sum)| format!("<tr><th scope=\"row\">{file}</th><td>{sum}</td><td></td></tr>"));
    let style =
        format!("<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">", style.address, style.digest);
    let places = [
        ("head meta[charset]", charset_and_policy(policy)),
        ("head link[rel=stylesheet]", style),
        ("head script", self::script(script)),
        ("#version", env!("CARGO_PKG_VERSION").to_owned()),
        ("tbody", format!("<tbody>{}</tbody>", rows.collect::<String>())),
    ];
    filled("about.html", html, &places)
}

fn script(Linked { address, digest }: &Linked) -> String {
    format!(
        "<script type=\"module\" src=\"{address}\" integrity=\"{digest}\" crossorigin=\"anonymous\"></script>"
    )
}

fn charset_and_policy(policy: &str) -> String {
    format!(
        "<meta charset=\"utf-8\">\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        for_document(policy)
    )
}

fn first_requests_meta(json: &str) -> String {
    let content = json.replace('&', "&amp;").replace('"', "&quot;");
    format!("<meta name=\"first-requests\" content=\"{content}\">")
}

/// The policy without directives that only a header may have.
pub fn for_document(policy: &str) -> String {
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    let allowed = directives
        .filter(|directive| !HEADER_ONLY.contains(&directive.split(' ').next().unwrap_or_default()));
    allowed.collect::<Vec<_>>().join("; ")
}

/// Scripts and styles in the document itself, which the policy blocks.
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
    #![allow(clippy::unwrap_used)]

    use super::*;

    const WRITTEN: &str = r#"<html><head><meta charset="utf-8"><link data-trunk rel="css" href="x.css">
<link data-trunk rel="copy-file" href="config.json"><link data-trunk rel="copy-dir" href="src/boot">
<link data-trunk rel="rust"><meta name="first-requests" content=""><script type="module" src="./boot/main.js"></script></head></html>"#;

    fn finished(html: &str) -> Result<String> {
        let linked = |name: &str| Linked { address: format!("./d/{name}"), digest: format!("sha384-{name}") };
        let application = Application {
            style: linked("a.css"),
            later_style: linked("later.css"),
            scripts: vec![linked("a.js"), linked("b.js")],
            boot: Linked { address: "./boot.js".to_owned(), digest: "sha384-boot".to_owned() },
            webassembly: linked("a.wasm"),
        };
        let policy = "default-src 'none'; frame-ancestors 'none'; script-src 'self'";
        finish(html, &application, policy, r#"{"path":"/a&b"}"#)
    }

    #[test]
    fn the_policy_comes_before_everything_that_it_applies_to() {
        let html = finished(WRITTEN).unwrap();
        let policy = html.find(r#"content="default-src 'none'; script-src 'self'""#).unwrap();
        assert!(policy < html.find("<link").unwrap());
        assert!(!html.contains("frame-ancestors"));
    }

    #[test]
    fn every_file_of_the_first_load_has_its_digest() {
        let html = finished(WRITTEN).unwrap();
        for name in ["a.css", "a.js", "b.js"] {
            assert!(html.contains(&format!(r#"href="./d/{name}" integrity="sha384-{name}""#)), "{html}");
        }
        let later = r#"data-later="./d/later.css" data-later-integrity="sha384-later.css""#;
        assert!(html.contains(later), "{html}");
        assert!(html.contains(r#"href="./d/a.wasm" data-integrity="sha384-a.wasm""#), "{html}");
        assert!(html.find("a.js").unwrap() < html.find("b.js").unwrap(), "boot.js starts the first");
        assert!(
            html.contains(r#"src="./boot.js" integrity="sha384-boot""#) && !html.contains("config.json"),
            "{html}"
        );
    }

    #[test]
    fn the_first_requests_are_an_attribute() {
        let html = finished(WRITTEN).unwrap();
        let meta = r#"<meta name="first-requests" content="{&quot;path&quot;:&quot;/a&amp;b&quot;}">"#;
        assert!(html.contains(meta), "{html}");
    }

    #[test]
    fn a_document_with_other_placeholders_is_rejected() {
        for missing in
            ["charset", "copy-file", "copy-dir", "rel=\"css\"", "rel=\"rust\"", "first-requests", "<script"]
        {
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
