//! The draft of an app: the values in the form, what they change, and how they are merged with what another
//! administrator has saved.

use creatio::{App, NewApp};
use strum::EnumCount as _;

use super::{
    changes::Changes,
    field::{Field, Problem},
    value::FieldValue,
};

/// A value for each editable field of an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// By [`Field`]; a field that cannot be edited holds an empty text.
    values: [FieldValue; Field::COUNT],
}

/// A field that two administrators have changed, each to another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: Field,
    /// What was typed here.
    pub mine: FieldValue,
    /// What Creatio holds now.
    pub theirs: FieldValue,
}

impl Default for Draft {
    /// The empty form for a new app.
    fn default() -> Draft {
        let mut draft = Draft { values: [const { FieldValue::Text(String::new()) }; Field::COUNT] };
        for (field, input) in Field::inputs() {
            draft.values[field as usize] = input.kind.initial();
        }
        draft
    }
}

impl Draft {
    /// The draft that changes nothing in an app.
    pub fn of(app: &App) -> Draft {
        let mut draft = Draft::default();
        for (field, _) in Field::inputs() {
            draft.set(field, field.get(app).to_value());
        }
        draft
    }

    /// A new app with the values of an existing one, under a name of its own. Fields that a new app cannot be created with
    /// are not copied.
    pub fn copy_of(app: &App, name: String) -> Draft {
        let mut draft = Draft::of(app).trimmed();
        for (field, input) in Field::inputs() {
            if !input.on_new_app {
                draft.set(field, input.kind.initial());
            }
        }
        draft.with(Field::Name, name)
    }

    /// The value of a field.
    pub fn get(&self, field: Field) -> &FieldValue {
        &self.values[field as usize]
    }

    /// Sets an editable field. A value of another type than the field's is ignored.
    pub fn set(&mut self, field: Field, value: FieldValue) {
        let old = &mut self.values[field as usize];
        if field.input().is_some() && value.has_type_of(old) {
            *old = value;
        }
    }

    /// The draft with another value of a field.
    pub fn with(mut self, field: Field, value: impl Into<FieldValue>) -> Draft {
        self.set(field, value.into());
        self
    }

    /// The name of the app.
    pub fn name(&self) -> &str {
        self.get(Field::Name).as_text()
    }

    /// The description of the app.
    pub fn description(&self) -> &str {
        self.get(Field::Description).as_text()
    }

    /// Whether the app can get tokens.
    pub fn is_active(&self) -> bool {
        self.get(Field::Active).as_flag()
    }

    /// The draft with its texts cleaned, as they are sent.
    pub fn trimmed(&self) -> Draft {
        let mut draft = self.clone();
        for (field, _) in Field::inputs() {
            draft.set(field, field.cleaned(self.get(field)));
        }
        draft
    }

    /// What is wrong with a field, if anything. `saved` is what Creatio holds; for a new app, the empty draft.
    pub fn problem(&self, field: Field, saved: &Draft) -> Option<Problem> {
        // Since 8.3, an app that acts on behalf of the users who consent has no system user.
        if field == Field::SystemUser && self.get(field).is_empty() && saved.needs_no_user() {
            return None;
        }
        field.problem(self.get(field), saved.get(field))
    }

    /// Whether this is what Creatio holds of an app without a system user.
    fn needs_no_user(&self) -> bool {
        self.get(Field::SystemUser).is_empty() && *self != Draft::default()
    }

    /// Whether no field has a problem.
    pub fn is_complete(&self, saved: &Draft) -> bool {
        Field::inputs().all(|(field, _)| self.problem(field, saved).is_none())
    }

    /// The request that creates the app; `None` while a field has a problem.
    pub fn to_new_app(&self) -> Option<NewApp> {
        if !self.is_complete(&Draft::default()) {
            return None;
        }
        let draft = self.trimmed();
        let text = |field| draft.get(field).as_text().to_owned();
        Some(NewApp {
            name: text(Field::Name),
            application_url: text(Field::ApplicationUrl),
            description: text(Field::Description),
            system_user_id: draft.get(Field::SystemUser).as_user()?.id.clone(),
        })
    }

    /// What has to be sent to save this draft over an app: only what differs.
    pub fn changes(&self, app: &App) -> Changes {
        let saved = Draft::of(app);
        let mut changes = Changes::none(app);
        for (field, input) in Field::inputs() {
            if self.is_changed(&saved, field) {
                (input.change)(&mut changes, field.cleaned(self.get(field)));
            }
        }
        changes
    }

    /// Merges the draft, typed over `base`, with what another administrator has saved (`theirs`), and returns the fields
    /// that both have changed.
    ///
    /// A field that was not touched here follows theirs; one that both have changed keeps its value here until the user
    /// decides.
    pub fn rebased(&self, base: &Draft, theirs: &Draft) -> (Draft, Vec<Conflict>) {
        let mut draft = self.clone();
        let mut conflicts = Vec::new();
        for (field, _) in Field::inputs() {
            if !self.is_changed(base, field) {
                draft.take(theirs, field);
            } else if theirs.differs(base, field) && self.is_changed(theirs, field) {
                conflicts.push(self.conflict(field, theirs));
            }
        }
        (draft, conflicts)
    }

    /// The fields that another administrator has changed from `base` to `theirs` and that were not touched here, so that this draft
    /// follows theirs.
    pub fn followed(&self, base: &Draft, theirs: &Draft) -> Vec<Field> {
        let follows = |field: &Field| theirs.differs(base, *field) && !self.is_changed(base, *field);
        Field::inputs().map(|(field, _)| field).filter(follows).collect()
    }

    /// The conflict over a field that both this draft and `theirs` have changed.
    pub fn conflict(&self, field: Field, theirs: &Draft) -> Conflict {
        Conflict { field, mine: field.cleaned(self.get(field)), theirs: theirs.get(field).clone() }
    }

    /// What the form holds after a response: the result of saving `sent`, with what was typed in the meantime.
    pub fn answered(&self, sent: &Draft, result: Draft) -> Draft {
        let mut draft = result;
        for (field, _) in Field::inputs() {
            if self.differs(sent, field) {
                draft.take(self, field);
            }
        }
        draft
    }

    /// Copies the value of a field from another draft.
    pub fn take(&mut self, other: &Draft, field: Field) {
        self.set(field, other.get(field).clone());
    }

    /// Whether a field differs from what is saved. White space around a saved text is not a change as long as it is not edited,
    /// and neither is adding only white space.
    fn is_changed(&self, saved: &Draft, field: Field) -> bool {
        self.differs(saved, field) && !field.cleaned(self.get(field)).is_same(saved.get(field))
    }

    fn differs(&self, other: &Draft, field: Field) -> bool {
        !self.get(field).is_same(other.get(field))
    }
}

/// Adds conflicts to earlier ones that are not resolved yet; a field's latest conflict counts.
pub fn add_conflicts(undecided: &mut Vec<Conflict>, found: Vec<Conflict>) {
    undecided.retain(|old| found.iter().all(|new| new.field != old.field));
    undecided.extend(found);
}

#[cfg(test)]
mod tests;
