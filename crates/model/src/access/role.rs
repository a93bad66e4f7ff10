//! A role of a user.

use creatio::Id;

/// A role that counts for a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleOfUser {
    /// Id of its record.
    pub id: Id,
    /// Its name; its id if that could not be read.
    pub name: String,
    /// Given directly, not by the hierarchy of roles.
    pub is_direct: bool,
}
