//! Record ids and lookup values.

use std::fmt;

/// The id of a record: a GUID in lower case with dashes, however it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// Reads a GUID with or without dashes and braces. `None` if the text is anything else.
    pub fn parse(text: &str) -> Option<Id> {
        let text = text.trim();
        let bare = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(text);
        let digits = match bare.len() {
            32 => bare.to_ascii_lowercase(),
            36 if DASHES.iter().all(|at| bare.as_bytes()[*at] == b'-') => {
                bare.replace('-', "").to_ascii_lowercase()
            }
            _ => return None,
        };
        // Dashes in wrong places, too, leave another number of digits here.
        if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        Some(Id(parts.join("-")))
    }

    /// The GUID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the GUID of zeros, which Creatio answers for an empty lookup.
    pub fn is_zero(&self) -> bool {
        self.0.bytes().all(|byte| matches!(byte, b'0' | b'-'))
    }
}

/// Where a GUID of 36 characters has its dashes.
const DASHES: [usize; 4] = [8, 13, 18, 23];

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A lookup value: which record is meant, and the name to show for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Named {
    /// The record.
    pub id: Id,
    /// Its name in the language of the signed-in user.
    pub name: String,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";

    #[test]
    fn every_way_of_writing_a_guid_gives_the_same_id() {
        for text in [
            SUPERVISOR,
            "7F3B869F-34F3-4F20-AB4D-7480A5FDF647",
            "7f3b869f34f34f20ab4d7480a5fdf647",
            "{7f3b869f-34f3-4f20-ab4d-7480a5fdf647}",
            "{7F3B869F34F34F20AB4D7480A5FDF647}",
            " 7f3b869f-34f3-4f20-ab4d-7480a5fdf647 ",
        ] {
            assert_eq!(Id::parse(text).map(|id| id.to_string()).as_deref(), Some(SUPERVISOR), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_id() {
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
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_empty_lookup_is_known() {
        assert!(Id::parse("00000000-0000-0000-0000-000000000000").unwrap().is_zero());
        assert!(!Id::parse(SUPERVISOR).unwrap().is_zero());
    }
}
