//! Names of members: DataService reads them in any case (creatio-api.md, section 14.6).

use serde_json::{Map, Value};

/// Every member that a request may have.
const KNOWN: &[&str] = &[
    "aggregationType",
    "allColumns",
    "columnPath",
    "columnValues",
    "columns",
    "comparisonType",
    "dataValueType",
    "expression",
    "expressionType",
    "filterType",
    "filters",
    "functionType",
    "isEnabled",
    "isNull",
    "isPageable",
    "isPersonal",
    "items",
    "leftExpression",
    "logicalOperation",
    "macrosType",
    "operationType",
    "orderDirection",
    "orderPosition",
    "parameter",
    "rightExpression",
    "rightExpressions",
    "rightGreaterExpression",
    "rightLessExpression",
    "rootSchemaName",
    "rowCount",
    "rowsOffset",
    "sysSettingsNameCollection",
    "sysSettingsValues",
    "value",
];

/// The request with its members in the usual case. The caller chooses the names in `items` and in `sysSettingsValues`, so
/// these stay as they are.
pub(super) fn in_usual_case(request: Value) -> Value {
    match request {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let known = KNOWN.iter().find(|known| known.eq_ignore_ascii_case(&name));
                let name = known.map_or(name, |known| (*known).to_owned());
                let value = match (name.as_str(), value) {
                    ("items", Value::Object(items)) => {
                        let items = items.into_iter().map(|(name, item)| (name, in_usual_case(item)));
                        Value::Object(items.collect::<Map<_, _>>())
                    }
                    ("sysSettingsValues" | "value", value) => value,
                    (_, value) => in_usual_case(value),
                };
                (name, value)
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(values) => values.into_iter().map(in_usual_case).collect(),
        value => value,
    }
}
