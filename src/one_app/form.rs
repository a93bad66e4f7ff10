//! The fields of an app, the same for a new one and for one that is there.

use creatio::{App, Id, Named};
use leptos::prelude::*;

use super::{
    acting::{Acting, acting},
    draft::{Draft, Field, MAX_TEXT},
    user_field::UserField,
};
use crate::{
    apps::AppStore,
    host::{FIRST_PROBLEM, Host},
    session::{Session, session},
    text::one_app as words,
    ui::{Choice, FieldKind, Switch, TextField},
};

/// A draft while it is edited: a signal a field.
#[derive(Clone, Copy)]
pub struct DraftFields {
    name: RwSignal<String>,
    application_url: RwSignal<String>,
    redirect_url: RwSignal<String>,
    description: RwSignal<String>,
    active: RwSignal<bool>,
    /// The user on whose behalf the app is to act.
    pub system_user: RwSignal<Option<Choice>>,
    /// The Redirect URL as it is saved.
    redirect_before: Signal<String>,
    /// Whether all problems are shown, also of fields not reached yet.
    asked: RwSignal<bool>,
    /// The fields that were left once, whose problems are shown.
    left: RwSignal<Vec<Field>>,
}

impl DraftFields {
    /// Fields that hold a draft; `redirect_before` is the Redirect URL as it is saved.
    pub fn new(draft: Draft, redirect_before: Signal<String>) -> Self {
        let fields = Self {
            name: RwSignal::default(),
            application_url: RwSignal::default(),
            redirect_url: RwSignal::default(),
            description: RwSignal::default(),
            active: RwSignal::default(),
            system_user: RwSignal::default(),
            redirect_before,
            asked: RwSignal::new(false),
            left: RwSignal::default(),
        };
        fields.set(draft);
        fields
    }

    /// Puts a draft into the fields.
    pub fn set(&self, draft: Draft) {
        let Draft { name, application_url, redirect_url, description, active, system_user } = draft;
        let choice =
            system_user.map(|Named { id, name }| Choice { key: id.to_string(), name, note: String::new() });
        self.name.set(name);
        self.application_url.set(application_url);
        self.redirect_url.set(redirect_url);
        self.description.set(description);
        self.active.set(active);
        self.system_user.set(choice);
    }

    /// The draft as it is typed now; tracked.
    pub fn draft(&self) -> Draft {
        let system_user = self
            .system_user
            .get()
            .and_then(|choice| Some(Named { id: Id::parse(&choice.key)?, name: choice.name }));
        Draft {
            name: self.name.get(),
            application_url: self.application_url.get(),
            redirect_url: self.redirect_url.get(),
            description: self.description.get(),
            active: self.active.get(),
            system_user,
        }
    }

    /// Shows every problem from now on and goes to the first; true if there is none.
    pub fn check(&self, host: &dyn Host) -> bool {
        self.asked.set(true);
        let complete = untrack(|| self.draft().is_complete(&self.redirect_before.get()));
        if !complete {
            host.focus(FIRST_PROBLEM);
        }
        complete
    }

    /// What is wrong with a field, once it is time to say so.
    pub fn problem(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let shown = self.asked.get() || self.left.with(|left| left.contains(&field));
            let problem = self.draft().problem(field, &self.redirect_before.get()).filter(|_| shown)?;
            Some(words::problem(problem).to_owned())
        })
    }

    fn leaving(self, field: Field) -> Callback<()> {
        Callback::new(move |()| {
            // An empty field that was only passed through is no mistake yet.
            let text = match field {
                Field::Name => self.name,
                Field::RedirectUrl => self.redirect_url,
                _ => self.application_url,
            };
            let typed = text.with_untracked(|text| !text.is_empty());
            if typed && !self.left.with_untracked(|left| left.contains(&field)) {
                self.left.update(|left| left.push(field));
            }
        })
    }
}

/// The fields of an app.
#[component]
pub fn AppFields(
    /// What they hold.
    fields: DraftFields,
    /// The app that they are of, if it is there already.
    #[prop(optional)]
    own: Option<Id>,
) -> impl IntoView {
    let caption = Signal::derive(move || words::on_off(fields.active.get()).to_owned());
    // A new app is made without one: there is nothing yet that a user could be sent back to.
    let redirect = (own.is_some() && has_redirect_url(&session())).then(|| {
        view! {
            <TextField
                label={words::field(Field::RedirectUrl)}
                value={fields.redirect_url}
                kind={FieldKind::Url}
                hint={words::REDIRECT_URL_HINT}
                problem={fields.problem(Field::RedirectUrl)}
                left={fields.leaving(Field::RedirectUrl)}
                max_length=MAX_TEXT
            />
        }
    });
    view! {
        <TextField
            label={words::field(Field::Name)}
            value={fields.name}
            problem={fields.problem(Field::Name)}
            left={fields.leaving(Field::Name)}
            max_length=MAX_TEXT
            required=true
        />
        <TextField
            label={words::field(Field::ApplicationUrl)}
            value={fields.application_url}
            kind={FieldKind::Url}
            hint={words::APPLICATION_URL_HINT}
            problem={fields.problem(Field::ApplicationUrl)}
            left={fields.leaving(Field::ApplicationUrl)}
            max_length=MAX_TEXT
            required=true
        />
        {redirect}
        <TextField
            label={words::field(Field::Description)}
            value={fields.description}
            kind={FieldKind::Lines}
            max_length=MAX_TEXT
        />
        <UserField fields/>
        <ActingNote fields own/>
        <div class="field">
            <span class="label" aria-hidden="true">{words::field(Field::Active)}</span>
            <Switch
                name={words::field(Field::Active)}
                on={fields.active}
                change={Callback::new(move |on| fields.active.set(on))}
                caption
            />
            <p class="hint">{words::ACTIVE_HINT}</p>
        </div>
    }
}

/// What is worth knowing of the chosen user.
#[component]
fn ActingNote(fields: DraftFields, own: Option<Id>) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let found = Memo::new(move |_| {
        let user = fields.system_user.with(|choice| Id::parse(&choice.as_ref()?.key))?;
        let is_users = |app: &App| app.system_user.as_ref().is_some_and(|other| other.id == user);
        let rows = store.rows();
        let of_user = rows.iter().filter(|row| row.app.with_untracked(is_users));
        let apps: Vec<_> = of_user.map(|row| row.app.get_untracked()).collect();
        Some(acting(&user, own.as_ref(), apps.iter()))
    });
    move || {
        let Acting { everything, others } = found.get().unwrap_or_default();
        let notes =
            [everything.then(|| words::ACTS_AS_SUPERVISOR.to_owned()), words::acts_for_others(&others)];
        notes.map(|note| note.map(|note| view! { <p class="hint hint-warning">{note}</p> })).collect_view()
    }
}

/// Whether this site's apps have a Redirect URL at all: a version may lack the column, which the client knows once it
/// has read an app.
fn has_redirect_url(session: &Session) -> bool {
    session.client().has_redirect_url()
}
