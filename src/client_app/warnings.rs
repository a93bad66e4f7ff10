//! What an administrator should know before an app is saved. The list marks apps by the same judgement.

use creatio::{App, Error, Id};
use leptos::prelude::*;
use model::{
    app::{
        application_url,
        field::Field,
        system_user_warnings::{SystemUserWarnings, system_user_warnings},
    },
    list::attention::{self, Concern, concerns},
    typed_text::cleaned,
};

use super::{draft_fields::DraftFields, user_directory::UserDirectory};
use crate::{
    app_store::AppStore,
    browser,
    components::Loaded,
    effect::effect,
    session::session,
    text::{app as texts, users},
};

/// The key under which the name of an app is compared with the names of other apps.
fn name_key(name: &str) -> String {
    attention::name_key(name, browser::intl::normalized)
}

/// The warnings about the values in the form.
#[derive(Clone, Copy)]
pub struct Warnings {
    concerns: Memo<Vec<Concern>>,
    url: Memo<Option<&'static str>>,
    user: Memo<SystemUserWarnings>,
    store: AppStore,
    /// Whether an app has the name in the field, where the list of apps is not loaded.
    same_name: Loaded<(String, bool), Error>,
}

impl Warnings {
    /// The warnings about these fields. `own` is the app that they belong to, if it exists.
    pub fn new(fields: DraftFields, own: Option<Id>, directory: UserDirectory) -> Self {
        let store = expect_context::<AppStore>();
        let app = Memo::new(move |_| {
            let draft = fields.draft();
            App {
                name: draft.name().to_owned(),
                application_url: draft.get(Field::ApplicationUrl).as_text().to_owned(),
                system_user: draft.get(Field::SystemUser).as_user().cloned(),
                ..App::default()
            }
        });
        let user_of = move || app.with(|app| app.system_user.clone());
        effect(move || {
            if let Some(user) = user_of() {
                directory.look_up(user.id, user.name);
            }
        });
        let (session, others_of) = (session(), own.clone());
        let same_name = Loaded::on_demand(move || {
            let (session, own) = (session.clone(), others_of.clone());
            let name = app.with_untracked(|app| cleaned(&app.name, false));
            async move {
                browser::focus::press_ended().await;
                let apps = session.client().find_apps_by_name(&name).await?;
                Ok((name, apps.iter().any(|app| Some(&app.id) != own.as_ref())))
            }
        });
        let own_id = own.clone();
        let is_name_taken = Memo::new(move |_| {
            let key = app.with(|app| name_key(&app.name));
            if key.is_empty() {
                return false;
            }
            let is_other = |id: &Id| Some(id) != own_id.as_ref();
            let in_list = store
                .rows()
                .iter()
                .any(|row| is_other(&row.id) && row.app.with(|app| name_key(&app.name) == key));
            in_list
                || matches!(same_name.get(), Some(Ok((name, is_taken))) if is_taken && name_key(&name) == key)
        });
        let concerns = Memo::new(move |_| {
            let user_is_idle = user_of().is_some_and(|user| directory.is_active(&user.id) == Some(false));
            app.with(|app| concerns(app, user_is_idle, is_name_taken.get()))
        });
        let url = Memo::new(move |_| {
            app.with(|app| application_url::oddity(&app.application_url).map(texts::oddity))
        });
        let user = Memo::new(move |_| {
            let Some(user) = user_of() else { return SystemUserWarnings::default() };
            let rows = store.rows();
            let apps: Vec<_> = rows.iter().map(|row| row.app.get_untracked()).collect();
            system_user_warnings(&user.id, own.as_ref(), apps.iter())
        });
        Self { concerns, url, user, store, same_name }
    }

    /// Checks the name, unless the list of apps tells.
    pub fn note_left(self, field: Field) {
        if field == Field::Name && !untrack(|| self.store.is_complete()) {
            self.same_name.load();
        }
    }

    /// The warning below a text field.
    pub fn of_text(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || match field {
            Field::Name => {
                self.concerns.with(|all| all.iter().copied().find_map(texts::concern)).map(str::to_owned)
            }
            Field::ApplicationUrl => self.url.get().map(str::to_owned),
            _ => None,
        })
    }

    /// Whether the system user is Supervisor; tracked.
    pub fn is_supervisor(self) -> bool {
        self.concerns.with(|all| all.contains(&Concern::ActsAsSupervisor))
    }

    /// The warnings below the field for the system user.
    pub fn of_user(self) -> Vec<String> {
        let SystemUserWarnings { other_apps, .. } = self.user.get();
        let about_user = |concern: &Concern| match concern {
            Concern::UserNotActive => Some(users::INACTIVE_WARNING.to_owned()),
            Concern::ActsAsSupervisor => Some(users::SUPERVISOR_WARNING.to_owned()),
            Concern::NoSystemUser | Concern::UrlInvalid | Concern::NameTwice => None,
        };
        let mut all: Vec<String> = self.concerns.with(|all| all.iter().filter_map(about_user).collect());
        all.extend(users::shared_user_warning(&other_apps));
        all
    }
}
