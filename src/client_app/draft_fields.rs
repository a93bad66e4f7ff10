//! The state of the form: the value of each field, and which problems are visible.

use std::array;

use creatio::LookupValue;
use leptos::prelude::*;
use model::app::{
    application_url,
    draft::Draft,
    field::{Field, InputKind, TextStyle},
    value::FieldValue,
};
use strum::EnumCount as _;

use crate::{browser, components::Choice, text::app as texts};

/// A draft while it is edited, with a signal for each field.
#[derive(Clone, Copy)]
pub struct DraftFields {
    /// By [`Field`]; `None` for one that cannot be edited.
    signals: [Option<FieldSignal>; Field::COUNT],
    /// What Creatio holds; for a new app, the empty draft.
    saved: Signal<Draft>,
    /// Whether all problems are visible, even those of fields that were not visited yet.
    shows_all_problems: RwSignal<bool>,
    /// The fields that the user has left with a value in them, whose problems are visible.
    left: RwSignal<Vec<Field>>,
}

/// The value of a field, in the type that its component uses.
#[derive(Clone, Copy)]
pub enum FieldSignal {
    /// A text field.
    Text {
        /// The text.
        value: RwSignal<String>,
        /// Its appearance.
        style: TextStyle,
        /// The maximum number of UTF-16 units.
        max_length: u32,
    },
    /// A switch.
    Switch(RwSignal<bool>),
    /// A search for a user.
    User(RwSignal<Option<Choice>>),
}

impl FieldSignal {
    fn new(kind: InputKind) -> Self {
        match kind {
            InputKind::Text { style, max_length } => {
                FieldSignal::Text { value: RwSignal::default(), style, max_length }
            }
            InputKind::Switch { initial } => FieldSignal::Switch(RwSignal::new(initial)),
            InputKind::User => FieldSignal::User(RwSignal::default()),
        }
    }

    fn set(self, value: &FieldValue) {
        match self {
            FieldSignal::Text { value: text, .. } => text.set(value.as_text().to_owned()),
            FieldSignal::Switch(on) => on.set(value.as_flag()),
            FieldSignal::User(choice) => choice.set(value.as_user().map(|user| Choice {
                key: user.id.to_string(),
                name: user.name.clone(),
                ..Choice::default()
            })),
        }
    }

    /// The value; tracked.
    fn get(self) -> FieldValue {
        match self {
            FieldSignal::Text { value, .. } => value.get().into(),
            FieldSignal::Switch(on) => on.get().into(),
            FieldSignal::User(choice) => choice
                .get()
                .and_then(|choice| Some(LookupValue { id: choice.key.parse().ok()?, name: choice.name }))
                .into(),
        }
    }
}

impl DraftFields {
    /// Fields that hold a draft. `saved` is what Creatio holds; for a new app, the empty draft.
    pub fn new(draft: &Draft, saved: Signal<Draft>) -> Self {
        let mut signals = array::from_fn(|_| None);
        for (field, input) in Field::inputs() {
            signals[field as usize] = Some(FieldSignal::new(input.kind));
        }
        let (shows_all_problems, left) = (RwSignal::new(false), RwSignal::default());
        let fields = Self { signals, saved, shows_all_problems, left };
        fields.set(draft);
        fields
    }

    /// The signal of a field; `None` for one that cannot be edited.
    pub fn signal(self, field: Field) -> Option<FieldSignal> {
        self.signals[field as usize]
    }

    /// Puts a draft into the fields.
    pub fn set(self, draft: &Draft) {
        for (field, _) in Field::inputs() {
            if let Some(signal) = self.signal(field) {
                signal.set(draft.get(field));
            }
        }
    }

    /// Puts a draft into the fields of a form that starts again: nothing was left or submitted yet.
    pub fn start_with(self, draft: &Draft) {
        self.set(draft);
        self.shows_all_problems.set(false);
        self.left.set(Vec::new());
    }

    /// The current draft; tracked.
    pub fn draft(self) -> Draft {
        let mut draft = Draft::default();
        for (field, _) in Field::inputs() {
            if let Some(signal) = self.signal(field) {
                draft.set(field, signal.get());
            }
        }
        draft
    }

    /// The current draft; not tracked.
    pub fn draft_untracked(self) -> Draft {
        untrack(|| self.draft())
    }

    /// Shows all problems from now on and moves the focus to the first one; true if there are none.
    pub fn validate(self) -> bool {
        self.shows_all_problems.set(true);
        let is_complete = self.saved.with_untracked(|saved| self.draft_untracked().is_complete(saved));
        if !is_complete {
            browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        is_complete
    }

    /// The problem of a field, if it should be visible.
    pub fn problem(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let is_visible = self.shows_all_problems.get() || self.left.with(|left| left.contains(&field));
            let value = self.signal(field).filter(|_| is_visible)?.get();
            let problem = self.saved.with(|saved| field.problem(&value, saved.get(field)))?;
            Some(texts::problem(problem))
        })
    }

    /// Makes the problem of a text field visible when the user leaves the field, unless it is empty: tabbing through an
    /// empty field is not a mistake. Invisible characters are removed from an edited text, and an edited URL gets its scheme,
    /// so that the field shows what will be sent.
    pub fn note_left(self, field: Field) {
        let Some(signal) = self.signal(field) else { return };
        let value = untrack(|| signal.get());
        let cleaned = field.cleaned(&value);
        let shown = self.saved.with_untracked(|saved| match saved.get(field) {
            saved if value.is_same(saved) => value.clone(),
            saved if cleaned == saved.trimmed() => cleaned,
            _ => completed(field, cleaned),
        });
        if shown != value {
            signal.set(&shown);
        }
        if !shown.is_empty() && !self.left.with_untracked(|left| left.contains(&field)) {
            self.left.update(|left| left.push(field));
        }
    }
}

/// The value with the scheme that an Application URL lacks.
fn completed(field: Field, value: FieldValue) -> FieldValue {
    match field {
        Field::ApplicationUrl => {
            application_url::with_scheme(value.as_text()).map_or(value, FieldValue::Text)
        }
        _ => value,
    }
}
