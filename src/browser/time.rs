//! Clocks and waiting.

use std::{cell::Cell, rc::Rc, time::Duration};

use futures_channel::oneshot;
use js_sys::{Date, Reflect};
use leptos::prelude::{request_idle_callback, set_timeout, window};

/// How long to wait for an idle browser.
const MAX_IDLE_WAIT: Duration = Duration::from_secs(2);

/// A callback, and what resolves when it is called for the first time.
pub(super) fn first_call() -> (impl Fn() + Clone + 'static, oneshot::Receiver<()>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let call = move || {
        if let Some(sender) = sender.take() {
            // The receiver may have been dropped, which is not an error.
            let _ = sender.send(());
        }
    };
    (call, receiver)
}

/// Resolves after this many milliseconds.
pub async fn sleep(ms: u32) {
    let (wake, waiting) = first_call();
    set_timeout(wake, Duration::from_millis(u64::from(ms)));
    let _ = waiting.await;
}

/// The current time in UTC (ISO 8601).
pub fn now_iso() -> String {
    Date::new_0().to_iso_string().into()
}

/// A time in milliseconds since 1970, in UTC (ISO 8601).
pub fn iso(ms: f64) -> String {
    Date::new(&ms.into()).to_iso_string().into()
}

/// The current time in milliseconds since 1970. Unlike timers, it advances while the tab is suspended.
pub fn now_ms() -> f64 {
    Date::now()
}

/// The time zone of this browser, in minutes: negative east of Greenwich.
pub fn zone_offset() -> i32 {
    Date::new_0().get_timezone_offset() as i32
}

/// A time as Creatio writes it (ISO 8601), in UTC; one without an offset is in the time zone of this browser. A text that
/// is not a time stays as it is.
pub fn in_utc(iso: &str) -> String {
    let moment = Date::new(&iso.into());
    if moment.get_time().is_nan() { iso.to_owned() } else { moment.to_iso_string().into() }
}

/// Resolves when the browser is idle, at the latest after two seconds; without `requestIdleCallback`, in the next task.
pub async fn idle() {
    let (resolve, waiting) = first_call();
    let has_idle_callback = Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or_default();
    if has_idle_callback {
        request_idle_callback(resolve.clone());
        set_timeout(resolve, MAX_IDLE_WAIT);
    } else {
        set_timeout(resolve, Duration::ZERO);
    }
    let _ = waiting.await;
}
