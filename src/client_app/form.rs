//! The fields of an app, the same for a new app and for an existing one.

use creatio::{App, Id};
use leptos::prelude::*;
use model::app::{
    field::{Field, Input, TextStyle},
    system_user_warnings::{SystemUserWarnings, system_user_warnings},
};

use super::{
    draft_fields::{DraftFields, FieldSignal},
    user_field::UserField,
};
use crate::{
    app_store::AppStore,
    components::{Choice, FieldKind, Switch, TextField},
    session::session,
    text::app as texts,
};

/// The fields of an app, in the order of the table of fields.
#[component]
pub fn AppFields(
    /// Their values.
    fields: DraftFields,
    /// The app, if it exists already.
    #[prop(optional)]
    app_id: Option<Id>,
) -> impl IntoView {
    let session = session();
    let is_visible =
        |input: &Input| (app_id.is_some() || input.on_new_app) && (input.is_supported)(session.client());
    Field::inputs()
        .filter(|(_, input)| is_visible(input))
        .map(|(field, input)| view! { <AppField field input fields app_id={app_id.clone()}/> })
        .collect_view()
}

/// One field, with the component of its kind.
#[component]
fn AppField(field: Field, input: &'static Input, fields: DraftFields, app_id: Option<Id>) -> impl IntoView {
    fields.signal(field).map(|signal| match signal {
        FieldSignal::Text { value, style, max_length } => view! {
            <TextField
                label={texts::field(field)}
                value
                kind={field_kind(style)}
                hint={texts::field_hint(field)}
                problem={fields.problem(field)}
                left={Callback::new(move |()| fields.note_left(field))}
                max_length
                required={input.is_required()}
            />
        }
        .into_any(),
        FieldSignal::Switch(on) => view! { <SwitchInput field on/> }.into_any(),
        FieldSignal::User(chosen) => view! {
            <UserField field input fields chosen/>
            <Warnings chosen app_id/>
        }
        .into_any(),
    })
}

fn field_kind(style: TextStyle) -> FieldKind {
    match style {
        TextStyle::Line => FieldKind::Line,
        TextStyle::Lines => FieldKind::Lines,
        TextStyle::Url => FieldKind::Url,
    }
}

#[component]
fn SwitchInput(field: Field, on: RwSignal<bool>) -> impl IntoView {
    let caption = Signal::derive(move || texts::on_off(on.get()).to_owned());
    let hint = texts::field_hint(field).map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{texts::field(field)}</span>
            <Switch name={texts::field(field)} on change={Callback::new(move |now| on.set(now))} caption/>
            {hint}
        </div>
    }
}

/// What an administrator should know about the chosen user.
#[component]
fn Warnings(chosen: RwSignal<Option<Choice>>, app_id: Option<Id>) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let warnings = Memo::new(move |_| {
        let user = chosen.with(|choice| choice.as_ref()?.key.parse::<Id>().ok())?;
        let is_of_user = |app: &App| app.system_user.as_ref().is_some_and(|other| other.id == user);
        let rows = store.rows();
        let of_user = rows.iter().filter(|row| row.app.with_untracked(is_of_user));
        let apps: Vec<_> = of_user.map(|row| row.app.get_untracked()).collect();
        Some(system_user_warnings(&user, app_id.as_ref(), apps.iter()))
    });
    move || {
        let SystemUserWarnings { is_supervisor, other_apps } = warnings.get().unwrap_or_default();
        let sentences = [
            is_supervisor.then(|| texts::SUPERVISOR_WARNING.to_owned()),
            texts::shared_user_warning(&other_apps),
        ];
        sentences
            .map(|sentence| sentence.map(|sentence| view! { <p class="hint hint-warning">{sentence}</p> }))
            .collect_view()
    }
}
