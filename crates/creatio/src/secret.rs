//! Text that must not be seen by accident.

use std::fmt;
use std::hint::black_box;

/// A password or a client secret.
///
/// It can be neither cloned nor printed nor serialised, and its memory is overwritten when it is dropped. The only
/// way to the text is [`expose`](Secret::expose), which is easy to look for in a review.
///
/// ```compile_fail
/// let secret = creatio::Secret::new("x".to_owned());
/// let copy = secret.clone();
/// ```
///
/// ```compile_fail
/// println!("{}", creatio::Secret::new("x".to_owned()));
/// ```
#[derive(Default)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes over the text; no copy of it is made.
    pub fn new(text: String) -> Secret {
        Secret(text.into_bytes())
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        // The bytes were a `String` and only dropping changes them, so they are always UTF-8.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// True if there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Overwrites the text. `black_box` keeps the compiler from dropping stores that nobody reads.
    fn wipe(&mut self) {
        self.0.fill(0);
        black_box(&self.0);
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_it() {
        let secret = Secret::new("Pa55-word".to_owned());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(format!("{:?}", Some(secret)), "Some(Secret(…))");
    }

    #[test]
    fn wiping_overwrites_every_byte() {
        let mut secret = Secret::new("Pa55-wörd".to_owned());
        assert_eq!(secret.expose(), "Pa55-wörd");
        secret.wipe();
        assert!(secret.0.iter().all(|byte| *byte == 0));
        assert_eq!(secret.0.len(), "Pa55-wörd".len());
    }

    #[test]
    fn emptiness_is_known() {
        assert!(Secret::default().is_empty());
        assert!(!Secret::new(" ".to_owned()).is_empty());
    }
}
