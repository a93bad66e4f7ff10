//! What two administrators have changed, side by side, to be decided field by field.

use leptos::prelude::*;

use super::{
    draft::{Conflict, Draft, Field},
    form::DraftFields,
};
use crate::{
    host::host,
    text::one_app as words,
    ui::{Button, Icon, icons},
};

/// What comes after a decision: the next one, or saving.
const NEXT: &str = ".conflict button, .form-foot button";

/// The fields that both have changed, with both values.
#[component]
pub fn ConflictNote(
    /// What is still to be decided.
    conflicts: RwSignal<Vec<Conflict>>,
    /// The fields with what was typed.
    fields: DraftFields,
    /// What is saved in Creatio now.
    theirs: Draft,
) -> impl IntoView {
    let (theirs, host) = (StoredValue::new(theirs), host());
    let decided = Callback::new(move |field: Field| {
        conflicts.update(|all| all.retain(|other| other.field != field));
        host.focus(NEXT);
    });
    let row = move |conflict: Conflict| {
        let field = conflict.field;
        let keep = Callback::new(move |()| decided.run(field));
        let take = Callback::new(move |()| {
            let mut draft = untrack(|| fields.draft());
            theirs.with_value(|theirs| draft.take(theirs, field));
            fields.set(draft);
            decided.run(field);
        });
        view! {
            <li class="conflict">
                <p class="conflict-field">{words::field(field)}</p>
                <dl class="conflict-values">
                    <dt>{words::MINE}</dt>
                    <dd>{conflict.mine}</dd>
                    <dt>{words::THEIRS}</dt>
                    <dd>{conflict.theirs}</dd>
                </dl>
                <div class="row">
                    <Button label={words::KEEP_MINE} press=keep/>
                    <Button label={words::TAKE_THEIRS} press=take/>
                </div>
            </li>
        }
    };
    view! {
        <div class="note note-failure" role="alert">
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <p class="note-what">{words::CONFLICT}</p>
                <p>{words::CONFLICT_NEXT}</p>
                <ul>{move || conflicts.get().into_iter().map(row).collect_view()}</ul>
            </div>
        </div>
    }
}
