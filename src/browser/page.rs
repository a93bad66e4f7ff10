//! The window and the document as a whole.

use std::time::Duration;

use js_sys::{Array, Reflect};
use leptos::prelude::{document, set_timeout, window, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::BeforeUnloadEvent;

use super::time::first_call;

/// How long a downloaded text stays available, by which time every browser has saved it.
const DOWNLOAD_LIFETIME: Duration = Duration::from_secs(60);

thread_local! {
    /// Makes the browser ask, in its own words, before the tab is left.
    static BEFORE_UNLOAD: Closure<dyn Fn(BeforeUnloadEvent)> = Closure::new(|event: BeforeUnloadEvent| {
        event.prevent_default();
        // Browsers from before 2023 look only at this.
        event.set_return_value("unsaved");
    });
}

/// Runs a future before Leptos is there to run it.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Removes the shell that is painted before the WebAssembly is ready.
pub fn remove_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Height of the viewport in CSS pixels.
pub fn viewport_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scroll_top() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page to this many CSS pixels from its top.
pub fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
}

/// Makes everything that depends on sizes measure them again.
pub fn measure_again() {
    // Dispatching an event that was just created cannot fail.
    if let Ok(event) = web_sys::Event::new("resize") {
        let _ = window().dispatch_event(&event);
    }
}

/// The host name in an absolute URL, with its port if it has one.
pub fn host_name(url: &str) -> String {
    web_sys::Url::new(url).map_or_else(|_| url.to_owned(), |url| url.host())
}

/// The absolute URL of a page of this application, from its query string.
pub fn absolute_url(query: &str) -> String {
    let location = window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    format!("{origin}{path}{query}")
}

/// An address that Creatio names, as an absolute URL, if it is a page of this origin; else the site root.
pub fn address_on_this_origin(site_root: &str, named: Option<&str>) -> String {
    let location = window().location();
    let (page, origin) = (location.href().unwrap_or_default(), location.origin().unwrap_or_default());
    let root = format!("{site_root}/");
    let base = web_sys::Url::new_with_base(&root, &page).map_or(page, |url| url.href());
    let named = named.and_then(|address| web_sys::Url::new_with_base(address, &base).ok());
    named.filter(|url| url.origin() == origin).map_or(root, |url| url.href())
}

/// Loads the page again; what is typed is stored as drafts.
pub fn reload() {
    confirm_before_unload(false);
    // It fails only in a document without a window.
    let _ = window().location().reload();
}

/// Opens a URL in a tab of its own, which cannot reach this one.
pub fn open_tab(url: &str) {
    // A browser that blocks it says so itself.
    let _ = window().open_with_url_and_target_and_features(url, "_blank", "noopener");
}

/// Whether the keyboard has a command key in place of Ctrl.
pub fn is_apple() -> bool {
    // The replacement for this property is not in every browser yet.
    window().navigator().platform().is_ok_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
}

/// Whether the user asks pages to save data.
pub fn saves_data() -> bool {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let connection = member(&window().navigator(), "connection");
    // Not every browser has this object.
    connection.and_then(|connection| member(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}

/// Resolves at the first press or key on the page from now on.
pub fn first_use() -> impl Future<Output = ()> {
    let (used, waiting) = first_call();
    let listeners = ["pointerdown", "keydown"].map(|event| {
        let used = used.clone();
        window_event_listener_untyped(event, move |_| used())
    });
    async move {
        let _ = waiting.await;
        listeners.into_iter().for_each(|listener| listener.remove());
    }
}

/// Calls back whenever the tab becomes visible (true) or hidden (false), until the result is called.
pub fn on_visibility_change(changed: impl Fn(bool) + 'static) -> impl FnOnce() + Send + Sync {
    let listener = window_event_listener_untyped("visibilitychange", move |_| changed(!document().hidden()));
    move || listener.remove()
}

/// Makes the browser ask before the tab is closed or navigates away, or no longer.
pub fn confirm_before_unload(confirm: bool) {
    BEFORE_UNLOAD.with(|listener| {
        window().set_onbeforeunload(confirm.then(|| listener.as_ref().unchecked_ref()));
    });
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // A browser without it has nothing to print with either.
    let _ = window().print();
}

/// Offers a text to the user as a file of this media type.
pub fn download(file_name: &str, media_type: &str, text: &str) {
    // None of this fails in a browser that can run the page; if it does, the browser itself reports that nothing is saved.
    let _ = click_download_link(file_name, media_type, text);
}

/// A text as the content of a file of this media type.
pub(super) fn text_blob(text: &str, media_type: &str) -> Result<web_sys::Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)
}

fn click_download_link(file_name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let blob = text_blob(text, media_type)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    // Keeps the router from taking the click for navigation.
    link.set_attribute("rel", "external")?;
    link.click();
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), DOWNLOAD_LIFETIME);
    Ok(())
}
