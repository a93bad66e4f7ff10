//! A field that offers choices while the user types (ARIA's combobox with a listbox).

use leptos::{ev, html, prelude::*};

use super::{Icon, icons, texts};

/// One of the choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What identifies it among the others.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A short note about it.
    pub note: String,
}

/// A field whose value is one of the offered choices.
///
/// The caller provides the choices for what was typed; the field shows them and lets the user choose one.
#[component]
pub fn Combobox(
    /// The label.
    label: &'static str,
    /// The chosen value.
    chosen: RwSignal<Option<Choice>>,
    /// What was typed; empty again once something was chosen.
    typed: RwSignal<String>,
    /// The choices for what was typed; `None` while they are loading.
    #[prop(into)]
    choices: Signal<Option<Vec<Choice>>>,
    /// Shown below the choices if there are more than are offered.
    #[prop(optional, into)]
    more: Signal<Option<String>>,
    /// Called when the list opens, so that the choices can be loaded.
    opened: Callback<()>,
    /// What is wrong with the choice, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Help text below the field.
    #[prop(optional_no_strip, into)]
    hint: Option<&'static str>,
    /// Whether a choice is required.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let id = super::unique_id("combobox");
    let (list_id, problem_id, hint_id, more_id) =
        (format!("{id}-list"), format!("{id}-problem"), format!("{id}-hint"), format!("{id}-more"));
    let input = NodeRef::<html::Input>::new();
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    // The field shows what is typed while the list is open, and the choice otherwise.
    let visible_text = move || match open.get() {
        true => typed.get(),
        false => chosen.with(|chosen| chosen.as_ref().map_or_else(String::new, |choice| choice.name.clone())),
    };
    let show = move || {
        if !open.get_untracked() {
            typed.set(String::new());
            active.set(0);
            open.set(true);
            opened.run(());
        }
    };
    let take = move |choice: Choice| {
        chosen.set(Some(choice));
        open.set(false);
    };
    let count = move || choices.with(|choices| choices.as_ref().map_or(0, Vec::len));
    let on_key = move |event: ev::KeyboardEvent| {
        let last = count().saturating_sub(1);
        match (event.key().as_str(), open.get()) {
            ("ArrowDown" | "ArrowUp", false) => show(),
            ("ArrowDown", true) => active.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            ("ArrowUp", true) => active.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            ("Home", true) => active.set(0),
            ("End", true) => active.set(last),
            ("Escape", true) => open.set(false),
            ("Enter", true) => {
                let choice = choices.with(|choices| choices.as_ref()?.get(active.get()).cloned());
                choice.map(take);
            }
            _ => return,
        }
        event.prevent_default();
    };
    let on_input = move |text: String| {
        if !open.get_untracked() {
            show();
        }
        typed.set(text);
        active.set(0);
    };
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (open.get() && count() > 0).then(|| option_id(active.get()))
    };
    let described = {
        let (problem_id, hint_id, more_id) = (problem_id.clone(), hint_id.clone(), more_id.clone());
        let has_hint = hint.is_some();
        move || {
            let below_field = match problem.with(Option::is_some) {
                true => Some(problem_id.as_str()),
                false => has_hint.then_some(hint_id.as_str()),
            };
            let below_choices = (open.get() && more.with(Option::is_some)).then_some(more_id.as_str());
            let ids: Vec<_> = below_field.into_iter().chain(below_choices).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let controls = list_id.clone();
    view! {
        <div class="field combobox">
            <label class="label" for={id.clone()}>
                {label} {required.then(|| view! { <span class="required" aria-hidden="true">{" *"}</span> })}
            </label>
            <div class="combobox-field">
                <input
                    id={id}
                    class="input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=input
                    aria-autocomplete="list"
                    aria-controls={controls}
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-activedescendant=active_id
                    aria-required=required.then_some("true")
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    aria-describedby=described
                    prop:value=visible_text
                    on:input:target=move |event| on_input(event.target().value())
                    on:click=move |_| show()
                    on:blur=move |_| open.set(false)
                    on:keydown=on_key
                />
                <Icon shape={icons::DOWN}/>
            </div>
            <ListBox list_id more_id label open=open.into() choices more active chosen option_id=Callback::new(option_id) take=Callback::new(take)/>
            {hint.map(|hint| view! { <p class="hint" id={hint_id}>{hint}</p> })}
            <p class="problem" id={problem_id}>{move || problem.get()}</p>
        </div>
    }
}

#[component]
fn ListBox(
    list_id: String,
    more_id: String,
    label: &'static str,
    open: Signal<bool>,
    choices: Signal<Option<Vec<Choice>>>,
    more: Signal<Option<String>>,
    active: RwSignal<usize>,
    chosen: RwSignal<Option<Choice>>,
    option_id: Callback<usize, String>,
    take: Callback<Choice>,
) -> impl IntoView {
    let options = move || {
        let all = choices.get().unwrap_or_default();
        all.into_iter()
            .enumerate()
            .map(|(at, choice)| view! { <Row at choice active chosen option_id take/> })
            .collect_view()
    };
    let empty = move || match (open.get(), choices.get()) {
        (true, None) => Some(texts().loading),
        (true, Some(all)) if all.is_empty() => Some(texts().no_choice),
        _ => None,
    };
    view! {
        // A press in the list must not take the focus from the field, which would close the list.
        <div class="combobox-pop" hidden=move || !open.get() on:mousedown=|event| event.prevent_default()>
            <div id={list_id} role="listbox" class="combobox-list" aria-label={label}>
                {move || open.get().then(options)}
            </div>
            <p class="combobox-more" id={more_id} hidden=move || more.with(Option::is_none)>{more}</p>
            <p class="combobox-empty" hidden=move || empty().is_none()>{empty}</p>
        </div>
    }
}

#[component]
fn Row(
    at: usize,
    choice: Choice,
    active: RwSignal<usize>,
    chosen: RwSignal<Option<Choice>>,
    option_id: Callback<usize, String>,
    take: Callback<Choice>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let is_active = move || active.get() == at;
    Effect::new(move || {
        if let (true, Some(element)) = (is_active(), element.get()) {
            element.scroll_into_view_with_bool(false);
        }
    });
    let key = choice.key.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.key == key));
    let (name, note) = (choice.name.clone(), choice.note.clone());
    view! {
        <div
            id={option_id.run(at)}
            role="option"
            class="combobox-option"
            class:is-active=is_active
            node_ref=element
            aria-selected=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| take.run(choice.clone())
        >
            <span translate="no">{name}</span>
            <span class="combobox-note">{note}</span>
        </div>
    }
}
