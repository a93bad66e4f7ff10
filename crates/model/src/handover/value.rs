//! The values of a template.

use strum::{EnumString, IntoStaticStr};

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
