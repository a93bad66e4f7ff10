//! A labeled form field.

use leptos::prelude::*;

/// The kind of text that a field takes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A single line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A URL; phones show a suitable keyboard.
    Url,
    /// A password, masked while it is typed.
    Password,
}

/// A text field with its label, its hint and its problem.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    label: String,
    /// The text.
    value: RwSignal<String>,
    /// What kind of text it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Help text below the field.
    #[prop(optional_no_strip, into)]
    hint: Option<&'static str>,
    /// Whether it is required.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// The browser's `autocomplete` token.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The maximum number of characters that Creatio stores.
    #[prop(optional)]
    max_length: Option<u32>,
    /// Whether it gets the focus when its dialog opens.
    #[prop(optional)]
    first: bool,
    /// Called when the field loses the focus.
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
                aria-required=move || required.get().then_some("true")
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
                {label}
                {move || required.get().then(|| view! { <span class="required" aria-hidden="true">{" *"}</span> })}
            </label>
            {input}
            {hint.map(|hint| view! { <p class="hint" id={hint_id}>{hint}</p> })}
            <p class="problem" id={problem_id}>{move || problem.get()}</p>
        </div>
    }
}
