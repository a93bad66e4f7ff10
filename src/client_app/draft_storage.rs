//! Where the browser tab stores the drafts of the signed-in user, and of no one else.

use creatio::Id;
use model::app::saved_draft::{SavedDraft, SavedDrafts};

use crate::{
    browser::tab_storage,
    session::{Session, session},
};

/// The drafts that this tab stores.
#[derive(Clone)]
pub struct DraftStorage {
    session: Session,
}

/// The drafts that this tab stores for the signed-in user.
pub fn draft_storage() -> DraftStorage {
    DraftStorage { session: session() }
}

impl DraftStorage {
    /// The draft for an app, or for a new one.
    pub fn load(&self, app_id: Option<&Id>) -> Option<SavedDraft> {
        read(&self.session.drafts_key()?).find(app_id).cloned()
    }

    /// Stores a draft in place of an earlier one for the same app.
    pub fn save(&self, draft: SavedDraft) {
        self.update(|drafts| drafts.insert(draft));
    }

    /// Removes the draft for an app, or for a new one.
    pub fn discard(&self, app_id: Option<&Id>) {
        self.update(|drafts| drafts.remove(app_id));
    }

    fn update(&self, change: impl FnOnce(&mut SavedDrafts)) {
        // Signing out has already removed the drafts.
        let Some(key) = self.session.drafts_key() else { return };
        let before = read(&key);
        let mut drafts = before.clone();
        change(&mut drafts);
        if drafts != before {
            tab_storage::save(&key, drafts.to_text().as_deref());
        }
    }
}

fn read(key: &str) -> SavedDrafts {
    tab_storage::load(key).map(|text| SavedDrafts::read(&text)).unwrap_or_default()
}
