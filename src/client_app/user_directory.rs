//! The users of the site, as far as they were loaded for the field for a system user.

use std::iter;

use creatio::{Error, Id, Page, SystemUser};
use leptos::{prelude::*, task::spawn_local};
use model::typed_text::cleaned;

use crate::{
    components::{Call, Explained, Messages},
    session::{Session, session},
    text::{failure::explain, users as texts},
};

/// Words in the login names of users that are made for integrations. Creatio compares them in any case.
const INTEGRATION_WORDS: [&str; 5] = ["integration", "api", "service", "oauth", "bot"];
/// The number of users in one query.
const PAGE: u32 = 100;
/// While the user types, up to this many users are loaded in the background, because only the page searches without accents.
const LOADED_FOR_SEARCH: usize = 1_000;

/// The users that were loaded. Each view has its own, so that a user who was just created is found.
#[derive(Clone, Copy)]
pub struct UserDirectory {
    users: RwSignal<Vec<SystemUser>>,
    /// Those that seem to be made for integrations.
    for_integration: RwSignal<Vec<Id>>,
    /// How many users of the complete list were loaded.
    offset: StoredValue<u32>,
    is_complete: RwSignal<bool>,
    /// How many users of the complete list Creatio sent in a shape that cannot be read.
    unreadable: RwSignal<u32>,
    loading: Call<Error>,
    /// What Creatio was searched for last.
    searched: RwSignal<String>,
    searching: Call<Error>,
    /// Whether the dialog that creates a user is open.
    is_creating: RwSignal<bool>,
    session: StoredValue<Session>,
    messages: Messages,
}

impl UserDirectory {
    /// Nothing is loaded yet.
    pub fn new() -> Self {
        Self {
            users: RwSignal::default(),
            for_integration: RwSignal::default(),
            offset: StoredValue::new(0),
            is_complete: RwSignal::new(false),
            unreadable: RwSignal::new(0),
            loading: Call::default(),
            searched: RwSignal::default(),
            searching: Call::default(),
            is_creating: RwSignal::new(false),
            session: StoredValue::new(session()),
            messages: expect_context::<Messages>(),
        }
    }

    /// The loaded users; tracked.
    pub fn users(self) -> Vec<SystemUser> {
        self.users.get()
    }

    /// Whether a user seems to be made for integrations; tracked.
    pub fn is_for_integration(self, user: &Id) -> bool {
        self.for_integration.with(|ids| ids.contains(user))
    }

    /// Whether all users are loaded; tracked.
    pub fn is_complete(self) -> bool {
        self.is_complete.get()
    }

    /// How many users cannot be read; tracked.
    pub fn unreadable(self) -> u32 {
        self.unreadable.get()
    }

    /// Whether users are being loaded; tracked.
    pub fn is_loading(self) -> bool {
        self.loading.busy().get() || self.searching.busy().get()
    }

    /// Whether a loaded user is active; tracked.
    pub fn is_active(self, user: &Id) -> Option<bool> {
        self.users.with(|users| Some(users.iter().find(|found| found.id == *user)?.is_active))
    }

    /// Whether the dialog that creates a user is open.
    pub fn is_creating(self) -> RwSignal<bool> {
        self.is_creating
    }

    /// Adds a user who was just created.
    pub fn add_created(self, user: SystemUser) {
        self.add(iter::once(user));
    }

    /// Loads the first users, also if they were loaded before: one may have been created in Creatio since.
    pub fn open(self) {
        if !self.loading.is_busy() {
            self.offset.set_value(0);
            self.is_complete.set(false);
            self.load_more();
        }
    }

    /// Loads the next users. The first time, those that are made for integrations come before all others.
    pub fn load_more(self) {
        if self.is_complete.get_untracked() || self.loading.is_busy() {
            return;
        }
        let offset = self.offset.get_value();
        let session = self.session.get_value();
        let load = async move {
            let mut users = Vec::new();
            if offset == 0 {
                let page = Page { offset: 0, rows: PAGE };
                let words = &INTEGRATION_WORDS;
                users = session.call(async |client| client.integration_users(words, page).await).await?.read;
                let ids = users.iter().map(|user| user.id.clone()).collect();
                self.for_integration.try_set(ids);
            }
            let page = Page { offset, rows: PAGE };
            let next = session.call(async |client| client.users("", page).await).await?;
            Ok((users, next))
        };
        self.start(self.loading, load, move |(users, next)| {
            let count = next.sent();
            self.offset.set_value(offset + count);
            self.is_complete.set(count < PAGE);
            let before = if offset == 0 { 0 } else { self.unreadable.get_untracked() };
            self.unreadable.set(before + next.unreadable);
            self.add(users.into_iter().chain(next.read));
        });
    }

    /// Searches Creatio for what the loaded users do not answer.
    pub fn search(self, typed: &str) {
        let typed = cleaned(typed, false);
        if typed.is_empty() || self.is_complete.get_untracked() || self.searching.is_busy() {
            return;
        }
        self.searched.set(typed.clone());
        let session = self.session.get_value();
        let page = Page { offset: 0, rows: PAGE };
        let load = async move { session.call(async |client| client.users(&typed, page).await).await };
        self.start(self.searching, load, move |users| self.add(users.read.into_iter()));
    }

    /// What Creatio was searched for last; tracked.
    pub fn searched(self) -> String {
        self.searched.get()
    }

    /// Goes on loading while the user searches.
    pub fn continue_for_search(self) {
        let has_failed = self.loading.has_failed();
        if !has_failed && self.users.with_untracked(Vec::len) < LOADED_FOR_SEARCH {
            self.load_more();
        }
    }

    /// Finds out whether a user is active who was chosen without this directory.
    pub fn look_up(self, id: Id, name: String) {
        if name.is_empty() || untrack(|| self.is_active(&id)).is_some() {
            return;
        }
        let session = self.session.get_value();
        spawn_local(async move {
            let page = Page { offset: 0, rows: PAGE };
            let found = session.client().users(&name, page).await;
            // Without an answer there is nothing to warn about.
            if let Some(user) = found.ok().and_then(|users| users.read.into_iter().find(|user| user.id == id))
            {
                self.add(iter::once(user));
            }
        });
    }

    fn start<T: 'static>(
        self,
        call: Call<Error>,
        load: impl Future<Output = Result<T, Error>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        let messages = self.messages;
        let reported = async move { load.await.inspect_err(|error| messages.fail(failure(error))) };
        call.start(reported, then);
    }

    fn add(self, users: impl Iterator<Item = SystemUser>) {
        // The page may be gone by now.
        self.users.try_update(|known| {
            for user in users {
                match known.iter_mut().find(|other| other.id == user.id) {
                    Some(other) => *other = user,
                    None => known.push(user),
                }
            }
        });
    }
}

fn failure(error: &Error) -> Explained {
    explain(texts::USERS_FAILED, error)
}
