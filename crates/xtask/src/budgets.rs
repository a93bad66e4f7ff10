//! What dist/ may cost and what it must not hold: see "Budgets" in the README.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{dist, page, workspace};

/// Bytes of everything that is needed for the first list, compressed with brotli at quality 11.
const MOST_BYTES: usize = 160_000;
/// Files needed for it.
const MOST_FILES: usize = 8;
/// What a folder of deploy/ must hold: a configuration that sends the policy.
const SERVERS: &[&str] = &["nginx", "caddy", "apache", "iis"];

struct Measured {
    name: String,
    bytes: usize,
    compressed: usize,
}

/// Measures and checks dist/, and prints the table. Answers how many checks held and what the others found.
pub fn check() -> Result<(usize, Vec<String>)> {
    let folder = workspace::dist();
    let files = read_all(&folder).context("dist/ is not there: run `cargo xtask dist`")?;
    let measured = files.iter().map(|(name, content)| measure(name, content));
    let (later, first) = measured.partition::<Vec<_>, _>(|file| dist::is_later(&file.name));
    print(&first, &later);
    let html = files
        .iter()
        .find(|(name, _)| name == "index.html")
        .map(|(_, content)| String::from_utf8_lossy(content));
    let html = html.context("dist/ holds no index.html")?;
    let policy = dist::policy()?;
    let checks = [
        too_much(&first),
        page::inline_parts(&html)?,
        loose_policy(&policy),
        policy_in_document(&html, &policy),
        policies_of_servers(&workspace::root().join("deploy"), &policy)?,
        traces_of_the_build(&files, &build_places()),
    ];
    let passed = checks.iter().filter(|findings| findings.is_empty()).count();
    Ok((passed, checks.concat()))
}

/// Every file that was not split off is loaded before the first list is on screen, so all of them count; an end-to-end
/// test sees that no other is.
fn too_much(files: &[Measured]) -> Vec<String> {
    let bytes = files.iter().map(|file| file.compressed).sum::<usize>();
    let mut findings = Vec::new();
    if bytes > MOST_BYTES {
        findings.push(format!("the first load takes {bytes} bytes, {MOST_BYTES} are allowed"));
    }
    if files.len() > MOST_FILES {
        findings.push(format!("the first load takes {} files, {MOST_FILES} are allowed", files.len()));
    }
    findings
}

fn loose_policy(policy: &str) -> Vec<String> {
    let words =
        policy.split([' ', ';']).filter(|word| word.contains("unsafe-") && *word != "'wasm-unsafe-eval'");
    words.map(|word| format!("the policy says {word}")).collect()
}

fn policy_in_document(html: &str, policy: &str) -> Vec<String> {
    let wanted = format!("http-equiv=\"Content-Security-Policy\" content=\"{}\"", page::for_document(policy));
    if html.contains(&wanted) { Vec::new() } else { vec!["index.html does not state the policy".to_owned()] }
}

/// Each server's configuration sends exactly the shipped policy, wherever it sends one.
fn policies_of_servers(deploy: &Path, policy: &str) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for server in SERVERS {
        let mut sent = 0;
        for (name, content) in
            read_all(&deploy.join(server)).with_context(|| format!("deploy/{server} is missing"))?
        {
            let text = String::from_utf8_lossy(&content);
            let right = text.matches(policy).count();
            if text.matches("default-src").count() != right {
                findings.push(format!(
                    "deploy/{server}/{name} holds another policy than deploy/content-security-policy.txt"
                ));
            }
            sent += right;
        }
        if sent == 0 {
            findings.push(format!("deploy/{server} sends no policy"));
        }
    }
    Ok(findings)
}

/// Folders of this machine that no shipped file may name.
fn build_places() -> Vec<String> {
    let folders = [Some(workspace::root()), workspace::cargo_home(), std::env::home_dir()];
    folders
        .into_iter()
        .flatten()
        .map(|folder| folder.join("").display().to_string())
        .filter(|folder| folder.len() > 1)
        .collect()
}

fn traces_of_the_build(files: &[(String, Vec<u8>)], places: &[String]) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, content) in files {
        if name.ends_with(".map") || holds(content, b"sourceMappingURL=") {
            findings.push(format!("{name} brings a source map"));
        }
        for place in places.iter().filter(|place| holds(content, place.as_bytes())) {
            findings.push(format!("{name} names the folder {place}"));
        }
    }
    findings
}

