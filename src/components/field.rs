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
    /// The maximum number of characters; the browser takes no more.
    #[prop(optional)]
    max_length: Option<u32>,
    /// The maximum number of characters, counted beside the label: more can be typed or pasted, and nothing is cut silently.
    #[prop(optional)]
    counted: Option<u32>,
    /// What the user should know about the text, though it can be saved.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    /// Whether it can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Whether it gets the focus when its dialog opens.
    #[prop(optional)]
    first: bool,
    /// Called when the field loses the focus.
    #[prop(optional, into)]
    left: Option<Callback<()>>,
) -> impl IntoView {
    let id = super::unique_id("field");
    let [hint_id, problem_id, warning_id] = ["hint", "problem", "warning"].map(|part| format!("{id}-{part}"));
    let described = {
        let (hint_id, problem_id, warning_id) = (hint_id.clone(), problem_id.clone(), warning_id.clone());
        move || {
            let below = match problem.with(Option::is_some) {
                true => Some(problem_id.as_str()),
                false => hint.map(|_| hint_id.as_str()),
            };
            let warned = warning.with(Option::is_some).then_some(warning_id.as_str());
            let ids: Vec<_> = below.into_iter().chain(warned).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let counter = counted.map(|max| {
        let length = Memo::new(move |_| value.with(|text| text.encode_utf16().count()));
        let max = max as usize;
        // A single line is rarely that long, so its counter would only distract.
        let is_visible = move || kind == FieldKind::Lines || length.get() * 5 > max * 4;
        let is_over = move || length.get() > max;
        view! {
            <span class="counter" class:is-over=is_over hidden=move || !is_visible()>
                {move || format!("{} / {max}", length.get())}
            </span>
        }
    });
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let on_blur = move |_| {
        if let Some(left) = left {
            // A focused field that is removed with its page loses the focus, too.
            let _ = left.try_run(());
        }
    };
    let input = if kind == FieldKind::Lines {
        view! {
            <textarea
                id={id.clone()}
                class="input"
                rows="3"
                maxlength=max_length
                readonly=read_only
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
                placeholder=" "
                spellcheck="false"
                autocapitalize="off"
                maxlength=max_length
                readonly=read_only
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
            <div class="label-row">
                <label class="label" for={id}>
                    {label}
                    {move || required.get().then(|| view! { <span class="required" aria-hidden="true">{" *"}</span> })}
                </label>
                {counter}
            </div>
            {input}
            {hint.map(|hint| view! { <p class="hint" id={hint_id}>{hint}</p> })}
            <p class="problem" id={problem_id}>{move || problem.get()}</p>
            <p class="warning" id={warning_id}>{move || warning.get()}</p>
        </div>
    }
}
