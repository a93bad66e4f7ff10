//! The sign-in form, the same on the page and in the dialog, and signing out.

use std::cell::RefCell;

use creatio::{Cause, Error, Secret, SignInOutcome, User};
use leptos::{prelude::*, task::spawn_local};
use model::{connection::address::is_sent_in_clear, typed_text::cleaned};

use crate::{
    browser,
    components::{Action, Button, Call, FailureNote, FieldKind, Look, Messages, TextField},
    effect::effect,
    session::{DRAFTS_PREFIX, Session, SignInError, session},
    text::{failure::explain, session as texts},
};

/// The link to Creatio's own page.
const OWN_PAGE_LINK: &str = ".hint-box a";

/// User name and password, and a link to Creatio's own page.
#[component]
pub fn SignInFields(
    /// Whether signing in is running.
    busy: RwSignal<bool>,
    /// The user who has to sign in again, if it is that.
    #[prop(optional_no_strip)]
    again: Option<User>,
    /// Says why signing in failed.
    failure_view: Callback<SignInError, AnyView>,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let (user_name, password) =
        (RwSignal::new(again.as_ref().and_then(login_of).unwrap_or_default()), RwSignal::new(String::new()));
    let submitted = RwSignal::new(false);
    let call = Call::<SignInError>::default();
    effect(move || busy.set(call.busy().get()));
    let missing = move |value: RwSignal<String>, problem: &'static str| {
        Signal::derive(move || (submitted.get() && value.with(String::is_empty)).then(|| problem.to_owned()))
    };
    let site_root = session.site_root();
    let signing_in = session.clone();
    let submit = move || {
        submitted.set(true);
        if user_name.with_untracked(String::is_empty) || password.with_untracked(String::is_empty) {
            return browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        let session = signing_in.clone();
        // The password is sent as it was typed.
        let (name, secret) =
            (user_name.with_untracked(|name| cleaned(name, false)), Secret::new(password.get_untracked()));
        let sign_in = async move {
            let result = session.sign_in(&name, &secret).await;
            // After signing in, the form may be gone.
            password.try_set(String::new());
            submitted.try_set(false);
            let outcome = result?;
            remember_login(session.user(), name);
            report_next_step(&session, messages, &outcome);
            Ok(())
        };
        call.start(sign_in, |()| ());
    };
    let needs_own_page =
        Memo::new(move |_| call.failure().is_some_and(|failure| is_resolved_in_creatio(failure.error())));
    // The button that had the focus is replaced.
    effect(move || {
        if needs_own_page.get() {
            browser::focus::focus_after_paint(OWN_PAGE_LINK);
        }
    });
    let page_root = site_root.clone();
    let own_page = move || {
        let named = call.failure().and_then(|failure| failure.error().address.clone());
        browser::page::address_on_this_origin(&page_root, named.as_deref())
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
            {move || call.failure().map(|failure| failure_view.run(failure))}
            <TextField
                label={texts::USER_NAME}
                value=user_name
                problem={missing(user_name, texts::USER_NAME_MISSING)}
                required=true
                autocomplete="username"
            />
            <TextField
                label={texts::PASSWORD}
                value=password
                kind={FieldKind::Password}
                problem={missing(password, texts::PASSWORD_MISSING)}
                required=true
                autocomplete="current-password"
            />
            {is_sent_in_clear(&site_root).then(|| view! { <p class="hint">{texts::SENT_IN_CLEAR}</p> })}
            // Once Creatio asks for more than a password, the way there is the next step.
            {move || {
                let (sign_in, own_page_class) = match needs_own_page.get() {
                    true => (Look::Plain, "button button-primary"),
                    false => (Look::Primary, ""),
                };
                let link = view! {
                    <a class={own_page_class} href={own_page()} target="_blank" rel="noopener">
                        {texts::OWN_PAGE} <span aria-hidden="true">{" ↗"}</span>
                    </a>
                };
                view! {
                    <Button label={texts::SIGN_IN} look=sign_in busy/>
                    <div class="hint-box" class:is-needed=needs_own_page>
                        <p>{if needs_own_page.get() { texts::OWN_PAGE_NEEDED } else { texts::OWN_PAGE_HINT }}</p>
                        <p class="row">{link} <SignedInElsewhere/></p>
                    </div>
                }
            }}
        </form>
    }
}

thread_local! {
    /// The user who signed in on this page, and the login name that was typed: Creatio may tell another name, that of the contact.
    static LOGIN: RefCell<Option<(User, String)>> = const { RefCell::new(None) };
}

fn remember_login(user: Option<User>, typed: String) {
    LOGIN.replace(user.map(|user| (user, typed)));
}

/// The login name of a user, if that user has signed in on this page.
fn login_of(user: &User) -> Option<String> {
    LOGIN.with_borrow(|known| {
        known.as_ref().filter(|(known, _)| known == user).map(|(_, login)| login.clone())
    })
}

/// Says why signing in failed.
pub fn sign_in_failure(failure: SignInError) -> AnyView {
    let explained = match &failure {
        SignInError::Refused(error) => explain(texts::FAILED, error),
        SignInError::SignedIn(error) => explain(texts::NOT_USABLE, error),
    };
    view! { <FailureNote explained/> }.into_any()
}

/// Whether the next step is on Creatio's own page.
fn is_resolved_in_creatio(error: &Error) -> bool {
    error.address.is_some()
        || matches!(
            error.cause,
            Cause::SecondFactorNeeded
                | Cause::TotpNotEnabled
                | Cause::PasswordChangeNeeded
                | Cause::LicenseNeeded
        )
}

/// Says what Creatio asks for after a sign-in, and offers its page for it.
fn report_next_step(session: &Session, messages: Messages, outcome: &SignInOutcome) {
    let (SignInOutcome::PasswordChangeAdvised(step)
    | SignInOutcome::PasswordExpired(step)
    | SignInOutcome::LicenseNeeded(step)) = outcome
    else {
        return;
    };
    let address = browser::page::address_on_this_origin(&session.site_root(), step.address.as_deref());
    let run = Callback::new(move |()| browser::page::open_tab(&address));
    messages.offer(texts::after(outcome, &step.message()), Action { label: texts::OPEN_CREATIO, run });
}

/// The button that checks whether the user has signed in on Creatio's own page.
#[component]
fn SignedInElsewhere() -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let call = Call::<Error>::default();
    let check = Callback::new(move |()| {
        let session = session.clone();
        let check = async move {
            if !session.check_again().await {
                messages.warn(texts::NOT_SIGNED_IN_YET.to_owned());
            }
            Ok(())
        };
        call.start(check, |()| ());
    });
    view! { <Button label={texts::CHECK_AGAIN} look={Look::Quiet} press=check busy={call.busy()}/> }
}

/// Ends the session in Creatio and discards the drafts of every user of this tab, or says why that failed.
pub fn sign_out(session: Session, messages: Messages) {
    spawn_local(async move {
        messages.clear();
        match session.sign_out().await {
            Ok(()) => browser::tab_storage::remove_all(DRAFTS_PREFIX),
            Err(error) => messages.fail(explain(texts::SIGN_OUT_FAILED, &error)),
        }
    });
}
