//! The commands that the open page offers to the palette, so that neither has to know the other.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use leptos::prelude::*;
use model::commands::shortcuts::{SINGLE_KEYS, SINGLE_KEYS_OFF};

use crate::browser;

/// A command of the open page.
#[derive(Clone)]
pub struct Command {
    /// Its name.
    pub name: String,
    /// Further search terms by which the palette finds it.
    pub keywords: &'static str,
    /// A note next to the name.
    pub note: String,
    /// Why it is not available now, if so.
    pub disabled: Option<&'static str>,
    /// Runs it.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Command {
    /// An available command without a note.
    pub fn new(name: &str, keywords: &'static str, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { name: name.to_owned(), keywords, note: String::new(), disabled: None, run: Arc::new(run) }
    }

    /// The same with a note next to its name.
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// Creates the commands of a view; the signals that it reads are tracked.
type Source = Rc<dyn Fn() -> Vec<Command>>;

thread_local! {
    /// The command sources of the views on screen, each with the number it was registered under.
    static SOURCES: RefCell<Vec<(u32, Source)>> = const { RefCell::new(Vec::new()) };
    static NEXT_NUMBER: Cell<u32> = const { Cell::new(0) };
    /// Notified when a view offers commands.
    static REGISTERED: ArcTrigger = ArcTrigger::new();
    /// Whether single-key shortcuts are on; `None` until that was read.
    static SINGLE_KEYS_ENABLED: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Offers the commands of a view for as long as it is on screen.
pub fn register(source: impl Fn() -> Vec<Command> + 'static) {
    let number = NEXT_NUMBER.get();
    NEXT_NUMBER.set(number.wrapping_add(1));
    SOURCES.with_borrow_mut(|sources| sources.push((number, Rc::new(source))));
    REGISTERED.with(ArcTrigger::notify);
    on_cleanup(move || SOURCES.with_borrow_mut(|sources| sources.retain(|(other, _)| *other != number)));
}

/// All commands of the views on screen; tracks the signals that they read.
pub fn commands() -> Vec<Command> {
    REGISTERED.with(ArcTrigger::track);
    // A source may register another, so the list must not be borrowed while one runs.
    let sources =
        SOURCES.with_borrow(|sources| sources.iter().map(|(_, source)| source.clone()).collect::<Vec<_>>());
    sources.iter().flat_map(|source| source()).collect()
}

/// Whether single-key shortcuts are on.
pub fn single_keys_enabled() -> bool {
    SINGLE_KEYS_ENABLED.get().unwrap_or_else(|| {
        let enabled = browser::storage::load(SINGLE_KEYS).as_deref() != Some(SINGLE_KEYS_OFF);
        SINGLE_KEYS_ENABLED.set(Some(enabled));
        enabled
    })
}

/// Turns single-key shortcuts on or off, also for the next visit.
pub fn enable_single_keys(enabled: bool) {
    SINGLE_KEYS_ENABLED.set(Some(enabled));
    browser::storage::save(SINGLE_KEYS, (!enabled).then_some(SINGLE_KEYS_OFF));
}
