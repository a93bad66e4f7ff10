//! Reading what is known for an audit.

use creatio::{Client, Error, Id};
use leptos::prelude::*;
use model::{
    access::{OPERATIONS, users_of},
    findings::GrantTypes,
};

use super::{Audit, Known};
use crate::{
    app_store::{AppStore, LoadState},
    components::{Button, Call, FailureNote},
    effect::effect,
    session::{Session, session},
    text::{self, failure::explain},
};

/// What a view needs besides the roles and operation permissions of the users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// When the users of all apps last had a session. One query.
    Sessions,
    /// The grant types of all apps. One query.
    GrantTypes,
    /// One app, and the session and license of its user.
    App(Id),
}

/// Reading what a view needs.
#[derive(Clone, Copy)]
pub struct AuditCall {
    /// The calls.
    pub call: Call<Error>,
    /// Whether everything was read.
    pub is_done: RwSignal<bool>,
    /// Reads it, once more if it was read already.
    pub start: Callback<()>,
}

impl AuditCall {
    /// Reads about the users of all apps, as soon as the list of apps is complete.
    pub fn of_all(wanted: Wanted) -> AuditCall {
        let (session, store) = (session(), expect_context::<AppStore>());
        let reading = AuditCall::on_request(wanted);
        effect(move || match store.state() {
            LoadState::Failed(error) => reading.call.fail(error),
            LoadState::Complete => reading.start.run(()),
            LoadState::NotLoaded | LoadState::Loading | LoadState::Refreshing => {}
        });
        let retry = Callback::new(move |()| {
            reading.call.clear();
            store.ensure(&session);
            if untrack(|| store.is_complete()) {
                reading.start.run(());
            }
        });
        retry.run(());
        AuditCall { start: retry, ..reading }
    }

    /// Reads when it is started.
    pub fn on_request(wanted: Wanted) -> AuditCall {
        let (session, store) = (session(), expect_context::<AppStore>());
        let (call, is_done) = (Call::default(), RwSignal::new(false));
        let start = Callback::new(move |()| {
            let (session, wanted) = (session.clone(), wanted.clone());
            is_done.set(false);
            call.start(async move { read(&session, store, wanted).await }, move |()| is_done.set(true));
        });
        AuditCall { call, is_done, start }
    }

    /// Says that it is going on, or how it failed.
    pub fn view(self, is_reading: &'static str, failed: &'static str) -> AnyView {
        let state = move || match self.call.failure() {
            Some(error) => view! {
                <FailureNote explained={explain(failed, &error)}>
                    <Button label={text::TRY_AGAIN} press={self.start}/>
                </FailureNote>
            }
            .into_any(),
            None if self.is_done.get() => ().into_any(),
            None => view! { <p class="hint" aria-busy="true">{is_reading}</p> }.into_any(),
        };
        state.into_any()
    }
}

async fn read(session: &Session, store: AppStore, wanted: Wanted) -> Result<(), Error> {
    let audit = Audit::of(session);
    let (learned, users, facts, license) = session
        .call(async |client: &Client| {
            let mut learned = Known::default();
            let users = match &wanted {
                Wanted::App(id) => users_of(&[learned.app.insert(client.app(id).await?)]),
                Wanted::Sessions | Wanted::GrantTypes => {
                    let rows = untrack(|| store.rows());
                    let read: Vec<_> = rows.iter().map(|row| row.app.read_untracked()).collect();
                    users_of(&read.iter().map(|app| &**app).collect::<Vec<_>>())
                }
            };
            let mut facts = client.access(&users, &OPERATIONS).await?;
            let mut license = None;
            if wanted == Wanted::GrantTypes {
                let by_app = client.grant_types_by_app().await?;
                learned.grant_types = by_app.map_or(GrantTypes::Unavailable, GrantTypes::ByApp);
            } else {
                facts.sessions = client.user_sessions(&users).await?;
            }
            if let (Wanted::App(_), Some(user)) = (&wanted, users.first()) {
                license = client.has_license(user).await?;
            }
            Ok((learned, users, facts, license))
        })
        .await?;
    audit.known.update(|known| {
        known.learn(&users, &facts, license);
        known.app = learned.app;
        if wanted == Wanted::GrantTypes {
            known.grant_types = learned.grant_types;
        }
    });
    Ok(())
}
