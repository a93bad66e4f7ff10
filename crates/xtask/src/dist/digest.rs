//! Digests of files.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// The SHA-256 of some content, in hexadecimal digits.
pub fn of(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// 16 hexadecimal digits for a folder name, derived from the names and contents of its files.
pub fn of_files(files: &[(String, Vec<u8>)]) -> String {
    let mut digest = Sha256::new();
    for (name, content) in files {
        // The lengths keep a name apart from its content.
        for part in [name.as_bytes(), content] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
    }
    let mut digits = format!("{:x}", digest.finalize());
    digits.truncate(16);
    digits
}

/// The SHA-384 of some content, in the format of the HTML attribute `integrity`.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The same with SHA-256, for the script of the first load, which each digest makes larger.
pub fn short_integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
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
    fn the_attribute_has_the_format_that_browsers_read() {
        // `printf '' | openssl dgst -sha384 -binary | base64`
        let nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), nothing);
        // `printf '' | openssl dgst -sha256 -binary | base64`
        assert_eq!(short_integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
