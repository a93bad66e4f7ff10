//! The rows of the tables, made of the world's records (creatio-api.md, section 2.3).

use super::schema::{Cell, Kind, Row, Schema};
use crate::world::{GrantType, Stamps, World};
use base64::{Engine, engine::general_purpose::STANDARD};
use uuid::Uuid;

/// All rows of a table.
pub(super) fn rows(world: &World, schema: &Schema) -> Vec<Row> {
    match schema.name {
        "OAuthClientApp" => world.apps.iter().map(app).collect(),
        "OAuthResource" => world.resources.iter().map(resource).collect(),
        "OAuthResourceInClient" => world.links.iter().map(link).collect(),
        "OAuthGrantType" => GrantType::ALL.into_iter().map(grant_type).collect(),
        "OAuthGrantTypeInClient" => world.apps.iter().map(grant_in_client).collect(),
        "SysAdminUnit" => world.units.iter().map(unit).collect(),
        "Contact" => world.contacts.iter().map(contact).collect(),
        _ => Vec::new(),
    }
}

/// The value that a path leads to from a row; a lookup without a value gives null.
pub(super) fn value_at(world: &World, schema: &Schema, row: &Row, path: &str) -> Cell {
    let Some((column, rest)) = path.split_once('.') else {
        return row.get(path).cloned().unwrap_or(Cell::Null);
    };
    let (Some(Cell::Lookup(id)), Some(Kind::Lookup(target))) = (row.get(column), schema.kind(column)) else {
        return Cell::Null;
    };
    // What a lookup points at is known without the record.
    if rest == "Id" {
        return Cell::Guid(*id);
    }
    let next = Schema::named(target).and_then(|target| Some((target, row_of(world, target, *id)?)));
    next.map_or(Cell::Null, |(target, row)| value_at(world, target, &row, rest))
}

/// The name that a lookup shows.
pub(super) fn display_value(world: &World, target: &str, id: Uuid) -> String {
    let name = match target {
        "OAuthClientApp" => world.app(id).map(|app| app.name.as_str()),
        "OAuthResource" => {
            world.resources.iter().find(|known| known.id == id).map(|resource| resource.name.as_str())
        }
        "OAuthGrantType" => GrantType::ALL.into_iter().find(|grant| grant.id() == id).map(GrantType::name),
        "SysAdminUnit" => world.unit(id).map(|unit| unit.name.as_str()),
        "Contact" => world.contact(id).map(|contact| contact.name.as_str()),
        _ => None,
    };
    name.unwrap_or_default().to_owned()
}

fn row_of(world: &World, schema: &Schema, id: Uuid) -> Option<Row> {
    match schema.name {
        "OAuthClientApp" => world.app(id).map(app),
        "OAuthResource" => world.resources.iter().find(|known| known.id == id).map(resource),
        "OAuthGrantType" => GrantType::ALL.into_iter().find(|grant| grant.id() == id).map(grant_type),
        "SysAdminUnit" => world.unit(id).map(unit),
        "Contact" => world.contact(id).map(contact),
        _ => None,
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

fn lookup(id: Option<Uuid>) -> Cell {
    id.map_or(Cell::Null, Cell::Lookup)
}

/// What a query sees of a secret: something that cannot be read.
fn ciphertext(secret: &str) -> Cell {
    let scrambled: Vec<u8> =
        secret.bytes().enumerate().map(|(place, byte)| byte ^ (0xA5 ^ place as u8)).collect();
    if secret.is_empty() { text("") } else { Cell::Text(STANDARD.encode(scrambled)) }
}

fn base(id: Uuid, stamps: &Stamps) -> Row {
    Row::from([
        ("Id", Cell::Guid(id)),
        ("CreatedOn", Cell::Moment(stamps.created_on)),
        ("CreatedBy", Cell::Lookup(stamps.created_by)),
        ("ModifiedOn", Cell::Moment(stamps.modified_on)),
        ("ModifiedBy", Cell::Lookup(stamps.modified_by)),
    ])
}

fn app(app: &crate::world::App) -> Row {
    let mut row = base(app.id, &app.stamps);
    row.extend([
        ("Name", text(&app.name)),
        ("ClientId", text(&app.client_id)),
        ("ClientSecret", ciphertext(&app.client_secret)),
        ("RedirectUrl", text(&app.redirect_url)),
        ("ApplicationUrl", text(&app.application_url)),
        ("IsActive", Cell::Boolean(app.is_active)),
        ("SystemUser", lookup(app.system_user)),
        ("Description", text(&app.description)),
    ]);
    row
}

fn resource(resource: &crate::world::Resource) -> Row {
    let mut row = base(resource.id, &resource.stamps);
    row.extend([
        ("Name", text(&resource.name)),
        ("DisplayName", text(&resource.display_name)),
        ("IsDefault", Cell::Boolean(resource.is_default)),
    ]);
    row
}

fn link(link: &crate::world::ResourceInClient) -> Row {
    let mut row = base(link.id, &link.stamps);
    row.extend([("OAuthResource", Cell::Lookup(link.resource)), ("OAuthClient", Cell::Lookup(link.app))]);
    row
}

fn grant_type(grant: GrantType) -> Row {
    let stamps = Stamps::default();
    let mut row = base(grant.id(), &stamps);
    row.insert("Name", text(grant.name()));
    row
}

/// An app has one grant type here, so the row can do with an id made of the app's.
fn grant_in_client(app: &crate::world::App) -> Row {
    let mut row = base(Uuid::from_u128(!app.id.as_u128()), &app.stamps);
    row.extend([
        ("OAuthGrantType", Cell::Lookup(app.grant_type.id())),
        ("OAuthClientApp", Cell::Lookup(app.id)),
    ]);
    row
}

fn unit(unit: &crate::world::AdminUnit) -> Row {
    let mut row = base(unit.id, &unit.stamps);
    row.extend([
        ("Name", text(&unit.name)),
        ("Description", text(&unit.description)),
        ("SysAdminUnitTypeValue", Cell::Integer(unit.type_value)),
        ("Active", Cell::Boolean(unit.active)),
        ("ConnectionType", Cell::Integer(unit.connection_type)),
        ("Contact", lookup(unit.contact)),
        ("Email", text(&unit.email)),
        ("UserPassword", ciphertext(&unit.password)),
    ]);
    row
}

fn contact(contact: &crate::world::Contact) -> Row {
    let mut row = base(contact.id, &contact.stamps);
    row.extend([("Name", text(&contact.name)), ("Email", text(&contact.email))]);
    row
}
