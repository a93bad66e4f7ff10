//! The fields of an app, the same for a new app and for an existing one.

use creatio::Id;
use leptos::prelude::*;
use model::app::field::{Field, Input, TextStyle};

use super::{
    draft_fields::{DraftFields, FieldSignal},
    user_directory::UserDirectory,
    user_field::UserField,
    warnings::Warnings,
};
use crate::{
    components::{Button, FieldKind, Switch, TextField},
    session::session,
    text::{app as texts, connect::READ_ONLY_REASON, users::CREATE_USER},
};

/// The fields of an app, in the order of the table of fields.
#[component]
pub fn AppFields(
    /// Their values.
    fields: DraftFields,
    /// The app, if it exists already.
    #[prop(optional)]
    app_id: Option<Id>,
    /// The users of the site.
    users: UserDirectory,
    /// Whether the fields can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
) -> impl IntoView {
    let session = session();
    let is_new = app_id.is_none();
    let warnings = Warnings::new(fields, app_id, users);
    let is_visible = |input: &Input| (!is_new || input.on_new_app) && (input.is_supported)(session.client());
    Field::inputs()
        .filter(|(_, input)| is_visible(input))
        .map(|(field, input)| view! { <AppField field input fields warnings users read_only/> })
        .collect_view()
}

/// One field, with the component of its kind.
#[component]
fn AppField(
    field: Field,
    input: &'static Input,
    fields: DraftFields,
    warnings: Warnings,
    users: UserDirectory,
    read_only: Signal<bool>,
) -> impl IntoView {
    let left = Callback::new(move |()| {
        fields.note_left(field);
        warnings.note_left(field);
    });
    fields.signal(field).map(|signal| match signal {
        FieldSignal::Text { value, style, max_length } => view! {
            <TextField
                label={texts::field(field)}
                value
                kind={field_kind(style)}
                hint={texts::field_hint(field)}
                problem={fields.problem(field)}
                warning={warnings.of_text(field)}
                left
                counted=max_length
                required={input.is_required()}
                read_only
            />
        }
        .into_any(),
        FieldSignal::Switch(on) => view! { <SwitchInput field on read_only/> }.into_any(),
        FieldSignal::User(chosen) => view! {
            <div class="field">
                <UserField field input fields chosen users read_only/>
                {move || warnings.of_user().into_iter().map(|warning| view! { <p class="warning">{warning}</p> }).collect_view()}
                {move || {
                    (warnings.is_supervisor() && !read_only.get()).then(|| {
                        let press = Callback::new(move |()| users.is_creating().set(true));
                        view! { <div class="row"><Button label={CREATE_USER} press/></div> }
                    })
                }}
            </div>
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
fn SwitchInput(field: Field, on: RwSignal<bool>, read_only: Signal<bool>) -> impl IntoView {
    let caption = Signal::derive(move || texts::on_off(on.get()).to_owned());
    let change = Callback::new(move |now| on.set(now));
    let disabled = Signal::derive(move || read_only.get().then_some(READ_ONLY_REASON));
    let hint = texts::field_hint(field).map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{texts::field(field)}</span>
            <Switch name={texts::field(field)} on change disabled caption/>
            {hint}
        </div>
    }
}
