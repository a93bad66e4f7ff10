//! SHA-256 sums in the format of `sha256sum`.

use anyhow::{Context, Result};

use crate::{dist, workspace::File};

/// The name of the file with the sums of all others.
pub const NAME: &str = "SHA256SUMS";

/// The sum of some content.
pub fn of(content: &[u8]) -> String {
    dist::sha256(content)
}

/// One line for each file.
pub fn file(files: &[File]) -> String {
    files.iter().map(|(name, content)| format!("{}  {name}\n", of(content))).collect()
}

/// Files whose sum is missing or another one, and sums without a file.
pub fn differences(files: &[File]) -> Result<Vec<String>> {
    let (_, sums) = files.iter().find(|(name, _)| name == NAME).context("the archive has no sums")?;
    let sums = String::from_utf8_lossy(sums);
    let expected = file(&files.iter().filter(|(name, _)| name != NAME).cloned().collect::<Vec<_>>());
    let differing = |one: &str, other: &str, what: &str| {
        let lines = one.lines().filter(|line| !other.lines().any(|same| same == *line));
        lines.map(|line| format!("{what}: {line}")).collect::<Vec<_>>()
    };
    Ok([
        differing(&expected, &sums, "not among the sums"),
        differing(&sums, &expected, "no file has the sum"),
    ]
    .concat())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_file_needs_its_sum() {
        // `printf a | sha256sum`
        let sum = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        let files = |sums: String| [("x/a".to_owned(), b"a".to_vec()), (NAME.to_owned(), sums.into_bytes())];
        assert_eq!(file(&files(String::new())[..1]), format!("{sum}  x/a\n"));
        assert_eq!(differences(&files(format!("{sum}  x/a\n"))).unwrap(), Vec::<String>::new());
        assert_eq!(differences(&files(String::new())).unwrap().len(), 1);
        assert_eq!(differences(&files(format!("{sum}  x/a\n{sum}  x/b\n"))).unwrap().len(), 1);
        assert!(differences(&[]).is_err());
    }
}
