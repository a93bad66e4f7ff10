//! Filters of DataService (creatio-api.md, section 2.2): read once, then asked for each row.

use super::{
    Caller, Creatio,
    schema::{self, Cell, Kind, Row, Schema},
    values::{self, Unreadable},
};
use serde_json::Value;
use std::cmp::Ordering;

/// A filter that was read.
pub(super) enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    IsNull { path: String, null: bool },
    Compare { path: String, comparison: Comparison, value: Cell },
    Between { path: String, low: Cell, high: Cell },
    In { path: String, values: Vec<Cell>, inside: bool },
}

/// `comparisonType`, as far as it compares two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Ordered { less: bool, equal: bool, greater: bool },
    StartsWith(bool),
    Contains(bool),
    EndsWith(bool),
}

impl Comparison {
    fn of(number: i64) -> Option<Self> {
        let ordered = |less, equal, greater| Some(Self::Ordered { less, equal, greater });
        match number {
            3 => ordered(false, true, false),
            4 => ordered(true, false, true),
            5 => ordered(true, false, false),
            6 => ordered(true, true, false),
            7 => ordered(false, false, true),
            8 => ordered(false, true, true),
            9 | 10 => Some(Self::StartsWith(number == 9)),
            11 | 12 => Some(Self::Contains(number == 11)),
            13 | 14 => Some(Self::EndsWith(number == 13)),
            _ => None,
        }
    }
}

/// What a filter is read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub creatio: &'a Creatio,
    pub caller: Caller,
    pub schema: &'a Schema,
}

impl Reader<'_> {
    /// Reads `filters` of a query; absent filters let every row through.
    pub fn read(&self, filter: &Value) -> Result<Filter, Unreadable> {
        let disabled = filter["isEnabled"] == false;
        if filter.is_null() || disabled {
            return Ok(Filter::All(Vec::new()));
        }
        match filter["filterType"].as_i64() {
            Some(6) => self.group(filter),
            Some(1) => self.compare(filter),
            Some(2) => {
                let null = filter["isNull"].as_bool().unwrap_or(true);
                Ok(Filter::IsNull { path: self.path(&filter["leftExpression"])?.0, null })
            }
            Some(3) => self.between(filter),
            Some(4) => self.inside(filter),
            other => {
                Err(Unreadable("NotSupportedException", format!("Filter type {other:?} is not supported")))
            }
        }
    }

    fn group(&self, filter: &Value) -> Result<Filter, Unreadable> {
        let items = filter["items"].as_object().map(|items| items.values().collect::<Vec<_>>());
        let enabled = items.unwrap_or_default().into_iter().filter(|item| item["isEnabled"] != false);
        let parts = enabled.map(|item| self.read(item)).collect::<Result<Vec<_>, _>>()?;
        let any = filter["logicalOperation"] == 1 && !parts.is_empty();
        Ok(if any { Filter::Any(parts) } else { Filter::All(parts) })
    }

    fn compare(&self, filter: &Value) -> Result<Filter, Unreadable> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let number = filter["comparisonType"].as_i64().unwrap_or_default();
        let comparison = Comparison::of(number).ok_or_else(|| {
            Unreadable("NotSupportedException", format!("Comparison type {number} is not supported"))
        })?;
        let textual = !matches!(comparison, Comparison::Ordered { .. });
        if textual && !matches!(kind, Kind::ShortText | Kind::MediumText | Kind::SecureText | Kind::Lookup(_))
        {
            return Err(Unreadable("InvalidOperationException", format!("Column {path} is no text")));
        }
        let kind = if textual { Kind::MediumText } else { kind };
        let value = values::read(self.creatio, self.caller, kind, &filter["rightExpression"])?;
        Ok(Filter::Compare { path, comparison, value })
    }

    fn between(&self, filter: &Value) -> Result<Filter, Unreadable> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let low = values::read(self.creatio, self.caller, kind, &filter["rightLessExpression"])?;
        let high = values::read(self.creatio, self.caller, kind, &filter["rightGreaterExpression"])?;
        Ok(Filter::Between { path, low, high })
    }

    fn inside(&self, filter: &Value) -> Result<Filter, Unreadable> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let listed = filter["rightExpressions"].as_array().map(Vec::as_slice).unwrap_or_default();
        let values = listed.iter().map(|value| values::read(self.creatio, self.caller, kind, value));
        let inside = filter["comparisonType"] != 4;
        Ok(Filter::In { path, values: values.collect::<Result<_, _>>()?, inside })
    }

    /// The path and type of a left side: a column, or the macro for the primary column.
    fn path(&self, left: &Value) -> Result<(String, Kind), Unreadable> {
        let path = match left["expressionType"].as_i64() {
            Some(0) => left["columnPath"].as_str().unwrap_or_default(),
            Some(1) if left["functionType"] == 1 && left["macrosType"] == 34 => "Id",
            _ => return Err(Unreadable("NotSupportedException", "Expression is not supported".into())),
        };
        match self.schema.kind_at(path) {
            Some(kind) => Ok((path.into(), kind)),
            None => Err(unknown_column(self.schema, path)),
        }
    }
}

