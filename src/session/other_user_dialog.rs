//! Another user has signed in in another tab: nothing is changed in their name before the user has agreed.

use leptos::prelude::*;

use super::{Phase, session};
use crate::{
    browser,
    components::{Button, Dialog, Look},
    text::session as texts,
};

/// The dialog that says who is signed in now, and asks whether to go on as that user.
#[component]
pub fn OtherUserDialog() -> impl IntoView {
    let session = session();
    let phase = session.clone();
    let names = Memo::new(move |_| match phase.phase() {
        Phase::Replaced { before, now } => Some((before.name, now)),
        _ => None,
    });
    let open = Signal::derive(move || names.with(Option::is_some));
    let title = Signal::derive(move || texts::now_as(&names.get().unwrap_or_default().1));
    // Every name, draft and secret on the page belongs to the user before, so the page starts again.
    let go_on = Callback::new(move |()| browser::page::reload());
    let dismissing = session.clone();
    let not_now = Callback::new(move |()| dismissing.dismiss_prompt());
    view! {
        <Dialog title open busy={Signal::stored(false)} failure={Signal::stored(None)} close=not_now>
            <p class="lead">{move || texts::other_user(&names.get().unwrap_or_default().0)}</p>
            <div class="dialog-foot">
                <Button label={texts::NOT_NOW} look={Look::Quiet} press=not_now/>
                <Button
                    label={Signal::derive(move || texts::go_on_as(&names.get().unwrap_or_default().1))}
                    look={Look::Primary}
                    press=go_on
                />
            </div>
        </Dialog>
    }
}
