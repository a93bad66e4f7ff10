//! The tables that a site has, with the columns that queries may name.

use super::state::Creatio;
use crate::{
    condition::Condition,
    world::{ColumnInfo, Kind, REDIRECT_URL, Table, columns},
};

/// A table of a site.
pub(super) struct Schema {
    /// The table.
    pub table: Table,
    /// Its columns on this site.
    pub columns: Vec<ColumnInfo>,
}

impl Schema {
    /// The table of that name, if the site has it.
    pub fn of_site(creatio: &Creatio, name: &str) -> Option<Self> {
        let table: Table = name.parse().ok()?;
        let mut columns = columns(table);
        match table {
            Table::OAuthClientApp if creatio.has(&Condition::NoRedirectUrl) => {
                columns.retain(|column| column.name != REDIRECT_URL);
            }
            Table::VwTechnicalUser if !creatio.version.allows_technical_users => return None,
            Table::OAuthGrantType | Table::OAuthGrantTypeInClient | Table::OAuthRedirectUrlInClient
                if !creatio.version.has_grant_types =>
            {
                return None;
            }
            _ => {}
        }
        Some(Self { table, columns })
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&ColumnInfo> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The type that a path such as `SystemUser.Contact.Name` leads to.
    pub fn kind_at(&self, path: &str) -> Option<Kind> {
        match path.split_once('.') {
            None => self.column(path).map(|column| column.kind),
            Some((column, rest)) => match self.column(column)?.kind {
                Kind::Lookup(table) => Self { table, columns: columns(table) }.kind_at(rest),
                _ => None,
            },
        }
    }
}
