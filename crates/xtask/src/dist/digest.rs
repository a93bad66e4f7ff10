//! Digests of files.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// The digest of a content, in hexadecimal digits.
pub fn of(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// What stands for these files, names and contents, in a folder's name: 16 hexadecimal digits.
pub fn of_files(files: &[(String, Vec<u8>)]) -> String {
    let mut digest = Sha256::new();
    for (name, content) in files {
        // Lengths keep a name and its content apart from the next ones.
        for part in [name.as_bytes(), content] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
    }
    let mut digits = format!("{:x}", digest.finalize());
    digits.truncate(16);
    digits
}

/// The digest of a content as HTML's attribute `integrity` wants it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> String {
        let owned = |(name, content): &(&str, &str)| ((*name).to_owned(), content.as_bytes().to_vec());
        of_files(&pairs.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn names_and_contents_both_count() {
        let usual = files(&[("a", "bc"), ("d", "")]);
        assert_eq!(usual.len(), 16);
        for other in
            [files(&[("ab", "c"), ("d", "")]), files(&[("a", "bc")]), files(&[("a", "bc"), ("d", "e")])]
        {
            assert_ne!(usual, other);
        }
    }

    #[test]
    fn the_attribute_is_written_as_browsers_read_it() {
        // `printf '' | openssl dgst -sha384 -binary | base64`
        let nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), nothing);
    }
}
