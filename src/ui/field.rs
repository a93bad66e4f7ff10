//! A labelled field of a form.

use leptos::prelude::*;

/// What is typed into a field.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// An address; phones then offer the right keys.
    Url,
    /// A password: what is typed is not shown.
    Password,
}

/// A text field with its label, its hint and what is wrong with what was typed.
#[component]
pub fn TextField(
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// What was typed.
    value: RwSignal<String>,
    /// What kind of text it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// What is wrong with the text now, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// A word of help below the field.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it has to be filled in.
    #[prop(optional)]
    required: bool,
    /// The browser's `autocomplete` token.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// How many characters Creatio keeps.
    #[prop(optional)]
    max_length: Option<u32>,
    /// Whether it takes the focus when the dialog that it is in opens.
    #[prop(optional)]
    first: bool,
    /// Called when the field is left.
    #[prop(optional, into)]
    left: Option<Callback<()>>,
) -> impl IntoView {
    let id = super::unique_id("field");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = {
        let (hint_id, problem_id, has_hint) = (hint_id.clone(), problem_id.clone(), hint.is_some());
        move || match (problem.with(Option::is_some), has_hint) {
            (true, _) => Some(problem_id.clone()),
            (false, true) => Some(hint_id.clone()),
            (false, false) => None,
        }
    };
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let on_blur = move |_| {
        if let Some(left) = left {
            left.run(());
        }
    };
    let input = if kind == FieldKind::Lines {
        view! {
            <textarea
                id={id.clone()}
                class="input"
                rows="3"
                maxlength=max_length
                aria-invalid=invalid
                aria-describedby=described
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:blur=on_blur
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id={id.clone()}
                class="input"
                type=if kind == FieldKind::Password { "password" } else { "text" }
                inputmode=(kind == FieldKind::Url).then_some("url")
                autocomplete=autocomplete
                spellcheck="false"
                autocapitalize="off"
                maxlength=max_length
                autofocus=first
                aria-required=required.then_some("true")
                aria-invalid=invalid
                aria-describedby=described
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:blur=on_blur
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label class="label" for={id}>
                {label} {required.then(|| view! { <span class="required" aria-hidden="true">{"*"}</span> })}
            </label>
            {input}
            {hint.map(|hint| view! { <p class="hint" id={hint_id}>{hint}</p> })}
            <p class="problem" id={problem_id}>{move || problem.get()}</p>
        </div>
    }
}
