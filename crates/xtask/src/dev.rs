//! `trunk serve` with the tools in place, beside a stand-in or a real Creatio.
//!
//! Trunk takes the addresses that it proxies to from its configuration file only (a single one can stand on its command
//! line, and not for the root). So another Creatio means another file, made from Trunk.toml.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;
use toml::{Table, Value};

use crate::{process, tools, workspace};

/// Where Trunk.toml expects the stand-in.
const STAND_IN: &str = "http://127.0.0.1:8000";

/// What a person may choose.
#[derive(Args)]
pub struct Options {
    /// Address of a real Creatio, such as https://site.creatio.com; without it the stand-in on port 8000.
    #[arg(long, env = "CREATIO")]
    creatio: Option<String>,
    /// Accept a certificate of that Creatio that nobody vouches for.
    #[arg(long)]
    insecure: bool,
    /// More words for `trunk serve`, such as --open or --port 8888.
    #[arg(last = true)]
    trunk: Vec<String>,
}

/// Serves until Ctrl+C.
pub fn run(options: &Options) -> Result<()> {
    let mut trunk = tools::trunk()?;
    if let Some(site) = &options.creatio {
        let usual =
            fs::read_to_string(workspace::root().join("Trunk.toml")).context("cannot read Trunk.toml")?;
        let config = for_site(&usual, site, options.insecure, &workspace::root())?;
        let file = workspace::generated().join("Trunk.site.toml");
        fs::create_dir_all(workspace::generated())?;
        fs::write(&file, config).with_context(|| format!("cannot write {}", file.display()))?;
        trunk.arg("--config").arg(file);
    }
    process::run(trunk.arg("serve").args(&options.trunk))
}

/// Trunk's configuration with another Creatio behind its proxies, for a file in another folder.
fn for_site(usual: &str, site: &str, insecure: bool, root: &Path) -> Result<String> {
    ensure!(
        site.starts_with("http://") || site.starts_with("https://"),
        "`{site}` is no address of a site: it must start with https:// or http://"
    );
    let site = site.trim_end_matches('/');
    let mut config: Table = usual.parse().context("Trunk.toml is no TOML")?;
    let proxies =
        config.get_mut("proxies").and_then(Value::as_array_mut).context("Trunk.toml names no proxies")?;
    for proxy in proxies.iter_mut().filter_map(Value::as_table_mut) {
        let backend =
            proxy.get("backend").and_then(Value::as_str).context("a proxy of Trunk.toml has no backend")?;
        let path = backend
            .strip_prefix(STAND_IN)
            .with_context(|| format!("{backend} is not on {STAND_IN}"))?
            .to_owned();
        proxy.insert("backend".to_owned(), format!("{site}{path}").into());
        // A site may stand under a path of its own; the page finds it at the root all the same.
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
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn another_creatio_stands_behind_the_same_paths() {
        let usual = fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
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
    fn what_is_no_address_is_refused() {
        assert!(for_site("", "site.creatio.com", false, Path::new("/r")).is_err());
    }
}
