//! The tables as queries see them: their columns, and their records as rows.

use super::{
    app::App,
    column::{Cell, Kind, Record, Row},
    grant_type::{GrantType, GrantTypeInClient},
    grantee::Grantee,
    operation::Operation,
    people::{Account, AdminUnit, Contact, TYPE_TECHNICAL_USER},
    redirect_url::RedirectUrlInClient,
    resource::{Resource, ResourceInClient},
    roles::{AdminUnitInRole, UserInRole},
    state::World,
    table::Table,
    user_session::{IpRange, UserSession},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use strum::IntoEnumIterator;
use uuid::Uuid;

/// What a query needs to know of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnInfo {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub kind: Kind,
    /// True if a write may change it.
    pub writable: bool,
}

/// The columns that every table has.
const BASE_COLUMNS: [(&str, Kind); 5] = [
    ("Id", Kind::Guid),
    ("CreatedOn", Kind::DateTime),
    ("CreatedBy", Kind::Lookup(Table::Contact)),
    ("ModifiedOn", Kind::DateTime),
    ("ModifiedBy", Kind::Lookup(Table::Contact)),
];

/// The columns of a table, those that every table has first.
pub fn columns(table: Table) -> Vec<ColumnInfo> {
    match table {
        Table::OAuthClientApp => columns_of::<App>(),
        Table::OAuthResource => columns_of::<Resource>(),
        Table::OAuthResourceInClient => columns_of::<ResourceInClient>(),
        Table::OAuthGrantType => columns_of::<GrantType>(),
        Table::OAuthGrantTypeInClient => columns_of::<GrantTypeInClient>(),
        Table::OAuthRedirectUrlInClient => columns_of::<RedirectUrlInClient>(),
        Table::SysAdminUnit | Table::VwSysAdminUnit | Table::VwTechnicalUser => columns_of::<AdminUnit>(),
        Table::SysUserInRole => columns_of::<UserInRole>(),
        Table::SysAdminUnitInRole => columns_of::<AdminUnitInRole>(),
        Table::SysAdminOperation => columns_of::<Operation>(),
        Table::SysAdminOperationGrantee => columns_of::<Grantee>(),
        Table::SysUserSession => columns_of::<UserSession>(),
        Table::SysAdminUnitIPRange => columns_of::<IpRange>(),
        Table::Account => columns_of::<Account>(),
        Table::Contact => columns_of::<Contact>(),
    }
}

/// All rows of a table.
pub fn rows(world: &World, table: Table) -> Vec<Row> {
    match table {
        Table::OAuthClientApp => world.apps.iter().map(row).collect(),
        Table::OAuthResource => world.resources.iter().map(row).collect(),
        Table::OAuthResourceInClient => world.links.iter().map(row).collect(),
        Table::OAuthGrantType => GrantType::iter().map(|grant| row(&grant)).collect(),
        Table::OAuthGrantTypeInClient => rows_of(world.apps.iter().flat_map(GrantTypeInClient::of)),
        Table::OAuthRedirectUrlInClient => rows_of(world.apps.iter().flat_map(RedirectUrlInClient::of)),
        Table::SysAdminUnit | Table::VwSysAdminUnit => world.units.iter().map(row).collect(),
        Table::VwTechnicalUser => {
            let users = world.units.iter().filter(|unit| unit.type_value == TYPE_TECHNICAL_USER);
            users.map(row).collect()
        }
        Table::SysUserInRole => rows_of(world.units.iter().flat_map(UserInRole::of)),
        Table::SysAdminUnitInRole => rows_of(world.units.iter().flat_map(AdminUnitInRole::of)),
        Table::SysAdminOperation => rows_of(Operation::iter()),
        Table::SysAdminOperationGrantee => rows_of(Grantee::all(&world.units)),
        Table::SysUserSession => world.user_sessions.iter().map(row).collect(),
        Table::SysAdminUnitIPRange => world.ip_ranges.iter().map(row).collect(),
        Table::Account => vec![row(&Account)],
        Table::Contact => world.contacts.iter().map(row).collect(),
    }
}

/// The row with that id.
pub fn row_by_id(world: &World, table: Table, id: Uuid) -> Option<Row> {
    match table {
        // Lists refer to these so often that looking through all of them each time would take minutes.
        Table::OAuthClientApp => world.app(id).map(row),
        Table::SysAdminUnit => world.unit(id).map(row),
        Table::Contact => world.contact(id).map(row),
        _ => rows(world, table).into_iter().find(|row| row.get("Id") == Some(&Cell::Guid(id))),
    }
}

/// The name that a lookup shows for a record; empty if the record or its name does not exist.
pub fn display_value(world: &World, table: Table, id: Uuid) -> String {
    let name = match table {
        Table::OAuthClientApp => world.app(id).map(|app| app.name.clone()),
        Table::SysAdminUnit => world.unit(id).map(|unit| unit.name.clone()),
        Table::Contact => world.contact(id).map(|contact| contact.name.clone()),
        _ => row_by_id(world, table, id).and_then(|mut row| Some(row.remove("Name")?.into_text())),
    };
    name.unwrap_or_default()
}

/// The value that a path such as `SystemUser.Contact.Name` leads to; null if a lookup on the way is empty.
pub fn value_at(world: &World, row: &Row, path: &str) -> Cell {
    let Some((column, rest)) = path.split_once('.') else {
        return row.get(path).cloned().unwrap_or(Cell::Null);
    };
    let Some(Cell::Lookup(table, id)) = row.get(column) else { return Cell::Null };
    // The id exists even if the record does not.
    if rest == "Id" {
        return Cell::Guid(*id);
    }
    row_by_id(world, *table, *id).map_or(Cell::Null, |row| value_at(world, &row, rest))
}

fn columns_of<R: Record>() -> Vec<ColumnInfo> {
    let base = BASE_COLUMNS.iter().map(|&(name, kind)| ColumnInfo { name, kind, writable: false });
    let own = R::COLUMNS.iter().map(|column| ColumnInfo {
        name: column.name,
        kind: column.kind,
        writable: column.set.is_some(),
    });
    base.chain(own).collect()
}

fn rows_of<R: Record>(records: impl Iterator<Item = R>) -> Vec<Row> {
    records.map(|record| row(&record)).collect()
}

fn row<R: Record>(record: &R) -> Row {
    let stamps = record.stamps();
    let mut row = Row::from([
        ("Id", Cell::Guid(record.id())),
        ("CreatedOn", Cell::DateTime(stamps.created_on)),
        ("CreatedBy", Cell::Lookup(Table::Contact, stamps.created_by)),
        ("ModifiedOn", Cell::DateTime(stamps.modified_on)),
        ("ModifiedBy", Cell::Lookup(Table::Contact, stamps.modified_by)),
    ]);
    row.extend(R::COLUMNS.iter().map(|column| {
        let cell = (column.get)(record);
        (column.name, if column.kind == Kind::SecureText { encrypted(&cell.into_text()) } else { cell })
    }));
    row
}

/// Stands in for encryption: what a query returns for a secret does not reveal it.
fn encrypted(secret: &str) -> Cell {
    let scrambled: Vec<u8> =
        secret.bytes().enumerate().map(|(index, byte)| byte ^ (0xA5 ^ index as u8)).collect();
    Cell::Text(STANDARD.encode(scrambled))
}
