//! A dialog that asks for one text.

use leptos::prelude::*;
use model::typed_text::cleaned;

use super::{Button, Dialog, Explained, Look, TextField};

/// Asks for one text and does something with it.
#[component]
pub fn TextDialog(
    /// Its heading and accessible name.
    title: &'static str,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The label of the field.
    label: &'static str,
    /// The text.
    value: RwSignal<String>,
    /// The maximum number of characters.
    max_length: u32,
    /// What is said if the text is empty.
    missing: &'static str,
    /// The name of the action.
    action: &'static str,
    /// The name of the button that closes it.
    cancel: &'static str,
    /// Whether the action is running.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// How the action failed.
    #[prop(optional, into)]
    failure: Signal<Option<Explained>>,
    /// Takes the text, which is not empty.
    submit: Callback<String>,
    /// Closes it.
    close: Callback<()>,
    /// What it is about.
    children: ChildrenFn,
) -> impl IntoView {
    let problem = RwSignal::new(None);
    let children = StoredValue::new(children);
    let run = move || {
        let text = value.with_untracked(|text| cleaned(text, false));
        problem.set(text.is_empty().then(|| missing.to_owned()));
        if !text.is_empty() && !busy.get_untracked() {
            submit.run(text);
        }
    };
    let closing = Callback::new(move |()| {
        problem.set(None);
        close.run(());
    });
    view! {
        <Dialog title open busy failure close=closing>
            {children.with_value(|children| children())}
            <form
                class="stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    run();
                }
            >
                <TextField label value problem required=true max_length first=true/>
                <div class="row form-foot">
                    <Button label={action} look={Look::Primary} busy/>
                    <Button label={cancel} press=closing/>
                </div>
            </form>
        </Dialog>
    }
}
