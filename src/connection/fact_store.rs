//! The facts about the connection, fetched in parallel and shared by every page that needs them.

use leptos::{prelude::*, task::spawn_local};
use model::{
    config::SiteLocation,
    connection::{
        checks::{CheckResult, evaluate},
        environment::read_environment,
        facts::{Fact, Facts},
        fetch,
        query::{QUERY_COUNT, Query},
    },
};

use super::last_test;
use crate::{browser, session::Session};

/// The facts, updated as they arrive.
#[derive(Clone, Copy)]
pub struct FactStore {
    facts: RwSignal<Facts>,
    /// Counts the fetches of each query, so that a late response to an earlier one is dropped.
    generations: StoredValue<[u32; QUERY_COUNT]>,
    may_change_apps: RwSignal<Option<bool>>,
}

/// Provides the [`FactStore`], which is created when a page first needs it.
#[derive(Clone)]
pub struct Connection {
    owner: Owner,
    store: StoredValue<Option<FactStore>>,
    location: SiteLocation,
    may_change_apps: RwSignal<Option<bool>>,
}

impl Connection {
    /// A connection about which nothing is known yet. The current owner has to live as long as the whole page.
    pub fn new(location: SiteLocation) -> Self {
        Self {
            owner: Owner::current().unwrap_or_default(),
            store: StoredValue::new(None),
            location,
            may_change_apps: RwSignal::new(None),
        }
    }

    /// Whether the signed-in user may create, change and delete apps; `None` while that is not known. A view that needs it
    /// sooner than the banner queries it calls [`query_rights`](Connection::query_rights). Tracked when it is read.
    pub fn may_change_apps(&self) -> Signal<Option<bool>> {
        self.may_change_apps.into()
    }

    /// Queries whether the signed-in user may change apps, unless that is known.
    pub fn query_rights(&self, session: &Session) {
        let store = self.fact_store(session);
        let is_running =
            store.with_untracked(|facts| facts.running.contains_any(&[Query::CanManageSolution]));
        if self.may_change_apps.get_untracked().is_none() && !is_running {
            store.fetch(session, [Query::CanManageSolution], OnSessionEnd::Ignore);
        }
    }

    /// Drops all facts: the next user may have other rights.
    pub fn forget(&self) {
        self.store.set_value(None);
        self.may_change_apps.set(None);
    }

    /// The store, with what is known without a query.
    pub fn fact_store(&self, session: &Session) -> FactStore {
        let store = self.store.get_value().unwrap_or_else(|| {
            // It must outlive the page that first needs it.
            let store = self.owner.with(|| FactStore::new(self.may_change_apps));
            self.store.set_value(Some(store));
            store
        });
        store.facts.update(|facts| {
            read_environment(session.client(), &mut facts.environment);
            facts.environment.configured_workspace = self.location.workspace;
            facts.environment.identity_service.clone_from(&self.location.identity_service);
            if let (Fact::Waiting, Some(user)) = (&facts.user, session.user()) {
                facts.user = Fact::Known(user);
                facts.last_test = last_test::load(session);
            }
        });
        store
    }
}

/// What a fetch does when the session has ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OnSessionEnd {
    /// Prompts for sign-in and then repeats the query.
    Prompt,
    /// Gives up, because the user did not start this fetch.
    Ignore,
}

impl FactStore {
    fn new(may_change_apps: RwSignal<Option<bool>>) -> Self {
        Self {
            facts: RwSignal::new(Facts::default()),
            generations: StoredValue::new([0; QUERY_COUNT]),
            may_change_apps,
        }
    }

    /// Reads the facts; tracked.
    pub fn with<T>(&self, read: impl FnOnce(&Facts) -> T) -> T {
        self.facts.with(read)
    }

    /// Reads the facts; not tracked.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Facts) -> T) -> T {
        self.facts.with_untracked(read)
    }

    /// The results of all checks.
    pub fn results(&self) -> Memo<Vec<CheckResult>> {
        let facts = self.facts;
        Memo::new(move |_| facts.with(evaluate))
    }

    /// Whether a query is running; not tracked.
    pub fn is_fetching(&self) -> bool {
        self.with_untracked(|facts| !facts.running.is_empty())
    }

    /// Drops every fact but the environment, and every pending response.
    pub fn reset(&self) {
        self.generations.update_value(|generations| {
            for generation in generations {
                *generation = generation.wrapping_add(1);
            }
        });
        self.facts.update(|facts| {
            *facts = Facts { environment: std::mem::take(&mut facts.environment), ..Facts::default() };
        });
        self.may_change_apps.set(None);
    }

    /// Changes the facts, if the page still exists.
    pub(super) fn update(&self, change: impl FnOnce(&mut Facts)) {
        self.facts.try_update(change);
    }

    /// Starts these queries. Each fact stays visible until its new response arrives.
    pub fn fetch(
        &self,
        session: &Session,
        queries: impl IntoIterator<Item = Query>,
        on_session_end: OnSessionEnd,
    ) {
        for query in queries {
            let (store, session) = (*self, session.clone());
            spawn_local(async move { store.fetch_one(&session, query, on_session_end).await });
        }
    }

    /// Starts every query.
    pub fn fetch_all(&self, session: &Session) {
        self.fetch(session, Query::all(), OnSessionEnd::Prompt);
    }

    /// Runs these queries one after the other.
    pub async fn fetch_and_wait(&self, session: &Session, queries: &[Query]) {
        for query in queries {
            self.fetch_one(session, *query, OnSessionEnd::Prompt).await;
        }
    }

    async fn fetch_one(&self, session: &Session, query: Query, on_session_end: OnSessionEnd) {
        let address = self.with_untracked(|facts| facts.environment.identity_service.clone());
        if query == Query::Discovery && address.is_none() {
            return;
        }
        let generation = self.generations.try_update_value(|generations| {
            let generation = &mut generations[query as usize];
            *generation = generation.wrapping_add(1);
            *generation
        });
        self.facts.try_update(|facts| facts.running.insert(query));
        let fetch = async |client: &creatio::Client| fetch::fetch(client, query, address.as_deref()).await;
        let answer = match on_session_end {
            OnSessionEnd::Prompt => session.call(fetch).await,
            OnSessionEnd::Ignore => fetch(session.client()).await,
        };
        // A permission may be missing because another user has signed in since. Then the page prompts, and stays as it is.
        let is_other_user = query == Query::CanManageSolution && !session.check_user().await;
        if self.generations.try_with_value(|generations| generations[query as usize]) != generation {
            return;
        }
        self.facts.try_update(|facts| {
            facts.running.remove(query);
            if is_other_user {
                return;
            }
            if query == Query::Health {
                facts.health_at_ms = Some(browser::time::now_ms() as i64);
            }
            match answer {
                Ok(apply) => apply(facts),
                Err(error) => fetch::fail(query, error, facts),
            }
            read_environment(session.client(), &mut facts.environment);
        });
        let granted = self.facts.try_with_untracked(|facts| facts.can_manage_solution.known().copied());
        // A query without an answer does not change what is known.
        if let Some(Some(granted)) = granted
            && self.may_change_apps.try_get_untracked() != Some(Some(granted))
        {
            self.may_change_apps.try_set(Some(granted));
        }
    }
}
