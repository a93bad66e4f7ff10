//! What system users may do, as far as the tables tell (creatio-api.md, section 14.1). Nothing here is written.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::data_service_query::{Filter, Order, Select};
use crate::error::{Effect, Error};
use crate::id::Id;
use crate::json::JsonObject;
use crate::page::{Page, Rows};
use crate::row::Row;

/// Rows of each page of a query.
const PAGE_ROWS: u32 = 1_000;
/// Maximum number of pages of a query. More rows than that count as not readable.
const MAX_PAGES: u32 = 10;
/// The bit of `SysAdminUnitInRole.Source` that marks a role that was given directly.
const GIVEN_DIRECTLY: i64 = 2;
/// Values of `SysAdminUnitTypeValue` that are no user.
const ROLE_TYPES: [i64; 5] = [0, 1, 2, 3, 6];

/// What a record of `SysAdminUnit` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A role of any kind.
    Role,
    /// A person of the company.
    User,
    /// A user of a portal.
    ExternalUser,
    /// A user for an integration.
    TechnicalUser,
}

/// A user or a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminUnit {
    /// Id of the record in `SysAdminUnit`.
    pub id: Id,
    /// The login name of a user, or the name of a role.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// Whether a user may use Creatio.
    pub is_active: bool,
}

/// A user or role has a role.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Membership {
    /// The user or role.
    pub unit: Id,
    /// The role. Every unit also has itself as a role.
    pub role: Id,
    /// Whether it was given directly, not by the hierarchy of roles.
    pub is_direct: bool,
}

/// A system operation is allowed or denied to a user or role. The lowest position decides.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OperationGrant {
    /// The code of the operation, such as `CanManageSolution`.
    pub operation: String,
    /// The user or role.
    pub unit: Id,
    /// Whether it is allowed.
    pub can_execute: bool,
    /// The place of this record among those of the operation.
    pub position: i64,
}

/// A session of a user.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UserSession {
    /// The user.
    pub user: Id,
    /// When it started (ISO 8601), as in [`App::created_on`](crate::App::created_on).
    pub started_on: String,
}

/// What the tables say about some users. `None` for a table that cannot be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessFacts {
    /// The users, and all roles.
    pub units: Option<Rows<AdminUnit>>,
    /// The roles of the users.
    pub memberships: Option<Rows<Membership>>,
    /// Whether the memberships include those by the hierarchy.
    pub includes_inherited: bool,
    /// Who may execute the operations.
    pub grants: Option<Rows<OperationGrant>>,
    /// The newest sessions of the users, the newest first, if they were read.
    pub sessions: Option<Rows<UserSession>>,
}

impl Client {
    /// Reads what is known about these users and these operations, without their sessions, in three queries unless a table is very long or closed.
    ///
    /// # Errors
    /// If Creatio cannot be reached or the session has ended. A refused query is no error: what it would have shown
    /// is unknown then.
    pub async fn access(&self, users: &[Id], operations: &[&str]) -> Result<AccessFacts, Error> {
        if users.is_empty() {
            return Ok(AccessFacts::default());
        }
        let roles = ROLE_TYPES.map(|kind| Filter::NumberEquals(TYPE, kind));
        let of_units = Filter::Any(roles.into_iter().chain([Filter::IdIn("Id", users)]).collect());
        let queries = [
            ("SysAdminUnit", &["Id", "Name", TYPE, "ConnectionType", "Active"][..], of_units),
            (
                "SysAdminOperationGrantee",
                &["Id", OPERATION_CODE, "SysAdminUnit", "CanExecute", "Position"],
                Filter::TextIn(OPERATION_CODE, operations),
            ),
            (
                "SysAdminUnitInRole",
                &["Id", "SysAdminUnit", "SysAdminUnitRoleId", "Source"],
                Filter::IdIn("SysAdminUnit", users),
            ),
            // In place of the one before, where that is closed.
            ("SysUserInRole", &["Id", "SysUser", "SysRole"], Filter::IdIn("SysUser", users)),
        ];
        let mut facts = AccessFacts::default();
        for (schema, columns, filter) in queries {
            if facts.includes_inherited {
                break;
            }
            let rows = self.every_row(schema, columns, filter).await?;
            match schema {
                "SysAdminUnit" => facts.units = typed(rows, unit),
                "SysAdminOperationGrantee" => facts.grants = typed(rows, grant),
                "SysAdminUnitInRole" => {
                    facts.includes_inherited = rows.is_some();
                    facts.memberships = typed(rows, membership);
                }
                _ => facts.memberships = typed(rows, direct_membership),
            }
        }
        Ok(facts)
    }

    /// The newest sessions of these users, the newest first, at most 1,000; `None` if Creatio refuses the query.
    ///
    /// # Errors
    /// If Creatio cannot be reached or the session has ended.
    pub async fn user_sessions(&self, users: &[Id]) -> Result<Option<Rows<UserSession>>, Error> {
        if users.is_empty() {
            return Ok(None);
        }
        let sessions = Select {
            schema: "SysUserSession",
            columns: &["Id", "SysUser", "SessionStartDate"],
            order: &[("SessionStartDate", Order::Descending)],
            filters: vec![Filter::IdIn("SysUser", users)],
            page: Page { offset: 0, rows: PAGE_ROWS },
        };
        Ok(typed(self.rows(sessions).await?, session))
    }

