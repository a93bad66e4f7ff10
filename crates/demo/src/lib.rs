//! The site of the demo: the stand-in, without a network.
//!
//! The page's scripts in `src/demo` hand over each request as JSON, in a Web Worker, and receive the response as JSON.
//! The cookies of the site stay in here, so that the page sees only the ones that a browser would show it.

mod cookie_jar;
mod messages;
mod problem;
mod site;

pub use cookie_jar::CookieJar;
pub use messages::{Request, Response};
pub use problem::Problem;
pub use site::{DemoSite, IDENTITY_ADDRESS, SITE_ADDRESS, Start};
