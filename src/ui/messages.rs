//! Messages: results in a status region, failures as alerts, at the foot of the window.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use crate::host::Host;

use super::{Explained, Icon, KeptFocus, failure::FailureWords, icons, words};

/// How long a plain result stays in view.
const RESULT_STAYS: Duration = Duration::from_secs(8);

/// Something that can still be done about what a message says.
#[derive(Clone)]
pub struct Action {
    /// Name of the button.
    pub label: &'static str,
    /// What it does.
    pub run: Callback<()>,
}

/// What a message says.
#[derive(Clone)]
enum Content {
    Result { text: String, action: Option<Action> },
    Reminder { text: String, action: Action },
    Warning(String),
    Failure(Explained),
}

/// Where pages put their messages. One result and one failure stand at a time: a newer one takes the older one's place.
#[derive(Clone, Copy)]
pub struct Messages {
    result: RwSignal<Option<Content>>,
    failure: RwSignal<Option<Content>>,
    /// Where the focus was when the newest message came.
    focus: KeptFocus,
    /// Counts the results, so that the timer of an earlier one does not take a later one away.
    count: StoredValue<u32>,
    /// Whether what is offered is about the page that is being left this very moment.
    just_left: StoredValue<bool>,
}

impl Messages {
    /// No messages yet.
    pub fn new(host: Arc<dyn Host>) -> Self {
        Self {
            focus: KeptFocus::new(host),
            result: RwSignal::new(None),
            failure: RwSignal::new(None),
            count: StoredValue::new(0),
            just_left: StoredValue::new(false),
        }
    }

    /// Says what was done; it goes by itself.
    pub fn say(&self, text: String) {
        let messages = *self;
        let number = self.set_result(Content::Result { text, action: None });
        let expire = move || {
            if messages.count.get_value() == number {
                messages.result.set(None);
            }
        };
        set_timeout(expire, RESULT_STAYS);
    }

    /// Says what was done and offers something about it; it stays until dismissed or replaced.
    pub fn offer(&self, text: String, action: Action) {
        self.set_result(Content::Result { text, action: Some(action) });
    }

    /// Reminds of what is left undone on the page that is just being left; it goes with the next page. The change of page
    /// that is under way does not take it away.
    pub fn remind_on_leaving(&self, text: String, action: Action) {
        self.set_result(Content::Reminder { text, action });
        let messages = *self;
        messages.just_left.set_value(true);
        // Whether the page's own clearing away comes before this or after: by then it is over.
        set_timeout(move || messages.just_left.set_value(false), Duration::ZERO);
    }

    /// Says that something small did not work.
    pub fn warn(&self, text: String) {
        self.show(self.failure, Content::Warning(text));
    }

    /// Tells a failure; it stays until dismissed or replaced.
    pub fn fail(&self, explained: Explained) {
        self.show(self.failure, Content::Failure(explained));
    }

    /// Takes away what was offered about a page that is left.
    pub fn withdraw_offer(&self) {
        let of_this_page = !self.just_left.get_value();
        let offers = |content: &Content| {
            matches!(content, Content::Result { action: Some(_), .. } | Content::Reminder { .. })
        };
        if of_this_page && self.result.with_untracked(|result| result.as_ref().is_some_and(offers)) {
            self.result.set(None);
        }
    }

    /// Takes all messages away.
    pub fn clear(&self) {
        self.result.set(None);
        self.failure.set(None);
    }

    /// Whether there is a result; tracked.
    pub fn has_result(&self) -> bool {
        self.result.with(Option::is_some)
    }

    /// Whether there is a failure; tracked.
    pub fn has_failure(&self) -> bool {
        self.failure.with(Option::is_some)
    }

    /// The result, for the status region of the page.
    pub fn result_view(self) -> AnyView {
        message(self, self.result)
    }

    /// The failure, an alert of its own.
    pub fn failure_view(self) -> AnyView {
        message(self, self.failure)
    }

    fn set_result(&self, content: Content) -> u32 {
        self.count.update_value(|count| *count = count.wrapping_add(1));
        self.show(self.result, content);
        self.count.get_value()
    }

    fn show(&self, place: RwSignal<Option<Content>>, content: Content) {
        self.focus.keep();
        place.set(Some(content));
    }

    /// Takes a message away in which a button was pressed: the focus goes back to where it came from.
    fn dismiss(&self, place: RwSignal<Option<Content>>) {
        place.set(None);
        self.focus.give_back();
    }
}

/// The message that a signal holds, if it holds one.
fn message(messages: Messages, held: RwSignal<Option<Content>>) -> AnyView {
    (move || held.get().map(|content| message_view(messages, held, content))).into_any()
}

fn message_view(messages: Messages, held: RwSignal<Option<Content>>, content: Content) -> AnyView {
    let (class, shape, failed) = match content {
        Content::Result { .. } => ("message", icons::CHECK, false),
        Content::Reminder { .. } => ("message message-reminder", icons::CIRCLE, false),
        Content::Warning(_) | Content::Failure(_) => ("message message-failure", icons::WARNING, true),
    };
    let words_and = move |text: String, action: Option<Action>| {
        view! {
            <p>{text}</p>
            {action.map(|Action { label, run }| {
                let act = move |_| {
                    messages.dismiss(held);
                    run.run(());
                };
                view! { <button type="button" class="button" on:click=act>{label}</button> }
            })}
        }
        .into_any()
    };
    let body = match content {
        Content::Result { text, action } => words_and(text, action),
        Content::Reminder { text, action } => words_and(text, Some(action)),
        Content::Warning(text) => view! { <p>{text}</p> }.into_any(),
        Content::Failure(explained) => view! { <FailureWords explained/> }.into_any(),
    };
    view! {
        <div class={class} role=failed.then_some("alert")>
            <Icon shape/>
            <div class="message-body">{body}</div>
            <button
                type="button"
                class="button button-quiet"
                aria-label={words().dismiss}
                on:click=move |_| messages.dismiss(held)
            >
                <Icon shape={icons::CROSS}/>
            </button>
        </div>
    }
    .into_any()
}
