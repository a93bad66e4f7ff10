//! The page that connects Creatio to its Identity Service.

use leptos::{prelude::*, task::spawn_local};

use super::{
    check_item::CheckItem,
    checks::{checks, overall},
    facts::FactBook,
    finding::{Check, Finding, State, Topic},
    resource::ResourceMaker,
    settings_form::SettingsForm,
};
use crate::{
    session::session,
    text::{connect as words, failure::explain},
    ui::{Button, Messages, icons},
};

/// The checks of the connection, and what mends each.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let session = session();
    let book = FactBook::new();
    book.ask_all(&session);
    let checked = Memo::new(move |_| checks(&book.facts()));
    let state = Memo::new(move |_| checked.with(|checks| overall(checks)));
    let maker = ResourceMaker::new(book);
    let enabler = enabler(book);
    let again = Callback::new(move |()| book.ask_all(&session));
    let fix = move |topic: Topic| match topic {
        Topic::Feature => Some(enabler.view(checked).into_any()),
        // Pressing it is safe at any time, and on a site without a health check the only way to know.
        Topic::DefaultResource => Some(maker.view().into_any()),
        _ => None,
    };
    // An item is drawn anew only when its own check changes, so that others keep the focus.
    let item = move |topic: Topic| {
        let check =
            Memo::new(move |_| checked.with(|all| all.iter().find(|check| check.topic == topic).cloned()));
        move || check.get().map(|check| view! { <CheckItem check fix={fix(topic)}/> })
    };
    let items = Topic::ALL.map(item).collect_view();
    view! {
        <header class="page-head">
            <h1>{words::HEADING}</h1>
            <Button
                label={words::CHECK_AGAIN}
                icon={icons::AGAIN}
                press=again
                busy={Signal::derive(move || state.get() == State::Asking)}
            />
        </header>
        <p class={move || format!("verdict {}", if state.get() == State::Ok { "is-ok" } else { "" })}>
            {move || words::verdict(state.get())}
        </p>
        {maker.failure_view()}
        <div class="columns">
            <section class="card">
                <h2 id="checks">{words::CHECKS}</h2>
                <ul class="checks" aria-labelledby="checks">{items}</ul>
            </section>
            <SettingsForm book/>
        </div>
    }
}

/// The button that enables the feature.
#[derive(Clone, Copy)]
struct Enabler {
    busy: RwSignal<bool>,
    press: Callback<()>,
}

fn enabler(book: FactBook) -> Enabler {
    let (session, messages) = (session(), expect_context::<Messages>());
    let busy = RwSignal::new(false);
    let press = Callback::new(move |()| {
        busy.set(true);
        let session = session.clone();
        spawn_local(async move {
            match session.call(async |client| client.enable_feature().await).await {
                Ok(true) => messages.say(words::FEATURE_ENABLED.to_owned()),
                Ok(false) => messages.warn(words::FEATURE_STILL_OFF.to_owned()),
                Err(error) => messages.fail(explain(words::FEATURE_FAILED, &error)),
            }
            busy.try_set(false);
            book.ask_all(&session);
        });
    });
    Enabler { busy, press }
}

impl Enabler {
    fn view(self, checked: Memo<Vec<Check>>) -> impl IntoView {
        let is_on = Memo::new(move |_| {
            checked.with(|all| all.iter().any(|check| check.finding == Finding::FeatureOn))
        });
        let refused = Signal::derive(move || is_on.get().then(|| words::FEATURE_IS_ON.to_owned()));
        view! { <Button label={words::ENABLE_FEATURE} press={self.press} busy={self.busy} refused/> }
    }
}
