//! What the page itself can do about what was found: each thing alone, and all that is left in one go.

use creatio::SettingsChange;
use leptos::{prelude::*, task::spawn_local};

use super::{
    book::{FactBook, Manner},
    checks::checks,
    facts::{Ask, Fact},
    finding::{Check, Finding, Fix, State, Topic},
    resource::ResourceMaker,
    settings_form::{Saved, SettingsFields},
};
use crate::{
    host::{FIRST_PROBLEM, host},
    session::{Session, session},
    text::{connect as words, failure::explain},
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
        self.book.ask_and_wait(session, &[Ask::Settings, Ask::Health, Ask::Resources]).await;
        let missing = |topic: Topic, all: &[Check]| {
            all.iter().any(|check| check.topic == topic && check.finding == Finding::ResourceMissing)
        };
        // What stands in the way is said by the checks; asking Creatio for more would only fail.
        let found = untrack(|| self.book.with(checks));
        let in_the_way =
            found.iter().any(|check| check.is_trouble() && check.topic != Topic::DefaultResource);
        if missing(Topic::DefaultResource, &found) && !in_the_way {
            self.maker.make(session).await;
        }
    }

    /// The button that does all that is left.
    pub fn view(self, checked: Memo<Vec<Check>>) -> impl IntoView {
        let (session, host) = (session(), host());
        let left = Memo::new(move |_| checked.with(|all| all.iter().any(is_left)));
        let refused =
            Signal::derive(move || (!left.get() && !self.all.get()).then(|| words::NOTHING_LEFT.to_owned()));
        let press = Callback::new(move |()| {
            if !self.fields.check() {
                return host.focus(FIRST_PROBLEM);
            }
            self.all.set(true);
            let session = session.clone();
            spawn_local(async move {
                self.do_all(&session).await;
                self.all.try_set(false);
            });
        });
        move || {
            (left.get() || self.all.get()).then(|| {
                view! {
                    <Button label={words::DO_THE_REST} look={Look::Primary} press busy={self.all} refused/>
                }
            })
        }
    }

    /// What mends one check, where the page can.
    pub fn fix(self, check: &Check) -> Option<AnyView> {
        match (check.topic, check.finding.fix()) {
            (Topic::Feature, _) => Some(self.enable_button(check.finding == Finding::FeatureOn).into_any()),
            // Pressing it is safe at any time, and on a site without a health check the only way to know.
            (Topic::DefaultResource, _) => Some(self.maker.view().into_any()),
            (_, Some(Fix::SaveUrl(url))) => {
                let change = SettingsChange { url: Some(url.clone()), ..SettingsChange::default() };
                Some(self.use_button(url, change).into_any())
            }
            (_, Some(Fix::SaveClientId(id))) => {
                let change = SettingsChange { client_id: Some(id.clone()), ..SettingsChange::default() };
                Some(self.use_button(id, change).into_any())
            }
            _ => None,
        }
    }

    fn enable_button(self, is_on: bool) -> impl IntoView {
        let session = session();
        let refused = Signal::derive(move || is_on.then(|| words::FEATURE_IS_ON.to_owned()));
        let press = Callback::new(move |()| {
            let session = session.clone();
            spawn_local(async move {
                self.enable(&session).await;
            });
        });
        view! { <Button label={words::ENABLE_FEATURE} press busy={self.enabling} refused/> }
    }

    fn use_button(self, value: String, change: SettingsChange) -> impl IntoView {
        let session = session();
        let change = StoredValue::new(Some(change));
        let label = words::use_value(&value);
        let press = move |_| {
            // It is drawn anew once the setting has changed; until then one press is enough.
            let Some(change) = change.try_update_value(Option::take).flatten() else { return };
            let session = session.clone();
            spawn_local(async move {
                self.fields.save_one(&session, change).await;
            });
        };
        view! { <button type="button" class="button" on:click=press><span>{label}</span></button> }
    }
}

/// Whether the page can do something about it that was not done yet.
fn is_left(check: &Check) -> bool {
    check.state == State::ToDo && !check.topic.is_advice()
}
