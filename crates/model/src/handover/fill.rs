//! Puts values into a template.

use strum::{EnumString, IntoStaticStr};

use super::subject::Subject;

/// A value in a template, by its name between two at signs, such as `@token_url@`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Value {
    /// The name of the app; only for comments and titles.
    App,
    /// Where tokens are issued.
    TokenUrl,
    /// The root of OData 4.
    OdataUrl,
    /// The address of DataService's queries.
    DataServiceUrl,
    /// The root of the site.
    SiteUrl,
    /// The client id.
    ClientId,
    /// The scope; empty if it is not known.
    Scope,
    /// A query for DataService.
    Query,
    /// Whether the site runs on .NET, as `true` or `false`.
    IsNetCore,
}

/// The template with its values, each as `literal` writes it. What a value contains is never taken for a name.
pub(super) fn fill(template: &str, subject: &Subject, literal: &dyn Fn(Value, &str) -> String) -> String {
    let mut text = String::with_capacity(template.len() + 1000);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('@') {
        text.push_str(before);
        let named = after.split_once('@').and_then(|(name, rest)| Some((name.parse::<Value>().ok()?, rest)));
        match named {
            Some((value @ (Value::App | Value::IsNetCore), following)) => {
                text.push_str(subject.get(value));
                rest = following;
            }
            Some((value, following)) => {
                text.push_str(&literal(value, subject.get(value)));
                rest = following;
            }
            None => {
                text.push('@');
                rest = after;
            }
        }
    }
    text + rest
}
