//! “Your session has ended”, over the open page.

use leptos::{ev, prelude::*, task::spawn_local};

use super::sign_in_fields::SignInFields;
use crate::{
    components::{Button, Dialog, Look},
    session::{Phase, session},
    text::session as texts,
};

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
    let dismissing = session.clone();
    let not_now = Callback::new(move |()| dismissing.dismiss_prompt());
    view! {
        <Dialog title={texts::ENDED} open busy failure={Signal::stored(None)} close=not_now>
            <p class="lead">{texts::ENDED_LEAD}</p>
            <SignInFields busy/>
            <Button label={texts::NOT_NOW} look={Look::Quiet} press=not_now/>
        </Dialog>
    }
}
