//! Reading what is known for an audit.

use creatio::{App, Client, Error, Id};
use leptos::prelude::*;
use model::{
    access::{OPERATIONS, users_of},
    findings::GrantTypes,
};

use super::Audit;
use crate::{
    app_store::{AppStore, LoadState},
    components::Loaded,
    session::{Session, session},
};

/// What a page needs besides the access of the users. Each is one query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// When the users last had a session.
    Sessions,
    /// The grant types of the apps.
    GrantTypes,
}

/// Reads the list of apps, if it was not read yet, and then what is known about their users. The error is that of the first
/// call that failed. Tracked by [`Loaded::get`].
pub fn reading(wanted: Wanted) -> Loaded<(), Error> {
    let (session, store) = (session(), expect_context::<AppStore>());
    store.ensure(&session);
    let loaded = Loaded::on_demand(move || {
        let session = session.clone();
        async move {
            if let LoadState::Failed(error) = store.state_untracked() {
                return Err(error);
            }
            let apps: Vec<App> = untrack(|| store.rows().iter().map(|row| row.app.get()).collect());
            read(&session, &users_of(&apps), wanted).await
        }
    });
    let is_ready = Memo::new(move |_| store.is_complete() || matches!(store.state(), LoadState::Failed(_)));
    Effect::new(move || {
        if is_ready.get() {
            loaded.load();
        }
    });
    loaded
}

async fn read(session: &Session, users: &[Id], wanted: Wanted) -> Result<(), Error> {
    let audit = Audit::of(session);
    let (mut facts, grant_types) = session
        .call(async |client: &Client| {
            let mut facts = client.access(users, &OPERATIONS).await?;
            let mut grant_types = None;
            match wanted {
                Wanted::Sessions => facts.sessions = client.user_sessions(users).await?,
                Wanted::GrantTypes => grant_types = Some(client.grant_types_by_app().await?),
            }
            Ok((facts, grant_types))
        })
        .await?;
    audit.learn(users, |known| {
        if wanted != Wanted::Sessions {
            facts.sessions = known.facts.sessions.take();
        }
        known.facts = facts;
        if let Some(grant_types) = grant_types {
            known.grant_types = grant_types.map_or(GrantTypes::Unavailable, GrantTypes::ByApp);
        }
    });
    Ok(())
}

/// Reads one app and what is known about its user, the license included.
pub async fn read_app(session: &Session, id: &Id) -> Result<App, Error> {
    let audit = Audit::of(session);
    let (app, facts, license) = session
        .call(async |client: &Client| {
            let app = client.app(id).await?;
            let users = users_of([&app]);
            let mut facts = client.access(&users, &OPERATIONS).await?;
            facts.sessions = client.user_sessions(&users).await?;
            let license = match users.first() {
                Some(user) => client.has_license(user).await?,
                None => None,
            };
            Ok((app, facts, license))
        })
        .await?;
    let users = users_of([&app]);
    audit.learn(&users, |known| {
        known.facts = facts;
        known.licenses.extend(users.first().cloned().zip(license));
    });
    Ok(app)
}
