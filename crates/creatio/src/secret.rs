//! Text that must not be shown by accident.

use std::fmt;

use serde::{Deserialize, Deserializer};
use zeroize::ZeroizeOnDrop;

/// A password or a client secret.
///
/// It cannot be cloned, printed or serialized, and its memory is overwritten with zeros when it is dropped. The only
/// way to the text is [`expose`](Secret::expose), which is easy to search for in a review.
///
/// ```compile_fail
/// let secret = creatio::Secret::new("x".to_owned());
/// let copy = secret.clone();
/// ```
///
/// ```compile_fail
/// println!("{}", creatio::Secret::new("x".to_owned()));
/// ```
#[derive(Default, ZeroizeOnDrop)]
pub struct Secret(String);

impl Secret {
    /// Takes over the text without copying it.
    pub fn new(text: String) -> Secret {
        Secret(text)
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True if there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        String::deserialize(deserializer).map(Secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_is_redacted() {
        let secret = Secret::new("Pa55-word".to_owned());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(format!("{:?}", Some(secret)), "Some(Secret(…))");
    }

    #[test]
    fn a_secret_is_overwritten_when_it_is_dropped() {
        // `zeroize` does the overwriting; what can break here is that the type no longer requests it.
        fn assert_zeroized_on_drop<T: ZeroizeOnDrop>(_: &T) {}
        assert_zeroized_on_drop(&Secret::default());
    }

    #[test]
    fn a_blank_is_not_empty() {
        assert!(Secret::default().is_empty());
        assert!(!Secret::new(" ".to_owned()).is_empty());
    }
}
