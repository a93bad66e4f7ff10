//! What is known for an audit: the access of system users, grant types, and accepted findings. Shared by the pages
//! “Findings” and “Access”, the region of one app, and the count in the navigation.

mod read;
mod view;

use std::{cell::RefCell, ops::Deref};

use creatio::{AccessFacts, App, Id};
use leptos::prelude::*;
use model::{
    access::{LastSession, UserAccess},
    findings::{Accepted, Facts, Finding, GrantTypes, Rule, find},
};

use crate::{app_store::AppStore, browser, session::Session};

pub use read::{AuditCall, Wanted};
pub use view::{MORE, ROWS_AT_ONCE, drawn, more_button};

/// Prefix of the keys in localStorage.
const ACCEPTED: &str = "creatio-oauth-admin.accepted ";

/// What was read about users and apps.
#[derive(Default)]
pub struct Known {
    /// What is known about the users.
    pub users: Vec<UserAccess>,
    /// The grant types of the apps.
    pub grant_types: GrantTypes,
    /// The app that was read on its own.
    pub app: Option<App>,
}

impl Known {
    /// What is known about the user of an app.
    pub fn access(&self, app: &App) -> Option<&UserAccess> {
        let user = app.system_user.as_ref()?;
        self.users.iter().find(|access| access.user == user.id)
    }

    /// Adds what was read about users. What was not read this time is kept.
    fn learn(&mut self, users: &[Id], facts: &AccessFacts, license: Option<bool>) {
        for user in users {
            let before = self.users.iter().position(|access| access.user == *user);
            let before = before.map(|place| self.users.swap_remove(place));
            let license = license.or(before.as_ref().and_then(|before| before.has_license));
            let mut access = UserAccess::of(user, facts, license);
            if let (LastSession::Unknown, Some(before)) = (&access.last_session, before) {
                access.last_session = before.last_session;
            }
            self.users.push(access);
        }
    }
}

/// What one signed-in user knows for an audit.
#[derive(Clone)]
pub struct Audit {
    known: ArcRwSignal<Known>,
    accepted: ArcRwSignal<Accepted>,
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
        let accepted = ArcRwSignal::new(Accepted::from_text(&stored));
        Audit { known: ArcRwSignal::default(), accepted, key }
    }

    /// What was read; tracked.
    pub fn known(&self) -> impl Deref<Target = Known> {
        self.known.read()
    }

    /// Tracks what is known and what is accepted.
    pub fn track(&self) {
        self.known.track();
        self.accepted.track();
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
            None => self.accepted.get_untracked(),
        };
        match reason {
            Some(reason) => accepted.accept(rule, app, reason, browser::time::now_iso()),
            None => accepted.withdraw(rule, app),
        }
        if let Some(key) = &self.key {
            browser::storage::save(key, Some(&accepted.to_text()));
        }
        self.accepted.set(accepted);
    }
}