/// The refusal of a path that leads nowhere.
pub(super) fn unknown_column(schema: &Schema, path: &str) -> Unreadable {
    Unreadable("ItemNotFoundException", format!("Column by path {path} not found in schema {}.", schema.name))
}

impl Filter {
    /// True if the row passes.
    pub fn passes(&self, creatio: &Creatio, schema: &Schema, row: &Row) -> bool {
        let at = |path: &str| schema::value_at(&creatio.world, schema, row, path);
        match self {
            Self::All(parts) => parts.iter().all(|part| part.passes(creatio, schema, row)),
            Self::Any(parts) => parts.iter().any(|part| part.passes(creatio, schema, row)),
            Self::IsNull { path, null } => (at(path) == Cell::Null) == *null,
            Self::Compare { path, comparison, value } => {
                let left = match (comparison, at(path), schema.kind_at(path)) {
                    // A text comparison of a lookup looks at the name that it shows.
                    (Comparison::Ordered { .. }, cell, _) => cell,
                    (_, Cell::Lookup(id), Some(Kind::Lookup(target))) => {
                        Cell::Text(schema::display_value(&creatio.world, target, id))
                    }
                    (_, cell, _) => cell,
                };
                compares(&left, *comparison, value)
            }
            Self::Between { path, low, high } => {
                let cell = at(path);
                order(&cell, low).is_some_and(Ordering::is_ge)
                    && order(&cell, high).is_some_and(Ordering::is_le)
            }
            Self::In { path, values, inside } => {
                let cell = at(path);
                values.iter().any(|value| order(&cell, value).is_some_and(Ordering::is_eq)) == *inside
            }
        }
    }
}

fn compares(left: &Cell, comparison: Comparison, right: &Cell) -> bool {
    if let Comparison::Ordered { less, equal, greater } = comparison {
        return match order(left, right) {
            Some(Ordering::Less) => less,
            Some(Ordering::Equal) => equal,
            Some(Ordering::Greater) => greater,
            None => false,
        };
    }
    let (Cell::Text(left), Cell::Text(right)) = (left, right) else { return false };
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    match comparison {
        Comparison::StartsWith(wanted) => left.starts_with(&right) == wanted,
        Comparison::Contains(wanted) => left.contains(&right) == wanted,
        Comparison::EndsWith(wanted) => left.ends_with(&right) == wanted,
        Comparison::Ordered { .. } => false,
    }
}

/// How two values stand to each other; nothing if they cannot be compared, as with null in SQL.
pub(super) fn order(left: &Cell, right: &Cell) -> Option<Ordering> {
    match (left, right) {
        (Cell::Guid(left) | Cell::Lookup(left), Cell::Guid(right) | Cell::Lookup(right)) => {
            Some(left.cmp(right))
        }
        (Cell::Text(left), Cell::Text(right)) => Some(left.to_lowercase().cmp(&right.to_lowercase())),
        (Cell::Integer(left), Cell::Integer(right)) => Some(left.cmp(right)),
        (Cell::Boolean(left), Cell::Boolean(right)) => Some(left.cmp(right)),
        (Cell::Moment(left), Cell::Moment(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
