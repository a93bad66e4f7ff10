//! The fields that two administrators have changed, with both values, resolved one by one.

use leptos::prelude::*;
use model::app::{
    draft::{Conflict, Draft},
    field::Field,
};

use super::draft_fields::DraftFields;
use crate::{
    browser,
    components::{Button, Icon, icons},
    text::app::{self as texts, Change},
};

/// Where the focus goes after a decision: to the next conflict, or to Save.
const NEXT: &str = ".conflict button, .form-foot button";

/// The conflicts, with both values of each.
#[component]
pub fn ConflictNote(
    /// The conflicts to decide.
    conflicts: RwSignal<Vec<Conflict>>,
    /// The values in the form.
    fields: DraftFields,
    /// What Creatio holds now.
    theirs: Draft,
    /// The fields that follow the other administrator, because they were not touched here.
    followed: Vec<Field>,
    /// Who changed the app, and when, if known.
    change: Option<Change>,
) -> impl IntoView {
    let theirs = StoredValue::new(theirs);
    let decided = Callback::new(move |field: Field| {
        conflicts.update(|all| all.retain(|other| other.field != field));
        browser::focus::focus_after_paint(NEXT);
    });
    let item = move |conflict: Conflict| {
        let field = conflict.field;
        let keep = Callback::new(move |()| decided.run(field));
        let take = Callback::new(move |()| {
            let mut draft = fields.draft_untracked();
            theirs.with_value(|theirs| draft.take(theirs, field));
            fields.set(&draft);
            decided.run(field);
        });
        view! {
            <li class="conflict">
                <p class="conflict-field">{texts::field(field)}</p>
                <dl class="conflict-values">
                    <dt>{texts::MINE}</dt>
                    <dd>{texts::value(&conflict.mine)}</dd>
                    <dt>{texts::THEIRS}</dt>
                    <dd>{texts::value(&conflict.theirs)}</dd>
                </dl>
                <div class="row">
                    <Button label={texts::KEEP_MINE} press=keep/>
                    <Button label={texts::TAKE_THEIRS} press=take/>
                </div>
            </li>
        }
    };
    view! {
        <div class="note note-failure" role="alert" tabindex="-1">
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <p class="note-what">{texts::conflict(change.as_ref())}</p>
                <p>{texts::CONFLICT_NEXT}</p>
                {(!followed.is_empty()).then(|| view! { <p>{texts::also_updated(&followed, None)}</p> })}
                <ul>{move || conflicts.get().into_iter().map(item).collect_view()}</ul>
            </div>
        </div>
    }
}