    /// Whether the user has a license, by the only service that tells; `None` if it refuses or its answer is not understood.
    ///
    /// # Errors
    /// If Creatio cannot be reached or the session has ended.
    pub async fn has_license(&self, user: &Id) -> Result<Option<bool>, Error> {
        let (name, body) = ("GetAvailableLicPackages", json!({ "userId": user.as_str() }));
        let path = "/rest/AdministrationService/GetAvailableLicPackages";
        let answer = self.call(Call::post(Effect::Read, Answer::Data, name, path, &body)).await;
        let Some(response) = unless_refused(answer)? else { return Ok(None) };
        let text =
            response.json.get("GetAvailableLicPackagesResult").and_then(Value::as_str).unwrap_or_default();
        let packages = serde_json::from_str::<Value>(text).ok();
        let checked = packages.as_ref().and_then(Value::as_array).and_then(|packages| {
            packages
                .iter()
                .map(|package| package.get("Checked").and_then(Value::as_bool))
                .collect::<Option<Vec<_>>>()
        });
        // An empty list says that the site has no packages, not that the user has no license.
        Ok(checked.filter(|checked| !checked.is_empty()).map(|checked| checked.contains(&true)))
    }

    /// The rows of all pages; `None` if Creatio refuses the query. A site that ignores the offset would never come to an end,
    /// so a page without a new row ends it. Not generic, so that its code exists once.
    async fn every_row(
        &self,
        schema: &'static str,
        columns: &[&str],
        filter: Filter<'_>,
    ) -> Result<Option<Rows<JsonObject>>, Error> {
        let (mut all, mut known) = (Rows::NONE, HashSet::new());
        for at in 0..MAX_PAGES {
            let page = Page { offset: at * PAGE_ROWS, rows: PAGE_ROWS };
            let (order, filters) = (&[("Id", Order::Ascending)], vec![filter.clone()]);
            let select = Select { schema, columns, order, filters, page };
            let Some(found) = self.rows(select).await? else { return Ok(None) };
            let (sent, before) = (found.sent(), all.read.len());
            all.unreadable += found.unreadable;
            all.read.extend(found.read.into_iter().filter(|row| known.insert(Row(row).text("Id"))));
            if sent < PAGE_ROWS || all.read.len() == before {
                return Ok(Some(all));
            }
        }
        // What was not read is as unknown as what could not be read.
        all.unreadable += 1;
        Ok(Some(all))
    }

    /// The rows of one page; `None` if Creatio refuses the query.
    async fn rows(&self, select: Select<'_>) -> Result<Option<Rows<JsonObject>>, Error> {
        unless_refused(self.select(select, |row| Some(row.0.clone())).await)
    }
}

/// Reads the rows, and counts those of which `read` makes nothing.
fn typed<T>(rows: Option<Rows<JsonObject>>, read: fn(Row<'_>) -> Option<T>) -> Option<Rows<T>> {
    let rows = rows?;
    let sent = rows.sent();
    let read: Vec<T> = rows.read.iter().filter_map(|row| read(Row(row))).collect();
    // At most as many as were sent, which is a `u32`.
    let unreadable = sent - read.len() as u32;
    Some(Rows { read, unreadable })
}

const TYPE: &str = "SysAdminUnitTypeValue";
const OPERATION_CODE: &str = "SysAdminOperation.Code";

/// `None` in place of an error by which Creatio refused the query.
fn unless_refused<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_refusal() => Ok(None),
        Err(error) => Err(error),
    }
}

fn unit(row: Row<'_>) -> Option<AdminUnit> {
    let is_external = row.number("ConnectionType") == Some(1);
    let kind = match row.number(TYPE)? {
        4 if is_external => UnitKind::ExternalUser,
        4 => UnitKind::User,
        5 => UnitKind::ExternalUser,
        7 => UnitKind::TechnicalUser,
        other if ROLE_TYPES.contains(&other) => UnitKind::Role,
        _ => return None,
    };
    let is_active = kind == UnitKind::Role || row.bool("Active");
    Some(AdminUnit { id: row.id("Id")?, name: row.text("Name"), kind, is_active })
}

fn membership(row: Row<'_>) -> Option<Membership> {
    let is_direct = row.number("Source")? & GIVEN_DIRECTLY != 0;
    Some(Membership { unit: row.lookup("SysAdminUnit")?.id, role: row.id("SysAdminUnitRoleId")?, is_direct })
}

fn direct_membership(row: Row<'_>) -> Option<Membership> {
    Some(Membership { unit: row.lookup("SysUser")?.id, role: row.lookup("SysRole")?.id, is_direct: true })
}

fn grant(row: Row<'_>) -> Option<OperationGrant> {
    let operation = row.text(OPERATION_CODE);
    let unit = row.lookup("SysAdminUnit")?.id;
    let can_execute = row.bool("CanExecute");
    let position = row.number("Position")?;
    (!operation.is_empty()).then_some(OperationGrant { operation, unit, can_execute, position })
}

fn session(row: Row<'_>) -> Option<UserSession> {
    let started_on = row.date("SessionStartDate");
    let user = row.lookup("SysUser")?.id;
    (!started_on.is_empty()).then_some(UserSession { user, started_on })
}
