//! The fields of an app. Each is described once, by its row in the [table](table.rs); the form, the draft, the saved
//! draft, conflicts, the list, its search and the exported files are derived from these rows.

use creatio::App;
use strum::{EnumCount as _, IntoEnumIterator as _};

use super::value::{FieldRef, FieldValue};
use crate::typed_text::{cleaned, cleaned_identifier};

mod definition;
mod table;

pub use definition::{Cell, ColumnSpec, Field, FieldSpec, Getter, Input, InputKind, Problem, TextStyle};

impl Field {
    /// The field's row of the table.
    pub fn spec(self) -> &'static FieldSpec {
        &table::FIELDS[self as usize]
    }

    /// How the field is edited; `None` if Creatio alone sets it.
    pub fn input(self) -> Option<&'static Input> {
        self.spec().input.as_ref()
    }

    /// The editable fields and how each is edited, in the order of the form.
    pub fn inputs() -> impl Iterator<Item = (Field, &'static Input)> {
        in_order(|field| field.input().map(|input| input.position))
            .filter_map(|field| Some((field, field.input()?)))
    }

    /// The fields that have a column in the list, in the order of the columns.
    pub fn columns() -> impl Iterator<Item = (Field, &'static ColumnSpec)> {
        in_order(|field| field.spec().column.map(|column| column.position))
            .filter_map(|field| Some((field, field.spec().column.as_ref()?)))
    }

    /// The field with this [`key`](FieldSpec::key).
    pub fn from_key(key: &str) -> Option<Field> {
        Field::iter().find(|field| field.spec().key == key)
    }

    /// The maximum length of the field's text in UTF-16 units; `None` if it is not an editable text.
    pub fn max_length(self) -> Option<u32> {
        match self.input()?.kind {
            InputKind::Text { max_length, .. } => Some(max_length),
            InputKind::Switch { .. } | InputKind::User => None,
        }
    }

    /// The value of the field in an app.
    pub fn get(self, app: &App) -> FieldRef<'_> {
        match self.spec().getter {
            Getter::Text(get) => FieldRef::Text(get(app)),
            Getter::Flag(get) => FieldRef::Flag(get(app)),
            Getter::User(get) => FieldRef::User(get(app)),
        }
    }

    /// What is wrong with a value, if anything. `saved` is the value that Creatio holds; for a new app, the initial one.
    pub fn problem(self, value: &FieldValue, saved: &FieldValue) -> Option<Problem> {
        let input = self.input()?;
        let cleaned = self.cleaned(value);
        if cleaned.is_empty() {
            return input.if_empty;
        }
        if input.accepts_saved_value && (value == saved || cleaned == saved.trimmed()) {
            return None;
        }
        if let InputKind::Text { max_length: max, .. } = input.kind
            && let Some(over) = length(cleaned.as_text()).checked_sub(max).filter(|over| *over > 0)
        {
            return Some(Problem::TooLong { max, over });
        }
        (input.validate)(cleaned.as_text())
    }

    /// The value as it is sent: without the blanks at the ends of a text and without invisible characters, such as a pasted soft hyphen.
    pub fn cleaned(self, value: &FieldValue) -> FieldValue {
        match (value, self.input().map(|input| input.kind)) {
            (FieldValue::Text(text), Some(InputKind::Text { style: TextStyle::Url, .. })) => {
                cleaned_identifier(text).into()
            }
            (FieldValue::Text(text), Some(InputKind::Text { style, .. })) => {
                cleaned(text, style == TextStyle::Lines).into()
            }
            (value, _) => value.trimmed(),
        }
    }
}

/// The length of a text as Creatio and the browser count it, in UTF-16 units.
pub fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The fields that have a position, by position.
fn in_order(position: fn(Field) -> Option<u8>) -> impl Iterator<Item = Field> {
    // For about ten fields this is fast enough, and a sort would add more code to the first load.
    let count = u8::try_from(Field::COUNT).unwrap_or(u8::MAX);
    (0..count).filter_map(move |place| Field::iter().find(|field| position(*field) == Some(place)))
}

/// The fields in which the list's search looks for words, the most telling first.
pub fn searchable_fields() -> impl Iterator<Item = Field> {
    Field::iter().filter(|field| field.spec().is_searchable)
}

impl InputKind {
    /// The value of the field in an empty form for a new app.
    pub fn initial(self) -> FieldValue {
        match self {
            InputKind::Text { .. } => FieldValue::Text(String::new()),
            InputKind::Switch { initial } => FieldValue::Flag(initial),
            InputKind::User => FieldValue::User(None),
        }
    }
}

impl Input {
    /// Whether the form cannot be submitted while the field is empty.
    pub fn is_required(&self) -> bool {
        self.if_empty.is_some()
    }
}

#[cfg(test)]
mod tests;
