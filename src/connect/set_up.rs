//! What the page itself can do about what was found: each thing alone, and all that is left in one go.

use creatio::SettingsChange;
use leptos::{html, prelude::*, task::spawn_local};

use super::{
    book::{FactBook, Manner},
    checks::checks,
    facts::{Ask, Fact},
    finding::{Check, Finding, Fix, State},
    resource::ResourceMaker,
    settings_form::{Saved, SettingsFields},
    topic::Topic,
};
use crate::{
    host::{FIRST_PROBLEM, host},
    palette::{Command, board},
    session::{Session, session},
    text::{connect as words, failure::explain, palette},
    ui::{Button, Look, Messages},
};

/// Mends what was found.
#[derive(Clone, Copy)]
pub struct SetUp {
    book: FactBook,
    fields: SettingsFields,
    maker: ResourceMaker,
    messages: Messages,
    enabling: RwSignal<bool>,
    all: RwSignal<bool>,
}

impl SetUp {
    /// Nothing under way.
    pub fn new(book: FactBook, fields: SettingsFields, maker: ResourceMaker) -> Self {
        let (enabling, all) = (RwSignal::new(false), RwSignal::new(false));
        Self { book, fields, maker, messages: expect_context::<Messages>(), enabling, all }
    }

    /// Enables the feature for all users. True if it is on afterwards.
    async fn enable(self, session: &Session) -> bool {
        self.enabling.set(true);
        let answer = session.call(async |client| client.enable_feature().await).await;
        let on = matches!(answer, Ok(true));
        match answer {
            Ok(true) => self.messages.say(words::FEATURE_ENABLED.to_owned()),
            Ok(false) => self.messages.warn(words::FEATURE_STILL_OFF.to_owned()),
            Err(error) => self.messages.fail(explain(words::FEATURE_FAILED, &error)),
        }
        self.enabling.try_set(false);
        self.book.ask(session, &[Ask::Feature], Manner::Asked);
        on
    }

    /// Does what is left in its order, and stops where something fails, which is told where it belongs.
    async fn do_all(self, session: &Session) {
        let feature_off = untrack(|| self.book.with(|facts| facts.feature == Fact::Known(false)));
        if feature_off && !self.enable(session).await {
            return;
        }
        if self.fields.save(session).await == Saved::Not {
            return;
        }
        self.book.ask_and_wait(session, &[Ask::Feature, Ask::Settings, Ask::Health, Ask::Resources]).await;
        // What stands in the way is said by the checks; asking Creatio for more would only fail.
        let found = untrack(|| self.book.with(checks));
        let left: Vec<_> = found.iter().filter(|check| check.is_trouble()).collect();
        if left.iter().all(|check| check.finding == Finding::ResourceMissing) && !left.is_empty() {
            self.maker.make(session).await;
        }
    }

    /// The button that does all that is left; once it was there it stays, so that it keeps the focus.
    pub fn view(self, checked: Memo<Vec<Check>>) -> impl IntoView {
        let (session, host) = (session(), host());
        let left = Memo::new(move |_| checked.with(|all| all.iter().any(is_left)));
        let shown = Memo::new(move |before: Option<&bool>| before == Some(&true) || left.get());
        let refused =
            Signal::derive(move || (!left.get() && !self.all.get()).then(|| words::NOTHING_LEFT.to_owned()));
        let press = Callback::new(move |()| {
            let secret_missing = checked.with_untracked(|all| all.iter().any(is_secret_missing));
            if !self.fields.check(secret_missing) {
                return host.focus(FIRST_PROBLEM);
            }
            self.all.set(true);
            let session = session.clone();
            spawn_local(async move {
                self.do_all(&session).await;
                self.all.try_set(false);
            });
        });
        board().put_up(move || match left.get() && !self.all.get() {
            true => vec![Command::new(words::DO_THE_REST, palette::DO_THE_REST_ALSO, move || press.run(()))],
            false => Vec::new(),
        });
        move || {
            shown.get().then(|| {
                view! { <Button label={words::DO_THE_REST} look={Look::Primary} press busy={self.all} refused/> }
            })
        }
    }

    /// What mends one check, where the page can.
    pub fn fix(self, topic: Topic, check: Memo<Check>, repeat: NodeRef<html::Button>) -> AnyView {
        match topic {
            Topic::Feature => view! { <div class="check-fix">{self.enable_button(check)}</div> }.into_any(),
            // Pressing it is safe at any time, and on a site without a health check the only way to know.
            Topic::DefaultResource => view! { <div class="check-fix">{self.maker.view()}</div> }.into_any(),
            Topic::Url | Topic::ClientId => {
                let fix = Memo::new(move |_| check.with(|check| check.finding.fix()));
                let button =
                    move |fix: Fix| view! { <div class="check-fix">{self.use_button(fix, repeat)}</div> };
                (move || fix.get().map(button)).into_any()
            }
            _ => ().into_any(),
        }
    }

    fn enable_button(self, check: Memo<Check>) -> impl IntoView {
        let session = session();
        let is_on = Memo::new(move |_| check.with(|check| check.finding == Finding::FeatureOn));
        let refused = Signal::derive(move || is_on.get().then(|| words::FEATURE_IS_ON.to_owned()));
        let press = Callback::new(move |()| {
            let session = session.clone();
            spawn_local(async move {
                self.enable(&session).await;
            });
        });
        view! { <Button label={words::ENABLE_FEATURE} press busy={self.enabling} refused/> }
    }

    /// Saves the value that the page proposes. It goes once the value is saved, and the focus to the button beside it.
    fn use_button(self, fix: Fix, repeat: NodeRef<html::Button>) -> impl IntoView {
        let session = session();
        let busy = self.fields.busy;
        let label = words::use_value(proposed(&fix).0);
        let press = move |_| {
            if busy.get_untracked() {
                return;
            }
            let (_, change) = proposed(&fix);
            let session = session.clone();
            spawn_local(async move {
                let saved = self.fields.save_one(&session, change).await;
                if let (Saved::All, Some(Some(repeat))) = (saved, repeat.try_get_untracked()) {
                    // What cannot take the focus leaves it where it is.
                    let _ = repeat.focus();
                }
            });
        };
        view! {
            <button
                type="button"
                class="button"
                aria-busy=move || busy.get().then_some("true")
                on:click=press
            >
                <span>{label}</span>
            </button>
        }
    }
}

/// The value that a fix saves, and the change that saves it.
fn proposed(fix: &Fix) -> (&str, SettingsChange) {
    match fix {
        Fix::SaveUrl(url) => (url, SettingsChange { url: Some(url.clone()), ..SettingsChange::default() }),
        Fix::SaveClientId(id) => {
            (id, SettingsChange { client_id: Some(id.clone()), ..SettingsChange::default() })
        }
    }
}

/// Whether Creatio says that the secret has no value.
fn is_secret_missing(check: &Check) -> bool {
    check.topic == Topic::ClientSecret && check.state == State::ToDo
}

/// Whether the page can do something about it that was not done yet.
fn is_left(check: &Check) -> bool {
    check.state == State::ToDo && !check.topic.is_advice()
}
