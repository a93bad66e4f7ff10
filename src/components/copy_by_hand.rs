//! The dialog with a text that the browser did not copy: selected, to be copied by hand.

use std::cell::OnceCell;

use leptos::{mount::mount_to_body, prelude::*};

use super::{Button, Dialog, Look, Texts};
use crate::browser;

/// CSS selector of the field with the text.
const FIELD: &str = ".copy-by-hand";

/// The text, and what it is.
#[derive(Clone)]
struct ByHand {
    what: String,
    text: String,
}

thread_local! {
    /// What the dialog shows. It is beside the page, because a text may be copied in a dialog and by a command.
    static SHOWN: OnceCell<ArcRwSignal<Option<ByHand>>> = const { OnceCell::new() };
}

/// Shows a text, which must be no secret, until the user closes the dialog.
pub fn show_to_copy(texts: Texts, what: &str, text: String) {
    let shown = SHOWN.with(|shown| {
        let mount = || {
            let shown = ArcRwSignal::new(None);
            let state = shown.clone();
            mount_to_body(move || view! { <CopyByHand texts shown=state/> });
            shown
        };
        shown.get_or_init(mount).clone()
    });
    shown.set(Some(ByHand { what: what.to_owned(), text }));
    // The dialog may have opened before its content was there.
    browser::focus::focus_after_paint(FIELD);
}

#[component]
fn CopyByHand(texts: Texts, shown: ArcRwSignal<Option<ByHand>>) -> impl IntoView {
    let shown = RwSignal::from(shown);
    let open = Memo::new(move |_| shown.with(Option::is_some));
    let name = move || shown.with(|shown| shown.as_ref().map(|shown| shown.what.clone()).unwrap_or_default());
    let text = move || shown.with(|shown| shown.as_ref().map(|shown| shown.text.clone()).unwrap_or_default());
    let close = Callback::new(move |()| shown.set(None));
    let title = Signal::derive(move || format!("{} {}", texts.copy_by_hand, name()));
    view! {
        <Dialog title open close busy={Signal::stored(false)} failure={Signal::stored(None)}>
            <p>{texts.copy_refused}</p>
            <textarea
                class="input copy-by-hand"
                rows="6"
                readonly=true
                autofocus=true
                spellcheck="false"
                translate="no"
                aria-label=name
                prop:value=text
                on:focus:target=|event| event.target().select()
            ></textarea>
            <div class="row form-foot">
                <Button label={texts.close} look={Look::Primary} press=close/>
            </div>
        </Dialog>
    }
}
