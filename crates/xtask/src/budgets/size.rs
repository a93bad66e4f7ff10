//! How many bytes the page takes, compressed with brotli at quality 11.

use std::fmt;

use serde::Deserialize;

use crate::dist;
use crate::workspace::{self, File};

/// Limits that can be checked from dist/ alone; the end-to-end tests check the others.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Bytes of all files that the first list needs.
    pub first_list_bytes: usize,
    /// The number of these files.
    pub first_list_files: usize,
    /// Bytes of all files of the page.
    pub all_bytes: usize,
    /// Bytes of the files that only the demo fetches, in addition to those of the page.
    pub demo_bytes: usize,
}

/// The sizes of all files.
pub struct Sizes {
    /// Files that the first list needs: all that are not lazy. An end-to-end test compares them with what a browser fetches.
    first_list: Vec<Size>,
    lazy: Vec<Size>,
    demo: Vec<Size>,
}

struct Size {
    name: String,
    bytes: usize,
    compressed: usize,
}

impl Sizes {
    /// Measures these files.
    pub fn of(files: &[File]) -> Self {
        let sizes = files.iter().map(|(name, content)| measure(name, content));
        let (demo, page): (Vec<_>, Vec<_>) = sizes.partition(|size| dist::is_demo(&size.name));
        let (lazy, first_list) = page.into_iter().partition(|size| dist::is_lazy(&size.name));
        Self { first_list, lazy, demo }
    }

    /// What exceeds its limit.
    pub fn above(&self, limits: &Limits) -> Vec<String> {
        let first_list = total(&self.first_list);
        let checks = [
            ("bytes of the first list", first_list, limits.first_list_bytes),
            ("files of the first list", self.first_list.len(), limits.first_list_files),
            ("bytes of all files", first_list + total(&self.lazy), limits.all_bytes),
            ("bytes of the demo", total(&self.demo), limits.demo_bytes),
        ];
        let above = checks.iter().filter(|(_, value, limit)| value > limit);
        above.map(|(what, value, limit)| format!("{what}: {value}, at most {limit}")).collect()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, bytes: &dyn fmt::Display, compressed: &dyn fmt::Display| {
            writeln!(formatter, "{name:<52} {bytes:>10} {compressed:>10}")
        };
        line("", &"bytes", &"brotli 11")?;
        for (title, sizes) in [("first list", &self.first_list), ("lazy", &self.lazy), ("demo", &self.demo)] {
            for size in sizes {
                line(&size.name, &size.bytes, &size.compressed)?;
            }
            let bytes = sizes.iter().map(|size| size.bytes).sum::<usize>();
            line(&format!("= {title}: {} files", sizes.len()), &bytes, &total(sizes))?;
        }
        Ok(())
    }
}

fn total(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.compressed).sum()
}

fn measure(name: &str, content: &[u8]) -> Size {
    // Writing to memory cannot fail; if it does, the file counts with its whole size.
    let compressed = workspace::brotli(content).map_or(content.len(), |compressed| compressed.len());
    Size { name: name.to_owned(), bytes: content.len(), compressed }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits =
        Limits { first_list_bytes: 100, first_list_files: 2, all_bytes: 150, demo_bytes: 30 };

    /// What exceeds these limits with files of these compressed sizes.
    fn above(first_list: &[usize], lazy: &[usize], demo: &[usize]) -> usize {
        let sizes = |sizes: &[usize]| {
            let size = |&compressed| Size { name: "a".to_owned(), bytes: compressed, compressed };
            sizes.iter().map(size).collect::<Vec<_>>()
        };
        Sizes { first_list: sizes(first_list), lazy: sizes(lazy), demo: sizes(demo) }.above(&LIMITS).len()
    }

    #[test]
    fn each_limit_is_checked() {
        assert_eq!(above(&[99, 1], &[50], &[30]), 0);
        assert_eq!(above(&[100, 1], &[], &[]), 1);
        assert_eq!(above(&[1, 1, 1], &[], &[]), 1);
        assert_eq!(above(&[99, 1], &[51], &[]), 1);
        assert_eq!(above(&[1], &[], &[31]), 1);
    }

    #[test]
    fn compressed_bytes_are_measured() {
        let size = measure("a", &[b'a'; 10_000]);
        assert_eq!(size.bytes, 10_000);
        assert!(size.compressed < 100, "{}", size.compressed);
    }

    #[test]
    fn what_is_lazy_and_what_is_of_the_demo_is_not_part_of_the_first_list() {
        let file = |name: &str| (name.to_owned(), vec![0]);
        let names = ["index.html", "app-0/app_bg.wasm", "app-0/split_pages.wasm", "app-0/demo_bg.wasm"];
        let sizes = Sizes::of(&names.map(file));
        assert_eq!((sizes.first_list.len(), sizes.lazy.len(), sizes.demo.len()), (2, 1, 1));
    }
}
