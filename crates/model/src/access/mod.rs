//! What the system user of an app may do, rated, with the reason.
//!
//! It rests on Creatio's tables (creatio-api.md, section 14.1). What they do not tell is unknown, and is never guessed.

mod rating;
mod role;
#[cfg(test)]
mod tests;
mod user_access;

pub use rating::{ADMINISTRATION, ALL_DATA, OPERATIONS, Rating, Reason, Unread};
pub use role::RoleOfUser;
pub use user_access::{LastSession, UserAccess, users_of};