fn holds(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

fn measure(name: &str, content: &[u8]) -> Measured {
    let mut compressed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing into memory cannot fail; should it, the file counts with its whole size.
    let done = brotli::BrotliCompress(&mut &*content, &mut compressed, &settings);
    let compressed = if done.is_ok() { compressed.len() } else { content.len() };
    Measured { name: name.to_owned(), bytes: content.len(), compressed }
}

/// The files of the first load with their sum, and below it those that come later and are bounded by nothing.
fn print(first: &[Measured], later: &[Measured]) {
    println!("\n{:<52} {:>10} {:>10}", "dist/", "bytes", "brotli 11");
    print_files(first);
    println!("{}", "-".repeat(74));
    let title = format!("first load: {} files of {MOST_FILES}, {MOST_BYTES} bytes allowed", first.len());
    print_sum(&title, first);
    println!();
    print_files(later);
    print_sum(&format!("later: {} files", later.len()), later);
    println!();
}

fn print_files(files: &[Measured]) {
    for file in files {
        println!("{:<52} {:>10} {:>10}", file.name, file.bytes, file.compressed);
    }
}

fn print_sum(title: &str, files: &[Measured]) {
    let bytes = files.iter().map(|file| file.bytes).sum::<usize>();
    let compressed = files.iter().map(|file| file.compressed).sum::<usize>();
    println!("{title:<52} {bytes:>10} {compressed:>10}");
}

/// Every file below the folder, by its path from there, in order.
fn read_all(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(&path)?));
            }
        }
    }
    if files.is_empty() {
        bail!("{} is empty", folder.display());
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn file(compressed: usize) -> Measured {
        Measured { name: "a".to_owned(), bytes: compressed, compressed }
    }

    #[test]
    fn size_and_number_are_bounded() {
        assert!(too_much(&[file(MOST_BYTES - 1), file(1)]).is_empty());
        assert_eq!(too_much(&[file(MOST_BYTES), file(1)]).len(), 1);
        assert!(too_much(&(0..MOST_FILES).map(|_| file(1)).collect::<Vec<_>>()).is_empty());
        assert_eq!(too_much(&(0..=MOST_FILES).map(|_| file(1)).collect::<Vec<_>>()).len(), 1);
    }

    #[test]
    fn compression_is_what_is_measured() {
        let measured = measure("a", &[b'a'; 10_000]);
        assert_eq!(measured.bytes, 10_000);
        assert!(measured.compressed < 100, "{}", measured.compressed);
    }

    #[test]
    fn only_webassembly_may_be_unsafe() {
        assert!(loose_policy("script-src 'self' 'wasm-unsafe-eval'").is_empty());
        assert_eq!(loose_policy("script-src 'unsafe-eval'; style-src 'unsafe-inline'").len(), 2);
    }

    #[test]
    fn the_document_states_the_policy_word_for_word() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert!(policy_in_document(html, "default-src 'none'; frame-ancestors 'none'").is_empty());
        assert_eq!(policy_in_document(html, "default-src 'self'").len(), 1);
    }

    #[test]
    fn every_server_sends_the_policy_and_no_other() {
        let folder = std::env::temp_dir().join(format!("xtask-budgets-{}", std::process::id()));
        for server in SERVERS {
            fs::create_dir_all(folder.join(server)).unwrap();
            fs::write(folder.join(server).join("conf"), "x default-src 'none' y").unwrap();
        }
        let good = policies_of_servers(&folder, "default-src 'none'").unwrap();
        fs::write(folder.join("nginx").join("conf"), "nothing").unwrap();
        fs::write(folder.join("iis").join("more"), "default-src *").unwrap();
        let bad = policies_of_servers(&folder, "default-src 'none'").unwrap();
        fs::remove_dir_all(folder.join("caddy")).unwrap();
        let missing = policies_of_servers(&folder, "default-src 'none'");
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(good, Vec::<String>::new());
        assert_eq!(bad.len(), 2, "{bad:?}");
        assert!(missing.is_err());
    }

    #[test]
    fn nothing_tells_where_it_was_built() {
        let files = |text: &str| vec![("a.wasm".to_owned(), text.as_bytes().to_vec())];
        let places = vec!["/home/me".to_owned()];
        assert!(traces_of_the_build(&files("tachys/src/lib.rs"), &places).is_empty());
        assert_eq!(traces_of_the_build(&files("\0/home/me/src/lib.rs"), &places).len(), 1);
        assert_eq!(traces_of_the_build(&files("//# sourceMappingURL=x"), &places).len(), 1);
    }
}
