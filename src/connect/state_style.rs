//! The appearance of a state.

use model::connection::checks::State;

use crate::components::icons;

/// CSS class of a state.
pub fn state_class(state: State) -> &'static str {
    match state {
        State::Checking => "is-checking",
        State::Ok => "is-ok",
        State::ToDo => "is-to-do",
        State::Failed => "is-failed",
        State::Unknown => "is-unknown",
    }
}

/// Icon of a state.
pub fn state_icon(state: State) -> &'static str {
    match state {
        State::Ok => icons::CHECK,
        State::Failed => icons::CROSS,
        State::Unknown => icons::QUESTION,
        State::Checking | State::ToDo => icons::CIRCLE,
    }
}
