//! What is known for an audit: the access of system users, grant types, and accepted findings. Shared by the pages
//! “Findings” and “Access”, the region of one app, and the count in the navigation.

mod read;
mod view;

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use creatio::{AccessFacts, App, Id};
use leptos::prelude::*;
use model::{
    access::UserAccess,
    findings::{Accepted, Facts, Finding, GrantTypes, Rule, find},
};

use crate::{app_store::AppStore, browser, session::Session};

pub use read::{Wanted, read_app, reading};
pub use view::{drawn, state};

/// Prefix of the keys in localStorage.
const ACCEPTED: &str = "creatio-oauth-admin.accepted ";

/// What was read about users and apps.
#[derive(Clone, Default)]
pub struct Known {
    /// What the tables say.
    pub facts: AccessFacts,
    /// Which users have a license, as far as that was asked.
    pub licenses: HashMap<Id, bool>,
    /// What follows for each user.
    pub users: HashMap<Id, UserAccess>,
    /// The grant types of the apps.
    pub grant_types: GrantTypes,
}

/// What one signed-in user knows for an audit.
#[derive(Clone)]
pub struct Audit {
    known: ArcRwSignal<Arc<Known>>,
    accepted: ArcRwSignal<Arc<Accepted>>,
    key: Option<String>,
}

thread_local! {
    // Not a context: this code is fetched on demand, and the first list would have to carry its types.
    static AUDIT: RefCell<Option<Audit>> = const { RefCell::new(None) };
}

impl Audit {
    /// That of the signed-in user; nothing is known at first but what was accepted in this browser.
    pub fn of(session: &Session) -> Audit {
        let key = session.user_key(ACCEPTED);
        AUDIT.with_borrow_mut(|audit| match audit {
            Some(audit) if audit.key == key => audit.clone(),
            _ => audit.insert(Audit::new(key)).clone(),
        })
    }

    fn new(key: Option<String>) -> Audit {
        let stored = key.as_deref().and_then(browser::storage::load).unwrap_or_default();
        let accepted = ArcRwSignal::new(Arc::new(Accepted::from_text(&stored)));
        Audit { known: ArcRwSignal::default(), accepted, key }
    }

    /// What was read; tracked.
    pub fn known(&self) -> Arc<Known> {
        self.known.get()
    }

    /// Everything that the rules find, accepted findings included; tracked.
    pub fn findings(&self, store: AppStore) -> Vec<Finding> {
        let (rows, known) = (store.rows(), self.known());
        let read: Vec<_> = rows.iter().map(|row| row.app.read()).collect();
        let apps: Vec<&App> = read.iter().map(|app| &**app).collect();
        let facts = Facts {
            apps: &apps,
            users: &known.users,
            grant_types: &known.grant_types,
            today: &browser::time::now_iso(),
            normalize: browser::intl::normalized,
        };
        find(&facts, &self.accepted.read())
    }

    /// Accepts a finding for this reason, or takes that back without one.
    pub fn accept(&self, rule: Rule, app: &App, reason: Option<&str>) {
        // Another tab may have accepted something else.
        let stored = self.key.as_deref().and_then(browser::storage::load);
        let mut accepted = match stored {
            Some(stored) => Accepted::from_text(&stored),
            None => self.accepted.get_untracked().as_ref().clone(),
        };
        match reason {
            Some(reason) => accepted.accept(rule, app, reason, browser::time::now_iso()),
            None => accepted.withdraw(rule, app),
        }
        if let Some(key) = &self.key {
            browser::storage::save(key, Some(&accepted.to_text()));
        }
        self.accepted.set(Arc::new(accepted));
    }

    /// Changes what is known, and draws the conclusions.
    fn learn(&self, users: &[Id], change: impl FnOnce(&mut Known)) {
        let mut known = self.known.get_untracked().as_ref().clone();
        change(&mut known);
        let read = UserAccess::of_users(users, &known.facts, &known.licenses);
        known.users.extend(read);
        self.known.set(Arc::new(known));
    }
}
