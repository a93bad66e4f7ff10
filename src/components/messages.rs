//! Messages at the bottom of the window: results in a status region, failures as alerts.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{Explained, Icon, SavedFocus, failure::FailureText, icons, texts};
use crate::browser;

/// How long a result without an action stays.
const RESULT_STAYS: Duration = Duration::from_secs(8);

/// An action that a message offers.
#[derive(Clone)]
pub struct Action {
    /// The name of the button.
    pub label: &'static str,
    /// What pressing it does.
    pub run: Callback<()>,
}

/// The content of a message.
#[derive(Clone)]
enum Content {
    Result {
        text: String,
        action: Option<Action>,
    },
    /// A result that the page shows itself: only announced.
    Announced(String),
    Reminder {
        text: String,
        actions: Vec<Action>,
    },
    Warning(String),
    Failure(Explained),
}

/// The messages of the page. One result and one failure are visible at a time: a newer one replaces the older one. A failure
/// also replaces a result, unless that offers an action, and the next action of the user removes such a result.
#[derive(Clone, Copy)]
pub struct Messages {
    result: RwSignal<Option<Content>>,
    failure: RwSignal<Option<Content>>,
    /// Where the focus was when the latest message appeared.
    focus: SavedFocus,
    /// Counts the results, so that the timer of an earlier one does not remove a later one.
    count: StoredValue<u32>,
    /// Whether the current offer is about the page that is being left right now.
    just_left: StoredValue<bool>,
}

impl Messages {
    /// No messages yet.
    pub fn new() -> Self {
        Self {
            focus: SavedFocus::default(),
            result: RwSignal::new(None),
            failure: RwSignal::new(None),
            count: StoredValue::new(0),
            just_left: StoredValue::new(false),
        }
    }

    /// Reports a result; the message disappears by itself.
    pub fn say(&self, text: String) {
        self.show_for_a_while(Content::Result { text, action: None });
    }

    /// Announces a result that the page shows next to what was pressed.
    pub fn announce(&self, text: String) {
        self.show_for_a_while(Content::Announced(text));
    }

    fn show_for_a_while(&self, content: Content) {
        let messages = *self;
        let number = self.set_result(content);
        let expire = move || {
            if messages.count.get_value() == number {
                messages.result.set(None);
            }
        };
        set_timeout(expire, RESULT_STAYS);
    }

    /// Reports a result and offers an action; the message stays until it is dismissed or replaced.
    pub fn offer(&self, text: String, action: Action) {
        self.set_result(Content::Result { text, action: Some(action) });
    }

    /// Reminds the user of unfinished work on the page that is being left. The message disappears when the next page is left.
    pub fn remind_on_leaving(&self, text: String, actions: Vec<Action>) {
        self.set_result(Content::Reminder { text, actions });
        let messages = *self;
        messages.just_left.set_value(true);
        // By then the page has been left, whichever of the two happened first.
        set_timeout(move || messages.just_left.set_value(false), Duration::ZERO);
    }

    /// Reports that something minor failed.
    pub fn warn(&self, text: String) {
        self.fail_with(Content::Warning(text));
    }

    /// Reports a failure; the message stays until it is dismissed or replaced.
    pub fn fail(&self, explained: Explained) {
        self.fail_with(Content::Failure(explained));
    }

    fn fail_with(&self, content: Content) {
        self.show(self.failure, content);
        self.clear_plain_result();
    }

    /// Removes a result that offers nothing.
    pub fn clear_plain_result(&self) {
        let is_plain =
            |result: &Option<Content>| matches!(result, Some(Content::Result { action: None, .. }));
        if self.result.with_untracked(is_plain) {
            self.result.set(None);
        }
    }

    /// Removes an offer about a page that was left.
    pub fn withdraw_offer(&self) {
        let of_this_page = !self.just_left.get_value();
        let offers = |content: &Content| {
            matches!(content, Content::Result { action: Some(_), .. } | Content::Reminder { .. })
        };
        if of_this_page && self.result.with_untracked(|result| result.as_ref().is_some_and(offers)) {
            self.result.set(None);
        }
    }

    /// Removes all messages.
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
        self.focus.save();
        place.set(Some(content));
    }

    /// Removes a message in which a button was pressed: the focus goes back to where it came from.
    fn dismiss(&self, place: RwSignal<Option<Content>>) {
        place.set(None);
        self.focus.restore();
    }
}

/// Keeps a message from covering what is in use, and removes a plain result at the next action of the user.
fn give_way(messages: Messages) {
    // The press that caused the message is still on its way through the document.
    let is_next = StoredValue::new(false);
    set_timeout(
        move || {
            is_next.try_set_value(true);
        },
        Duration::ZERO,
    );
    request_animation_frame(browser::messages::place);
    let clicks = window_event_listener(ev::click, move |event| {
        if is_next.try_get_value() == Some(true) && !browser::messages::contains(&event) {
            messages.clear_plain_result();
        }
    });
    let resizes = window_event_listener(ev::resize, |_| browser::messages::place());
    on_cleanup(move || {
        clicks.remove();
        resizes.remove();
        request_animation_frame(browser::messages::place);
    });
}

/// The message that a signal holds, if any.
fn message(messages: Messages, held: RwSignal<Option<Content>>) -> AnyView {
    (move || held.get().map(|content| message_view(messages, held, content))).into_any()
}

fn message_view(messages: Messages, held: RwSignal<Option<Content>>, content: Content) -> AnyView {
    give_way(messages);
    let (class, shape, failed) = match content {
        Content::Announced(text) => return view! { <p class="visually-hidden">{text}</p> }.into_any(),
        Content::Result { .. } => ("message", icons::CHECK, false),
        Content::Reminder { .. } => ("message message-reminder", icons::CIRCLE, false),
        Content::Warning(_) | Content::Failure(_) => ("message message-failure", icons::WARNING, true),
    };
    let text_and_actions = move |text: String, actions: Vec<Action>| {
        let button = |Action { label, run }| {
            let act = move |_| {
                messages.dismiss(held);
                run.run(());
            };
            view! { <button type="button" class="button" on:click=act>{label}</button> }
        };
        view! {
            <p>{text}</p>
            {actions.into_iter().map(button).collect_view()}
        }
        .into_any()
    };
    let body = match content {
        Content::Announced(_) => ().into_any(),
        Content::Result { text, action } => text_and_actions(text, action.into_iter().collect()),
        Content::Reminder { text, actions } => text_and_actions(text, actions),
        Content::Warning(text) => view! { <p>{text}</p> }.into_any(),
        Content::Failure(explained) => view! { <FailureText explained/> }.into_any(),
    };
    view! {
        <div class={class} role=failed.then_some("alert")>
            <Icon shape/>
            <div class="message-body">{body}</div>
            <button
                type="button"
                class="button button-quiet"
                aria-label={texts().dismiss}
                on:click=move |_| messages.dismiss(held)
            >
                <Icon shape={icons::CROSS}/>
            </button>
        </div>
    }
    .into_any()
}
