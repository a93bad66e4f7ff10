//! What the page asks of whatever it runs in: the clipboard, time, memory between visits.
//!
//! The browser answers it (`browser/`); nothing else in the page knows how.

use std::{rc::Rc, sync::Arc};

use creatio::{Pending, Secret};
use leptos::{ev, prelude::*};

/// The first field of a form whose text cannot be taken.
pub const FIRST_PROBLEM: &str = "[aria-invalid=true]";

/// The `aria-rowindex` of the first row of the page's table: the heads take the first place.
pub const FIRST_INDEX: usize = 2;

/// What a page may ask of its surroundings, the first list included.
pub trait Host: Send + Sync {
    /// Puts a text on the clipboard. False if the browser refused.
    fn copy(&self, text: String) -> Pending<'static, bool>;
    /// Keeps a short text for the next visit on this origin; `None` forgets it. Never a secret.
    fn remember(&self, key: &str, value: Option<&str>);
    /// What was kept under this key.
    fn recall(&self, key: &str) -> Option<String>;
    /// Sets the title of the window.
    fn set_title(&self, title: &str);
    /// A moment as Creatio writes it (ISO 8601), in the words of the reader's language.
    fn format_moment(&self, iso: &str) -> String;
    /// Host name of the site, for example `site.creatio.com`.
    fn site_name(&self) -> String;
    /// Gives the focus to the first element that a CSS selector finds, once what is being drawn is there.
    fn focus(&self, selector: &'static str);
    /// What has the focus now; calling the answer gives the focus back to it, or to the main part once it is gone.
    fn keep_focus(&self) -> Rc<dyn Fn()>;
    /// Takes the focus away from what has it.
    fn drop_focus(&self);
    /// The place among all, from 0, of the row in the page's table where an event happened; without one, of the row that
    /// has the focus. It is read from `aria-rowindex`: see [`FIRST_INDEX`].
    fn row_place(&self, event: Option<&ev::Event>) -> Option<usize>;
    /// Distance in CSS pixels from the top of the window to the end of what is in view.
    fn window_height(&self) -> f64;
}

/// The host, as the page's parts get it from their context.
#[derive(Clone)]
pub struct Surroundings(pub Arc<dyn Host>);

/// The host of this page.
pub fn host() -> Arc<dyn Host> {
    expect_context::<Surroundings>().0
}

/// What only the parts that are fetched later ask of their surroundings. It is a trait of its own so that none of it is
/// part of the first load: all of a trait's methods are.
pub trait Extras: Send + Sync {
    /// Resolves after the given time in milliseconds.
    fn sleep(&self, ms: u32) -> Pending<'static, ()>;
    /// The moment now, in UTC (ISO 8601).
    fn now_iso(&self) -> String;
    /// For each text its place in the reader's alphabetical order, equal texts on equal places.
    fn alphabetical_ranks(&self, texts: &[&str]) -> Vec<u32>;
    /// How wide the column of the table is that stands at this place among all, in CSS pixels; `None` if it is hidden.
    fn column_width(&self, place: usize) -> Option<u32>;
    /// Goes from the row of the table that has the focus to the next, or back; from what the selector finds to the first
    /// one. The new row's place, from 0.
    fn move_in_table(&self, above: &str, down: bool) -> Option<usize>;
    /// Whether a text is being typed.
    fn is_typing(&self) -> bool;
    /// Whether a dialog stands over the page.
    fn has_dialog(&self) -> bool;
    /// Gives the focus to the first element that a CSS selector finds; false if there is none.
    fn focus_now(&self, selector: &str) -> bool;
    /// Scrolls just so far that the element with this id is in view, once what is being drawn is there.
    fn reveal(&self, id: &str);
    /// Whether the command key of an Apple keyboard takes the place of Ctrl.
    fn is_apple(&self) -> bool;
    /// Hands a text to the person as a file. `kind` is its media type.
    fn download(&self, name: &str, kind: &str, text: &str);
    /// Keeps a text for this tab alone, reloads included; `None` forgets it. Never a secret.
    fn keep_for_tab(&self, key: &str, text: Option<&str>);
    /// What was kept for this tab under this key.
    fn kept_for_tab(&self, key: &str) -> Option<String>;
    /// Whether the browser asks before the tab is closed or leads elsewhere.
    fn ask_before_leaving(&self, ask: bool);
    /// The whole address of a page of ours, by its query string.
    fn address_of(&self, query: &str) -> String;
    /// The moment now, in milliseconds: it goes on while timers stand still.
    fn now_ms(&self) -> f64;
    /// Tells whenever the tab comes into view or goes out of it, until the answer is called.
    fn on_sight(&self, told: Box<dyn Fn(bool)>) -> Box<dyn FnOnce() + Send + Sync>;
    /// Whether the page may look at the clipboard without the browser asking the person.
    fn may_look_at_clipboard(&self) -> Pending<'static, bool>;
    /// What the clipboard holds, if the page may look without the browser asking the person.
    fn look_at_clipboard(&self) -> Pending<'static, Clipboard>;
    /// Resolves when the window gets the focus again.
    fn focused_again(&self) -> Pending<'static, ()>;
}

/// What a look at the clipboard found.
pub enum Clipboard {
    /// This text. It may be anybody's secret.
    Holds(Secret),
    /// Nothing for now: only the window that has the focus may look.
    WithoutFocus,
    /// Nothing, and it stays so.
    Closed,
}

/// The extras, as the later parts get them from their context.
#[derive(Clone)]
pub struct MoreSurroundings(pub Arc<dyn Extras>);

/// What the later parts may ask besides [`host`].
pub fn extras() -> Arc<dyn Extras> {
    expect_context::<MoreSurroundings>().0
}
