//! What the worker's script calls.

use demo::{DemoSite, Problem};
use wasm_bindgen::prelude::wasm_bindgen;

/// The site, to be kept by the worker.
#[wasm_bindgen]
pub struct Demo(DemoSite);

#[wasm_bindgen]
impl Demo {
    /// Starts a site; a name that no start has is the usual one. `now` is in milliseconds since 1970.
    #[wasm_bindgen(constructor)]
    pub fn new(start: &str, now: f64) -> Self {
        Self(DemoSite::new(start.parse().unwrap_or_default(), now as i64))
    }

    /// Answers a request, both as JSON; a text that is no request gets no response.
    pub fn answer(&mut self, request: &str) -> Option<String> {
        let response = self.0.answer(&serde_json::from_str(request).ok()?);
        serde_json::to_string(&response).ok()
    }

    /// What the page has to know about the site, as JSON.
    pub fn facts(&self) -> String {
        self.0.facts().to_string()
    }

    /// Begins the problem of that name, or ends it.
    pub fn problem(&mut self, name: &str, on: bool) {
        if let Ok(problem) = name.parse::<Problem>() {
            self.0.set_problem(problem, on);
        }
    }
}

fn main() {}
