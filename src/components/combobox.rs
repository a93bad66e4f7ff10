//! A field that offers choices while the user types (ARIA's combobox with a listbox).

use std::ops::Range;

use leptos::{ev, html, prelude::*};

use super::{Icon, combobox_list::ListBox, icons};

/// One of the choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What identifies it among the others.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The parts of the name that match what was typed, as ranges of bytes.
    pub hits: Vec<Range<usize>>,
    /// A short note about it.
    pub note: String,
    /// A word that marks it among the others.
    pub badge: Option<&'static str>,
}

/// What the list offers after its choices, for a user who finds none.
#[derive(Clone, Copy)]
pub struct ListAction {
    /// Its name.
    pub label: &'static str,
    /// What it does, below the name.
    pub hint: &'static str,
    /// Does it.
    pub run: Callback<()>,
}

/// What the list shows.
#[derive(Clone, Copy)]
pub struct ListContent {
    /// The choices for what was typed; `None` while they are loading.
    pub choices: Signal<Option<Vec<Choice>>>,
    /// Shown below the choices if there are more than are offered.
    pub more: Signal<Option<String>>,
    /// Shown in place of choices if there are none.
    pub empty: Signal<String>,
    /// Called when the end of the choices is reached.
    pub end_reached: Callback<()>,
    /// What the list offers after its choices.
    pub action: Option<ListAction>,
}

/// Which line of the list is active: a choice, or the action after them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Active {
    Choice(usize),
    Action,
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
    /// What the list shows.
    content: ListContent,
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
    /// Whether it can only be read.
    #[prop(optional, into)]
    read_only: Signal<bool>,
) -> impl IntoView {
    let id = super::unique_id("combobox");
    let [list_id, problem_id, hint_id, more_id] =
        ["list", "problem", "hint", "more"].map(|part| format!("{id}-{part}"));
    let input = NodeRef::<html::Input>::new();
    let open = RwSignal::new(false);
    let active = RwSignal::new(Active::Choice(0));
    let ListContent { choices, more, action, end_reached, .. } = content;
    // The field shows what is typed while the list is open, and the choice otherwise.
    let visible_text = move || match open.get() {
        true => typed.get(),
        false => chosen.with(|chosen| chosen.as_ref().map_or_else(String::new, |choice| choice.name.clone())),
    };
    let show = move || {
        if !open.get_untracked() && !read_only.get_untracked() {
            typed.set(String::new());
            active.set(Active::Choice(0));
            open.set(true);
            opened.run(());
        }
    };
    let take = move |choice: Choice| {
        chosen.set(Some(choice));
        open.set(false);
    };
    let act = move || {
        open.set(false);
        if let Some(action) = action {
            action.run.run(());
        }
    };
    let count = move || choices.with(|choices| choices.as_ref().map_or(0, Vec::len));
    // The action can be reached by the arrows only, so that Enter while choices are loading does nothing.
    let step = move |forward: bool| {
        let last = count().checked_sub(1);
        let first = last.map(|_| 0);
        let after_end = move |other: Option<usize>| match action {
            Some(_) => Active::Action,
            None => Active::Choice(other.unwrap_or_default()),
        };
        active.update(|at| {
            *at = match (*at, forward) {
                (Active::Choice(at), true) if Some(at) < last => Active::Choice(at + 1),
                (Active::Choice(_), true) => after_end(first),
                (Active::Choice(at), false) if at > 0 => Active::Choice(at - 1),
                (Active::Choice(_), false) => after_end(last),
                (Active::Action, forward) => {
                    if forward { first } else { last }.map_or(Active::Action, Active::Choice)
                }
            }
        });
        if matches!(active.get_untracked(), Active::Choice(at) if Some(at) == last) {
            end_reached.run(());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match (event.key().as_str(), open.get()) {
            ("ArrowDown" | "ArrowUp", false) => show(),
            ("ArrowDown", true) => step(true),
            ("ArrowUp", true) => step(false),
            ("Home", true) => active.set(Active::Choice(0)),
            ("End", true) => {
                active.set(Active::Choice(count().saturating_sub(1)));
                end_reached.run(());
            }
            ("Escape", true) => open.set(false),
            ("Enter", true) => match active.get() {
                Active::Action => act(),
                Active::Choice(at) => {
                    if let Some(choice) = choices.with(|choices| choices.as_ref()?.get(at).cloned()) {
                        take(choice);
                    }
                }
            },
            _ => return,
        }
        event.prevent_default();
    };
    let on_input = move |text: String| {
        if !open.get_untracked() {
            show();
        }
        typed.set(text);
        active.set(Active::Choice(0));
    };
    let option_id = {
        let list_id = list_id.clone();
        move |at: Active| match at {
            Active::Choice(at) => format!("{list_id}-{at}"),
            Active::Action => format!("{list_id}-action"),
        }
    };
    let active_id = {
        let option_id = option_id.clone();
        move || {
            let is_there = active.get() == Active::Action || count() > 0;
            (open.get() && is_there).then(|| option_id(active.get()))
        }
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
                    aria-readonly=move || read_only.get().then_some("true")
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    aria-describedby=described
                    readonly=read_only
                    prop:value=visible_text
                    on:input:target=move |event| on_input(event.target().value())
                    on:click=move |_| show()
                    on:blur=move |_| {
                        // A focused field that is removed with its page loses the focus, too.
                        let _ = open.try_set(false);
                    }
                    on:keydown=on_key
                />
                <Icon shape={icons::DOWN}/>
                <ListBox
                    list_id
                    more_id
                    label
                    open=open.into()
                    content
                    active
                    chosen
                    option_id=Callback::new(option_id)
                    take=Callback::new(take)
                    act=Callback::new(move |()| act())
                />
            </div>
            {hint.map(|hint| view! { <p class="hint" id={hint_id}>{hint}</p> })}
            <p class="problem" id={problem_id}>{move || problem.get()}</p>
        </div>
    }
}
