//! Parses the filters of a DataService query (creatio-api.md, section 2.2).

use super::values::parse_value;
use crate::creatio::{
    filter::{Comparison, Filter},
    product_error::ProductError,
    schema::Schema,
    state::{Caller, Creatio},
};
use crate::world::{Cell, Kind, Table};
use serde_json::Value;

/// Parses the `filters` of a query on a table. Without filters every row passes.
pub(super) fn parse_filter(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    filter: &Value,
) -> Result<Filter, ProductError> {
    Parser { creatio, caller, schema }.filter(filter)
}

/// The refusal of a path that leads nowhere.
pub(super) fn unknown_column(table: Table, path: &str) -> ProductError {
    ProductError::not_found(format!("Column by path {path} not found in schema {table}."))
}

/// What the parts of a filter are parsed with.
#[derive(Clone, Copy)]
struct Parser<'a> {
    creatio: &'a Creatio,
    caller: Caller,
    schema: &'a Schema,
}

impl Parser<'_> {
    fn filter(&self, filter: &Value) -> Result<Filter, ProductError> {
        if filter.is_null() || filter["isEnabled"] == false {
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
            Some(4) => self.in_list(filter),
            other => Err(ProductError::not_supported(format!("Filter type {other:?} is not supported"))),
        }
    }

    fn group(&self, filter: &Value) -> Result<Filter, ProductError> {
        let items = filter["items"].as_object().into_iter().flat_map(|items| items.values());
        let enabled = items.filter(|item| item["isEnabled"] != false);
        let parts = enabled.map(|item| self.filter(item)).collect::<Result<Vec<_>, _>>()?;
        let any = filter["logicalOperation"] == 1 && !parts.is_empty();
        Ok(if any { Filter::Any(parts) } else { Filter::All(parts) })
    }

    fn compare(&self, filter: &Value) -> Result<Filter, ProductError> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let number = filter["comparisonType"].as_i64().unwrap_or_default();
        let comparison = comparison(number).ok_or_else(|| {
            ProductError::not_supported(format!("Comparison type {number} is not supported"))
        })?;
        let kind = if !comparison.is_textual() {
            kind
        } else if kind.is_text() || matches!(kind, Kind::Lookup(_)) {
            Kind::MediumText
        } else {
            return Err(ProductError::new("InvalidOperationException", format!("Column {path} is no text")));
        };
        let value = self.value(kind, &filter["rightExpression"])?;
        Ok(Filter::Compare { path, comparison, value })
    }

    fn between(&self, filter: &Value) -> Result<Filter, ProductError> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let low = self.value(kind, &filter["rightLessExpression"])?;
        let high = self.value(kind, &filter["rightGreaterExpression"])?;
        Ok(Filter::Between { path, low, high })
    }

    fn in_list(&self, filter: &Value) -> Result<Filter, ProductError> {
        let (path, kind) = self.path(&filter["leftExpression"])?;
        let values = filter["rightExpressions"].as_array().into_iter().flatten();
        let values = values.map(|value| self.value(kind, value)).collect::<Result<_, _>>()?;
        Ok(Filter::In { path, values, inside: filter["comparisonType"] != 4 })
    }

    /// The path and the type of a left side: a column, or the macro for the primary column.
    fn path(&self, left: &Value) -> Result<(String, Kind), ProductError> {
        let path = match left["expressionType"].as_i64().unwrap_or_default() {
            0 => left["columnPath"].as_str().unwrap_or_default(),
            1 if left["functionType"] == 1 && left["macrosType"] == 34 => "Id",
            _ => return Err(ProductError::not_supported("Expression is not supported")),
        };
        let kind = self.schema.kind_at(path).ok_or_else(|| unknown_column(self.schema.table, path))?;
        Ok((path.to_owned(), kind))
    }

    fn value(&self, kind: Kind, expression: &Value) -> Result<Cell, ProductError> {
        parse_value(self.creatio, self.caller, kind, expression)
    }
}

/// The comparison with that `comparisonType`.
fn comparison(number: i64) -> Option<Comparison> {
    Some(match number {
        3 => Comparison::EQUAL,
        4 => Comparison::NOT_EQUAL,
        5 => Comparison::LESS,
        6 => Comparison::LESS_OR_EQUAL,
        7 => Comparison::GREATER,
        8 => Comparison::GREATER_OR_EQUAL,
        9 | 10 => Comparison::StartsWith(number == 9),
        11 | 12 => Comparison::Contains(number == 11),
        13 | 14 => Comparison::EndsWith(number == 13),
        _ => return None,
    })
}
