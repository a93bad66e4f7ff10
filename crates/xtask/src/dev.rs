//! `trunk serve` with its tools installed, in front of a stand-in or a real Creatio.
//!
//! Trunk reads the addresses of its proxies only from its configuration file, so another Creatio needs another file, which
//! is derived from Trunk.toml.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;
use toml::{Table, Value};
use xshell::Shell;

use crate::{tools, workspace};

/// Where Trunk.toml expects the stand-in.
const STAND_IN: &str = "http://127.0.0.1:8000";

/// Options of `cargo xtask dev`.
#[derive(Args)]
pub struct Options {
    /// Address of a real Creatio, such as https://site.creatio.com; without it the stand-in on port 8000.
    #[arg(long, env = "CREATIO")]
    creatio: Option<String>,
    /// Accept an invalid certificate of that Creatio.
    #[arg(long)]
    insecure: bool,
    /// Arguments for `trunk serve`, such as --open or --port 8888.
    #[arg(last = true)]
    trunk: Vec<String>,
}

/// Serves until Ctrl+C.
pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    let mut trunk = tools::trunk(sh)?;
    if let Some(site) = &options.creatio {
        let usual = sh.read_file("Trunk.toml")?;
        let file = workspace::generated().join("Trunk.site.toml");
        sh.write_file(&file, for_site(&usual, site, options.insecure, &workspace::root())?)?;
        trunk = trunk.arg("--config").arg(file);
    }
    Ok(trunk.arg("serve").args(&options.trunk).run()?)
}

/// Trunk.toml with another Creatio behind its proxies, for a file in another folder.
fn for_site(usual: &str, site: &str, insecure: bool, root: &Path) -> Result<String> {
    ensure!(
        site.starts_with("http://") || site.starts_with("https://"),
        "`{site}` is not the address of a site: it must start with https:// or http://"
    );
    let site = site.trim_end_matches('/');
    let mut config: Table = usual.parse().context("Trunk.toml is not TOML")?;
    let proxies =
        config.get_mut("proxies").and_then(Value::as_array_mut).context("Trunk.toml has no proxies")?;
    for proxy in proxies.iter_mut().filter_map(Value::as_table_mut) {
        let backend =
            proxy.get("backend").and_then(Value::as_str).context("a proxy of Trunk.toml has no backend")?;
        let path = backend
            .strip_prefix(STAND_IN)
            .with_context(|| format!("{backend} is not on {STAND_IN}"))?
            .to_owned();
        proxy.insert("backend".to_owned(), format!("{site}{path}").into());
        // Here Creatio is at the root, even if the site is below a path.
        proxy.insert("rewrite".to_owned(), path.into());
        proxy.insert("insecure".to_owned(), insecure.into());
        proxy.insert("no_system_proxy".to_owned(), false.into());
    }
    let absolute = |path: &str| Value::from(root.join(path).display().to_string());
    let build = config.get_mut("build").and_then(Value::as_table_mut).context("Trunk.toml has no [build]")?;
    build.insert("target".to_owned(), absolute("index.html"));
    build.insert("dist".to_owned(), absolute(".generated/dev"));
    let watch = config.get_mut("watch").and_then(Value::as_table_mut).context("Trunk.toml has no [watch]")?;
    let watched = watch.get("watch").and_then(Value::as_array).context("Trunk.toml watches nothing")?;
    let watched = watched.iter().filter_map(Value::as_str).map(absolute).collect::<Vec<_>>();
    watch.insert("watch".to_owned(), watched.into());
    Ok(config.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn another_creatio_is_behind_the_same_paths() {
        let usual = std::fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
        let config = for_site(&usual, "https://host.example/crm/", true, Path::new("/r")).unwrap();
        assert!(!config.contains(STAND_IN), "{config}");
        let config: Table = config.parse().unwrap();
        let first = config["proxies"][0].as_table().unwrap();
        assert_eq!(first["backend"].as_str(), Some("https://host.example/crm/0/"));
        assert_eq!(first["rewrite"].as_str(), Some("/0/"));
        assert_eq!(first["insecure"].as_bool(), Some(true));
        assert_eq!(first["no_redirect"].as_bool(), Some(true));
        assert_eq!(config["build"]["target"].as_str(), Some("/r/index.html"));
        assert_eq!(config["watch"]["watch"][0].as_str(), Some("/r/src"));
    }

    #[test]
    fn an_invalid_address_is_rejected() {
        assert!(for_site("", "site.creatio.com", false, Path::new("/r")).is_err());
    }
}
