//! “Your session has ended”, over the open page.

use leptos::{ev, prelude::*, task::spawn_local};

use super::sign_in_fields::{SignInFields, sign_in_failure};
use crate::{
    browser,
    components::{Button, Dialog, Look, Messages},
    effect::effect,
    session::{Phase, session},
    text::session as texts,
};

/// The first field that is still empty.
const EMPTY_FIELD: &str = "dialog[open] .input:placeholder-shown";

/// The dialog that prompts for sign-in; the page behind it stays as it is.
#[component]
pub fn EndedDialog() -> impl IntoView {
    let session = session();
    let busy = RwSignal::new(false);
    let phase = session.clone();
    let open = Signal::derive(move || matches!(phase.phase(), Phase::Ended(_)));
    // The user may have signed in in another tab before returning to this one.
    let checking = session.clone();
    let back = window_event_listener(ev::focus, move |_| {
        if open.get_untracked() && !busy.get_untracked() {
            let session = checking.clone();
            spawn_local(async move {
                session.check_again().await;
            });
        }
    });
    on_cleanup(move || back.remove());
    // A message about something done before the session ended would seem to be about what waits now.
    let messages = expect_context::<Messages>();
    effect(move || {
        if open.get() {
            messages.clear_plain_result();
            browser::focus::focus_after_paint(EMPTY_FIELD);
        }
    });
    let known = session.clone();
    let dismissing = session.clone();
    let not_now = Callback::new(move |()| dismissing.dismiss_prompt());
    view! {
        <Dialog title={texts::ENDED} open busy failure={Signal::stored(None)} close=not_now>
            <p class="lead">{texts::ENDED_LEAD}</p>
            <SignInFields busy again={known.user()} failure_view={Callback::new(sign_in_failure)}/>
            <div class="row">
                <Button label={texts::NOT_NOW} look={Look::Quiet} press=not_now/>
            </div>
        </Dialog>
    }
}
