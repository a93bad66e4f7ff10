//! The Identity Service (creatio-api.md, section 6).
//!
//! [`Identity::handle`] answers the requests of browsers and shells: discovery, keys and tokens. Creatio's own server
//! does not go through HTTP but changes the clients and resources of [`Identity`] directly.

mod client;
mod discovery;
mod key;
mod pages;
mod routing;
mod state;
mod token;
mod token_refusal;

pub use client::Client;
pub use key::Key;
pub use state::Identity;
pub use token_refusal::TokenRefusal;
