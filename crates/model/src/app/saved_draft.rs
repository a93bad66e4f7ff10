//! Drafts that are not saved in Creatio yet, as the text that the browser tab stores. They survive leaving the form,
//! reloading the page and signing in again. They contain no secret.

use creatio::Id;
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    draft::{Conflict, Draft},
    field::Field,
    value::FieldValue,
};

/// A draft that is not saved in Creatio yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// The app that the draft is for.
    pub subject: Subject,
    /// The values in the form.
    pub draft: Draft,
    /// Conflicts with another administrator that are not resolved yet.
    pub conflicts: Vec<Conflict>,
}

/// The app that a draft is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A new app.
    NewApp {
        /// The app that it was copied from, if any.
        copied_from: Option<Id>,
    },
    /// An existing app.
    App {
        /// Id of its record.
        id: Id,
        /// Its values when it was last read.
        base: Box<Draft>,
    },
}

/// All drafts of a tab, one per app and one for a new app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedDrafts(Vec<SavedDraft>);

impl SavedDraft {
    /// Id of the app; `None` for a new one.
    pub fn app_id(&self) -> Option<&Id> {
        match &self.subject {
            Subject::NewApp { .. } => None,
            Subject::App { id, .. } => Some(id),
        }
    }
}

impl SavedDrafts {
    /// Reads what [`to_text`](SavedDrafts::to_text) wrote. A draft that cannot be read is skipped: another version of the
    /// page may have written it.
    pub fn read(text: &str) -> SavedDrafts {
        let entries: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        SavedDrafts(entries.into_iter().filter_map(read_entry).collect())
    }

    /// The text to store; `None` if there is no draft.
    pub fn to_text(&self) -> Option<String> {
        let entries: Vec<Entry> = self.0.iter().map(Entry::from).collect();
        // Serialization fails only for keys that are not texts, and all keys here are texts.
        if entries.is_empty() { None } else { serde_json::to_string(&entries).ok() }
    }

    /// The draft for an app, or for a new one.
    pub fn find(&self, app_id: Option<&Id>) -> Option<&SavedDraft> {
        self.0.iter().find(|saved| saved.app_id() == app_id)
    }

    /// Adds a draft in place of an earlier one for the same app.
    pub fn insert(&mut self, saved: SavedDraft) {
        self.remove(saved.app_id());
        self.0.push(saved);
    }

    /// Removes the draft for an app, or for a new one.
    pub fn remove(&mut self, app_id: Option<&Id>) {
        self.0.retain(|saved| saved.app_id() != app_id);
    }
}

/// Values by [`key`](super::field::FieldSpec::key).
type Values = Map<String, Value>;

/// How a draft is stored.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    /// Missing for a new app.
    app: Option<EntryApp>,
    #[serde(default, deserialize_with = "lenient")]
    copied_from: Option<String>,
    values: Values,
    /// The keys of the fields in conflict. The two values are those of the draft and of its base.
    #[serde(default, deserialize_with = "lenient")]
    conflicts: Vec<Value>,
}

#[derive(Serialize, Deserialize)]
struct EntryApp {
    id: String,
    #[serde(default, deserialize_with = "lenient")]
    base: Values,
}

impl From<&SavedDraft> for Entry {
    fn from(saved: &SavedDraft) -> Entry {
        let (app, copied_from) = match &saved.subject {
            Subject::NewApp { copied_from } => (None, copied_from.as_ref().map(Id::to_string)),
            Subject::App { id, base } => (Some(EntryApp { id: id.to_string(), base: values_of(base) }), None),
        };
        Entry {
            app,
            copied_from,
            values: values_of(&saved.draft),
            conflicts: saved.conflicts.iter().map(|conflict| conflict.field.spec().key.into()).collect(),
        }
    }
}

fn read_entry(entry: Value) -> Option<SavedDraft> {
    let Entry { app, copied_from, values, conflicts } = serde_json::from_value(entry).ok()?;
    let Some(app) = app else {
        let copied_from = copied_from.and_then(|id| id.parse().ok());
        let draft = read_values(&values, Draft::default());
        return Some(SavedDraft { subject: Subject::NewApp { copied_from }, draft, conflicts: Vec::new() });
    };
    let base = read_values(&app.base, Draft::default());
    // A value that cannot be read counts as unchanged.
    let draft = read_values(&values, base.clone());
    let fields = conflicts.iter().filter_map(|key| Field::from_key(key.as_str()?));
    let conflicts = fields.map(|field| draft.conflict(field, &base)).collect();
    Some(SavedDraft {
        subject: Subject::App { id: app.id.parse().ok()?, base: Box::new(base) },
        draft,
        conflicts,
    })
}

fn values_of(draft: &Draft) -> Values {
    Field::inputs()
        .map(|(field, _)| (field.spec().key.to_owned(), draft.get(field).as_ref().to_json()))
        .collect()
}

/// Applies the values to a draft; one that is missing or of another type leaves the draft's.
fn read_values(values: &Values, mut draft: Draft) -> Draft {
    for (field, _) in Field::inputs() {
        if let Some(value) = values.get(field.spec().key).and_then(FieldValue::from_json) {
            draft.set(field, value);
        }
    }
    draft
}

/// Reads a member, or its default if it does not have the expected type.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

#[cfg(test)]
mod tests;
