//! What pages and palette hand to each other, so that neither has to know the other.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

use super::shortcuts::{KEPT, OFF};
use crate::host::Host;

/// Something that can be done here and now.
#[derive(Clone)]
pub struct Command {
    /// What it is called.
    pub name: String,
    /// More words that it is found by.
    pub also: &'static str,
    /// A word more about it.
    pub note: String,
    /// Why it cannot be done now, if so.
    pub refused: Option<&'static str>,
    /// Does it.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Command {
    /// A command that needs no more than a name.
    pub fn new(name: &str, also: &'static str, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { name: name.to_owned(), also, note: String::new(), refused: None, run: Arc::new(run) }
    }

    /// The same with a word more about it.
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// Makes the commands of a page, whenever the palette asks for them; what it reads is tracked.
type Source = Arc<dyn Fn() -> Vec<Command> + Send + Sync>;

/// The board on which pages put up what can be done on them. There is one as long as the page is open, and it is made by
/// whoever comes first: from a context it would be part of the first load.
#[derive(Clone, Default)]
pub struct Board(Arc<Mutex<Content>>);

#[derive(Default)]
struct Content {
    sources: Vec<(u32, Source)>,
    last: u32,
    /// Whether a single key does something, once somebody wanted to know.
    single_keys: Option<bool>,
}

/// The board of this page.
pub fn board() -> Board {
    thread_local! {
        static BOARD: Board = Board::default();
    }
    BOARD.with(Board::clone)
}

impl Board {
    /// Puts up the commands of a part of the page, for as long as it is there.
    pub fn put_up(&self, source: impl Fn() -> Vec<Command> + Send + Sync + 'static) {
        let number = {
            let mut content = self.content();
            content.last += 1;
            let number = content.last;
            content.sources.push((number, Arc::new(source)));
            number
        };
        let board = self.clone();
        on_cleanup(move || board.content().sources.retain(|(other, _)| *other != number));
    }

    /// All that can be done now; tracked as far as the pages' own commands go.
    pub fn commands(&self) -> Vec<Command> {
        // Whoever makes commands may look at the board, so it must not be held meanwhile.
        let sources: Vec<Source> = self.content().sources.iter().map(|(_, source)| source.clone()).collect();
        sources.iter().flat_map(|source| source()).collect()
    }

    /// Whether a single key does something by itself.
    pub fn single_keys(&self, host: &dyn Host) -> bool {
        *self.content().single_keys.get_or_insert_with(|| host.recall(KEPT).as_deref() != Some(OFF))
    }

    /// Has single keys do something or not, also at the next visit.
    pub fn set_single_keys(&self, host: &dyn Host, on: bool) {
        self.content().single_keys = Some(on);
        host.remember(KEPT, (!on).then_some(OFF));
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        // Nobody panics while holding it, and a list of what was put up is never half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
