//! The service document and `$metadata`, which tell what the service has (creatio-api.md, section 2.1).

use super::record::member_name;
use crate::creatio::{schema::Schema, state::Creatio};
use crate::{
    http::{Request, Response},
    world::{Kind, Table},
};
use serde_json::{Value, json};
use strum::IntoEnumIterator;

/// The namespace of all types.
const NAMESPACE: &str = "Terrasoft.Configuration";

/// `GET odata`: the entity sets.
pub(super) fn service_document(creatio: &Creatio, request: &Request) -> Response {
    let host = request.header("host").unwrap_or("localhost");
    let context = format!("http://{host}{}/odata/$metadata", creatio.version.workspace());
    let sets: Vec<Value> = schemas(creatio)
        .map(|schema| json!({"name": schema.table.to_string(), "kind": "EntitySet", "url": schema.table.to_string()}))
        .collect();
    Response::json(200, &json!({"@odata.context": context, "value": sets}))
}

/// `GET odata/$metadata`: the types of the entity sets, in XML.
pub(super) fn metadata(creatio: &Creatio) -> Response {
    let types: String = schemas(creatio).map(|schema| entity_type(&schema)).collect();
    let sets: String = schemas(creatio).map(|schema| entity_set(&schema)).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\
         <Schema Namespace=\"{NAMESPACE}\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">{types}\
         <EntityContainer Name=\"Container\">{sets}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>"
    );
    Response { body: document.into_bytes(), ..Response::empty(200) }
        .with_header("content-type", "application/xml; charset=utf-8")
}

fn schemas(creatio: &Creatio) -> impl Iterator<Item = Schema> {
    Table::iter().filter_map(|table| Schema::of_site(creatio, table.into()))
}

fn entity_type(schema: &Schema) -> String {
    let members: String = schema
        .columns
        .iter()
        .map(|column| {
            let name = member_name(column.name, column.kind);
            format!("<Property Name=\"{name}\" Type=\"Edm.{}\"/>", edm_type(column.kind))
        })
        .collect();
    let lookups = schema.columns.iter().filter_map(|column| match column.kind {
        Kind::Lookup(table) => Some((column.name, table)),
        _ => None,
    });
    let navigation: String = lookups
        .map(|(name, table)| format!("<NavigationProperty Name=\"{name}\" Type=\"{NAMESPACE}.{table}\"/>"))
        .collect();
    format!(
        "<EntityType Name=\"{}\"><Key><PropertyRef Name=\"Id\"/></Key>{members}{navigation}</EntityType>",
        schema.table
    )
}

fn entity_set(schema: &Schema) -> String {
    let table = schema.table;
    format!("<EntitySet Name=\"{table}\" EntityType=\"{NAMESPACE}.{table}\"/>")
}

fn edm_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Guid | Kind::Lookup(_) => "Guid",
        Kind::ShortText | Kind::MediumText | Kind::SecureText => "String",
        Kind::Integer => "Int32",
        Kind::Boolean => "Boolean",
        Kind::DateTime => "DateTimeOffset",
    }
}
