//! The Content-Security-Policy: strict, and the same wherever it is sent.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::Shell;

use crate::{page, workspace};

/// Sources that weaken the policy; WebAssembly needs the one that is allowed.
pub fn unsafe_sources(policy: &str) -> Vec<String> {
    let sources = policy.split([' ', ';']);
    let forbidden = sources.filter(|source| source.contains("unsafe-") && *source != "'wasm-unsafe-eval'");
    forbidden.map(|source| format!("the policy contains {source}")).collect()
}

/// The document must also contain the policy, for servers that send no headers.
pub fn missing_in_document(html: &str, policy: &str) -> Vec<String> {
    let meta = format!("http-equiv=\"Content-Security-Policy\" content=\"{}\"", page::for_document(policy));
    if html.contains(&meta) { Vec::new() } else { vec!["a document does not contain the policy".to_owned()] }
}

/// The configuration of each web server, a folder of deploy/, must send exactly this policy. A container may copy the
/// configuration of another folder.
pub fn of_servers(sh: &Shell, deploy: &Path, policy: &str) -> Result<Vec<String>> {
    let servers = sh.read_dir(deploy)?.into_iter().filter(|entry| entry.is_dir()).collect::<Vec<_>>();
    ensure!(!servers.is_empty(), "{} has no folder of a web server", deploy.display());
    let mut findings = Vec::new();
    for server in servers {
        let server_name = server.file_name().unwrap_or_default().to_string_lossy();
        let (mut sent, mut copies_another) = (0, false);
        for (name, content) in workspace::contents(&server)? {
            let text = String::from_utf8_lossy(&content);
            let same = text.matches(policy).count();
            if text.matches("default-src").count() != same {
                findings.push(format!("deploy/{server_name}/{name} contains another policy"));
            }
            sent += same;
            copies_another |=
                text.lines().any(|line| line.starts_with("COPY deploy/") && line.contains(".conf"));
        }
        if sent == 0 && !copies_another {
            findings.push(format!("deploy/{server_name} sends no policy"));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_webassembly_may_be_unsafe() {
        assert!(unsafe_sources("script-src 'self' 'wasm-unsafe-eval'").is_empty());
        assert_eq!(unsafe_sources("script-src 'unsafe-eval'; style-src 'unsafe-inline'").len(), 2);
    }

    #[test]
    fn the_document_contains_the_policy_word_for_word() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert!(missing_in_document(html, "default-src 'none'; frame-ancestors 'none'").is_empty());
        assert_eq!(missing_in_document(html, "default-src 'self'").len(), 1);
    }

    #[test]
    fn every_server_sends_the_policy_and_no_other() {
        let sh = Shell::new().unwrap();
        let deploy = sh.create_temp_dir().unwrap();
        let findings = || of_servers(&sh, deploy.path(), "default-src 'none'");
        let write = |file: &str, text: &str| sh.write_file(deploy.path().join(file), text).unwrap();
        write("README.md", "about default-src");
        assert!(findings().is_err(), "no server");
        write("nginx/conf", "x default-src 'none' y");
        write("iis/web.config", "x default-src 'none' y");
        assert_eq!(findings().unwrap(), Vec::<String>::new());
        write("container/Dockerfile", "COPY deploy/nginx/conf.conf /etc");
        assert_eq!(findings().unwrap(), Vec::<String>::new());
        write("iis/more", "default-src *");
        write("lighttpd/conf", "nothing");
        assert_eq!(findings().unwrap().len(), 2);
    }
}
