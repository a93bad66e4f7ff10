//! “Your session has ended”, over whatever page is open.

use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    Phase,
    fields::{SignInFields, tell_of_another_user},
    session,
};
use crate::{
    text::session as words,
    ui::{Button, Dialog, Look, Messages},
};

/// The dialog that asks to sign in again; the page behind it stays as it is.
#[component]
pub fn EndedDialog() -> impl IntoView {
    let session = session();
    let busy = RwSignal::new(false);
    let messages = expect_context::<Messages>();
    let phase = session.clone();
    let open = Signal::derive(move || matches!(phase.phase(), Phase::Ended(_)));
    // Whoever signed in in another tab comes back to this one: that is when to look.
    let looking = session.clone();
    let back = window_event_listener(ev::focus, move |_| {
        if open.get_untracked() && !busy.get_untracked() {
            let session = looking.clone();
            spawn_local(async move {
                let before = session.user_name();
                session.look_again().await;
                tell_of_another_user(&session, messages, before);
            });
        }
    });
    on_cleanup(move || back.remove());
    let putting_off = session.clone();
    let not_now = Callback::new(move |()| putting_off.not_now());
    view! {
        <Dialog title={words::ENDED} open busy failure={Signal::stored(None)} close=not_now>
            <p class="lead">{words::ENDED_LEAD}</p>
            <SignInFields busy/>
            <Button label={words::NOT_NOW} look={Look::Quiet} press=not_now/>
        </Dialog>
    }
}
