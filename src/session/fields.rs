//! The fields of signing in, the same on the page and in the dialog.

use std::sync::Arc;

use creatio::{Cause, Error, Secret};
use leptos::{prelude::*, task::spawn_local};

use super::{Session, session};
use crate::{
    host::{Extras, FIRST_PROBLEM, host},
    text::{self, failure::explain, session as words},
    ui::{Button, FailureNote, FieldKind, Look, Messages, TextField},
};

/// User name, password and the way over Creatio's own page.
#[component]
pub fn SignInFields(
    /// Whether signing in is under way.
    busy: RwSignal<bool>,
) -> impl IntoView {
    let (session, messages, host) = (session(), expect_context::<Messages>(), host());
    let (user_name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let asked = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let missing = move |value: RwSignal<String>, words: &'static str| {
        Signal::derive(move || (asked.get() && value.with(String::is_empty)).then(|| words.to_owned()))
    };
    let (site_root, looking) = (session.site_root(), session.clone());
    let submit = move || {
        asked.set(true);
        if busy.get_untracked()
            || user_name.with_untracked(String::is_empty)
            || password.with_untracked(String::is_empty)
        {
            return host.focus(FIRST_PROBLEM);
        }
        busy.set(true);
        failure.set(None);
        let session = session.clone();
        spawn_local(async move {
            let secret = Secret::new(password.get_untracked());
            let before = session.user_name();
            let answer = session.sign_in(&user_name.get_untracked(), &secret).await;
            // The fields are gone once the session goes on.
            busy.try_set(false);
            password.try_set(String::new());
            match answer {
                Ok(signed_in) => {
                    tell_of_another_user(&session, messages, before);
                    if let Some(words) = words::after(&signed_in) {
                        messages.say(words);
                    }
                }
                Err(error) => {
                    asked.try_set(false);
                    failure.try_set(Some(error));
                }
            }
        });
    };
    let look_again = move |()| {
        let session = looking.clone();
        spawn_local(async move {
            let before = session.user_name();
            match session.look_again().await {
                true => tell_of_another_user(&session, messages, before),
                false => messages.warn(words::NOBODY_YET.to_owned()),
            }
        });
    };
    let elsewhere = move || {
        failure.with(|e| {
            e.as_ref().is_some_and(|e| matches!(e.cause, Cause::SecondFactorNeeded | Cause::TotpNotEnabled))
        })
    };
    view! {
        <form
            class="stack"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            {move || failure.get().map(|error| view! { <FailureNote explained={explain(words::FAILED, &error)}/> })}
            <TextField
                label={words::USER_NAME}
                value=user_name
                problem={missing(user_name, words::USER_NAME_MISSING)}
                required=true
                autocomplete="username"
            />
            <TextField
                label={words::PASSWORD}
                value=password
                kind={FieldKind::Password}
                problem={missing(password, words::PASSWORD_MISSING)}
                required=true
                autocomplete="current-password"
            />
            <Button label={words::SIGN_IN} look={Look::Primary} busy/>
            <div class="aside" class:is-called-for=elsewhere>
                <p>{words::OWN_PAGE_HINT}</p>
                <p class="row">
                    <a href={format!("{site_root}/")} target="_blank" rel="noopener">{words::OWN_PAGE}</a>
                    <Button label={words::LOOK_AGAIN} look={Look::Quiet} press={Callback::new(look_again)}/>
                </p>
            </div>
        </form>
    }
}

/// What was typed goes on under another name if somebody else signs in: that has to be said.
pub fn tell_of_another_user(session: &Session, messages: Messages, before: Option<String>) {
    let now = session.user_name();
    if let (Some(before), Some(now)) = (before, now)
        && before != now
    {
        messages.say(words::now_as(&now));
    }
}

/// Signs out, has the tab forget what was typed, and says when that did not work.
pub fn sign_out(session: Session, messages: Messages, extras: Arc<dyn Extras>) {
    spawn_local(async move {
        messages.clear();
        let key = session.tab_key();
        match session.sign_out().await {
            Ok(()) => key.iter().for_each(|key| extras.keep_for_tab(key, None)),
            Err(error) => messages.fail(explain(text::session::SIGN_OUT_FAILED, &error)),
        }
    });
}
