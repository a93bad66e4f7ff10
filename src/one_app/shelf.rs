//! Where the tab keeps what was typed: for whoever is signed in, and for nobody else.

use std::sync::Arc;

use creatio::Id;

use super::kept::{self, Kept};
use crate::{
    host::{Extras, extras},
    session::{Session, session},
};

/// What the tab keeps of what was typed.
#[derive(Clone)]
pub struct Shelf {
    session: Session,
    extras: Arc<dyn Extras>,
}

/// The shelf of this tab.
pub fn shelf() -> Shelf {
    Shelf { session: session(), extras: extras() }
}

impl Shelf {
    /// What was typed over the app `of`, or for a new one.
    pub fn find(&self, of: Option<&Id>) -> Option<Kept> {
        kept::find(self.extras.kept_for_tab(&self.session.tab_key()?).as_deref(), of)
    }

    /// Keeps this in the place of what was kept of the same app.
    pub fn keep(&self, kept: &Kept) {
        self.change(|text| Some(kept::with(text, kept)));
    }

    /// Lets go of what was typed over the app `of`, or for a new one.
    pub fn let_go(&self, of: Option<&Id>) {
        self.change(|text| kept::without(text, of));
    }

    fn change(&self, change: impl FnOnce(Option<&str>) -> Option<String>) {
        // Nobody is signed in any more: what was kept is gone with whoever has signed out.
        let Some(key) = self.session.tab_key() else { return };
        let before = self.extras.kept_for_tab(&key);
        let after = change(before.as_deref());
        if after != before {
            self.extras.keep_for_tab(&key, after.as_deref());
        }
    }
}
