//! AdministrationService: what pages of users ask it (creatio-api.md, sections 3.3 and 14.1).

use crate::creatio::{
    product_error::ProductError,
    responses::{Answer, bad_request, not_found, posted_object, unhandled},
    state::{Caller, Creatio},
    technical_users,
};
use crate::{
    http::{Request, Response},
    world::{Operation, TYPE_TECHNICAL_USER},
};
use serde_json::{Value, json};
use uuid::{Uuid, uuid};

const MANAGE: Operation = Operation::CanManageAdministration;
/// A made-up package of licenses, which almost every active user of this site has.
const PACKAGE: Uuid = uuid!("5a6f3f5e-1d2c-4b8a-9e7d-0c1b2a394857");
const PAID: usize = 100;

pub(in crate::creatio) fn answer(
    creatio: &mut Creatio,
    caller: Caller,
    method: &str,
    request: &Request,
) -> Answer {
    let body = posted_object(request)?;
    let result = match method {
        "UpdateOrCreateTechnicalUser" if creatio.version.allows_technical_users => {
            return update_or_create_technical_user(creatio, caller, &body);
        }
        "GetIsUserBlocked" => {
            id(&body, "userId")?;
            json!(false)
        }
        "GetAvailableLicPackages" => json!(licenses(creatio, caller, id(&body, "userId")?).to_string()),
        "TerminateSession" => {
            require_manager(creatio, caller)?;
            json!(terminate(creatio, id(&body, "recordId")?))
        }
        "ActualizeAdminUnitInRole" => {
            require_manager(creatio, caller)?;
            json!(true)
        }
        _ => return Err(not_found(&creatio.version)),
    };
    Ok(Response::json(200, &json!({ format!("{method}Result"): result })))
}

fn id(body: &Value, member: &str) -> Result<Uuid, Response> {
    body[member].as_str().and_then(|id| id.parse().ok()).ok_or_else(bad_request)
}

/// The body and the answer have no wrapper: a text, which is empty if it worked.
fn update_or_create_technical_user(creatio: &mut Creatio, caller: Caller, body: &Value) -> Answer {
    let name = body["Name"].as_str().ok_or_else(bad_request)?;
    let active = body["Active"].as_bool().unwrap_or_default();
    let outcome = technical_users::update_or_create(creatio, caller, id(body, "Id")?, name, active);
    let problem = outcome.err().map_or(String::new(), |error| error.message);
    Ok(Response::json(200, &json!(problem)))
}

fn require_manager(creatio: &Creatio, caller: Caller) -> Result<(), Response> {
    if creatio.may(caller, MANAGE) {
        Ok(())
    } else {
        Err(unhandled(&creatio.version, ProductError::forbidden(MANAGE)))
    }
}

/// The packages of licenses: `Checked` says that the user has one, which an inactive or a technical user never has.
fn licenses(creatio: &Creatio, caller: Caller, user: Uuid) -> Value {
    let units = &creatio.world.units;
    let used = units.iter().filter(|unit| unit.active && unit.has_license).count();
    let unit = creatio.world.unit(user);
    json!([{
        "Id": PACKAGE, "Type": 0, "Caption": "Creatio platform",
        "Enabled": creatio.may(caller, Operation::CanManageUsers)
            && unit.is_some_and(|unit| unit.type_value != TYPE_TECHNICAL_USER),
        "Checked": unit.is_some_and(|unit| unit.active && unit.has_license),
        "AvailableCount": PAID.saturating_sub(used), "PaidCount": PAID, "UsedCount": used,
    }])
}

/// Ends the sessions of the user of that record, and returns how many there were; -1 if there is no such record.
fn terminate(creatio: &mut Creatio, record: Uuid) -> i64 {
    let sessions = &creatio.world.user_sessions;
    let Some(user) = sessions.iter().find(|session| session.id == record).map(|session| session.user) else {
        return -1;
    };
    let now = creatio.environment.now();
    creatio.world.end_user_sessions(user, now);
    creatio.sessions.end_all_of(user)
}
