//! The connection between the browser, Creatio and the Identity Service: queries collect facts, checks judge them.

pub mod address;
pub mod checks;
pub mod environment;
pub mod facts;
pub mod fetch;
pub mod last_test;
pub mod query;
pub mod steps;
pub mod verdict;
