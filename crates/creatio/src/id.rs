//! Record ids and lookup values (creatio-api.md, sections 2.1 to 2.3).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

/// The id of a record: a GUID in lower case with dashes, however it was written.
///
/// ```
/// use creatio::Id;
///
/// let id: Id = "{7F3B869F34F34F20AB4D7480A5FDF647}".parse()?;
/// assert_eq!(id.as_str(), "7f3b869f-34f3-4f20-ab4d-7480a5fdf647");
/// assert!("Supervisor".parse::<Id>().is_err());
/// # Ok::<(), creatio::ParseIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

/// The text is not a GUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseIdError;

impl Id {
    /// The GUID as text: 32 hexadecimal digits in lower case and four dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the GUID of zeros, by which OData answers an empty lookup.
    pub(crate) fn is_zero(&self) -> bool {
        self.0.bytes().all(|byte| matches!(byte, b'0' | b'-'))
    }
}

impl Default for Id {
    /// The GUID of zeros, which no record has.
    fn default() -> Id {
        Id("00000000-0000-0000-0000-000000000000".to_owned())
    }
}

/// Positions of the dashes in a GUID of 36 characters.
const DASHES: [usize; 4] = [8, 13, 18, 23];

impl FromStr for Id {
    type Err = ParseIdError;

    /// Reads a GUID in any case, with or without dashes and braces, ignoring white space at both ends.
    fn from_str(text: &str) -> Result<Id, ParseIdError> {
        let text = text.trim();
        let bare = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(text);
        let digits = match bare.len() {
            32 => bare.to_ascii_lowercase(),
            36 if DASHES.iter().all(|at| bare.as_bytes()[*at] == b'-') => {
                bare.replace('-', "").to_ascii_lowercase()
            }
            _ => return Err(ParseIdError),
        };
        // A dash anywhere else changes the number of digits that are left.
        if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ParseIdError);
        }
        let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Ok(Id(parts.join("-")))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for ParseIdError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a GUID")
    }
}

impl std::error::Error for ParseIdError {}

/// The value of a lookup column: the record it points at and that record's display name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LookupValue {
    /// Id of the record.
    pub id: Id,
    /// Name of the record in the language of the signed-in user; empty where it cannot be read.
    pub name: String,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";

    #[test]
    fn every_spelling_of_a_guid_gives_the_same_id() {
        for text in [
            SUPERVISOR,
            "7F3B869F-34F3-4F20-AB4D-7480A5FDF647",
            "7f3b869f34f34f20ab4d7480a5fdf647",
            "{7f3b869f-34f3-4f20-ab4d-7480a5fdf647}",
            "{7F3B869F34F34F20AB4D7480A5FDF647}",
            " 7f3b869f-34f3-4f20-ab4d-7480a5fdf647 ",
        ] {
            assert_eq!(text.parse::<Id>().map(|id| id.to_string()).as_deref(), Ok(SUPERVISOR), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not_an_id() {
        for text in [
            "",
            "Supervisor",
            "7f3b869f-34f3-4f20-ab4d-7480a5fdf64",
            "7f3b869f-34f3-4f20-ab4d-7480a5fdf6470",
            "7f3b869f-34f3-4f20-ab4d-7480a5fdf64g",
            "7f3b869f34-f3-4f20-ab4d-7480a5fdf647",
            "{7f3b869f-34f3-4f20-ab4d-7480a5fdf647",
            "7f3b869f-34f3-4f20-ab4d-7480a5f-f647",
            "ååååååååååååååååööööööööööööåååå",
            "åååååååååååååååå",
            "åååååååååååååååååå",
        ] {
            assert_eq!(text.parse::<Id>(), Err(ParseIdError), "{text}");
        }
    }

    #[test]
    fn the_guid_of_zeros_is_recognized() {
        assert!("00000000-0000-0000-0000-000000000000".parse::<Id>().unwrap().is_zero());
        assert!(!SUPERVISOR.parse::<Id>().unwrap().is_zero());
    }
}
