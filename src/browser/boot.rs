//! The scripts in src/boot, which started this WebAssembly and outlive it.

use std::panic::{PanicHookInfo, set_hook};

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

#[wasm_bindgen]
extern "C" {
    type Boot;

    #[wasm_bindgen(thread_local_v2, js_name = oauthAdminBoot)]
    static BOOT: Option<Boot>;

    #[wasm_bindgen(method)]
    fn register(this: &Boot, version: &str, memory: JsValue);

    #[wasm_bindgen(method)]
    fn panicked(this: &Boot, message: &str, place: &str);

    #[wasm_bindgen(method, getter)]
    fn demo(this: &Boot) -> Option<String>;

    #[wasm_bindgen(method, js_name = laterStyle)]
    fn later_style(this: &Boot) -> Promise;

    #[wasm_bindgen(method)]
    fn take(this: &Boot, request: &str) -> Option<EarlyResponse>;

    /// The response to a request that was sent while the WebAssembly was loading.
    pub type EarlyResponse;

    /// Resolves to the response, or rejects as `fetch` does.
    #[wasm_bindgen(method, getter)]
    pub fn response(this: &EarlyResponse) -> Promise;

    /// When the response arrived, in milliseconds since 1970; 0 before.
    #[wasm_bindgen(method, getter, js_name = receivedAt)]
    pub fn received_at(this: &EarlyResponse) -> f64;

    /// What aborts the request.
    #[wasm_bindgen(method, getter)]
    pub fn controller(this: &EarlyResponse) -> AbortController;
}

/// Shows a panic on the page, with a report to copy.
pub fn report_panics() {
    BOOT.with(|boot| {
        if let Some(boot) = boot {
            boot.register(env!("CARGO_PKG_VERSION"), wasm_bindgen::memory());
        }
    });
    set_hook(Box::new(report));
}

/// The part of the address that asks for the demo, if it does.
pub fn demo() -> Option<String> {
    BOOT.with(|boot| boot.as_ref()?.demo())
}

/// Fetches the styles of everything but the first list, unless they are there. False if they did not come.
pub fn later_style() -> impl Future<Output = bool> {
    let loading = BOOT.with(|boot| boot.as_ref().map(Boot::later_style));
    async move {
        match loading {
            Some(loading) => JsFuture::from(loading).await.is_ok_and(|is_there| is_there.is_truthy()),
            None => true,
        }
    }
}

fn report(panic: &PanicHookInfo<'_>) {
    let message = panic.payload_as_str().unwrap_or_default();
    let location = panic.location().map(ToString::to_string).unwrap_or_default();
    BOOT.with(|boot| {
        if let Some(boot) = boot {
            boot.panicked(message, &location);
        }
    });
}

/// The response to this request if it was sent early; each can be taken once. `headers` are in the order of the request.
pub fn take_early_response(
    method: &str,
    url: &str,
    headers: &[(&str, String)],
    body: &str,
) -> Option<EarlyResponse> {
    let mut request = format!("{method} {url}\n");
    let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    request.push_str(&lines.join("\n"));
    request.push('\n');
    request.push_str(body);
    BOOT.with(|boot| boot.as_ref()?.take(&request))
}
