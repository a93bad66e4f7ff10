//! The list of apps: how it is sorted, filtered and searched, and the files exported from it.

pub mod arrange;
pub mod attention;
pub mod bulk;
pub mod columns;
pub mod export;
pub mod pasted_credential;
pub mod search;
pub mod view;
