//! The stand-in's rules, each as creatio-api.md states it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changes;
mod clocks;
mod closed_tables;
mod connection;
mod control;
mod faults;
mod grant_types;
mod http;
mod identity;
mod identity_conditions;
mod newer;
mod oauth_config;
mod odata;
mod proxy;
mod queries;
mod settings;
mod sign_in;
mod someone;
