//! Technical users (creatio-api.md, sections 3.3 and 14.2).

use super::{
    product_error::ProductError,
    state::{Caller, Creatio},
};
use crate::world::{AdminUnit, Operation, Stamps, TYPE_TECHNICAL_USER};
use uuid::Uuid;

/// The system operations that a caller needs.
const NEEDED: [Operation; 2] = [Operation::CanManageAdministration, Operation::CanManageTechnicalUsers];

/// Renames the technical user with this id, or creates one, without roles and operations.
pub(super) fn update_or_create(
    creatio: &mut Creatio,
    caller: Caller,
    id: Uuid,
    name: &str,
    active: bool,
) -> Result<(), ProductError> {
    if let Some(missing) = NEEDED.into_iter().find(|operation| !creatio.may(caller, *operation)) {
        return Err(ProductError::forbidden(missing));
    }
    let has_name = |unit: &&AdminUnit| unit.id != id && unit.name.eq_ignore_ascii_case(name);
    if name.trim().is_empty() || creatio.world.units.iter().find(has_name).is_some() {
        return Err(ProductError::without_code(format!("User with name \"{name}\" already exists.")));
    }
    let stamps = Stamps::created(creatio.environment.now(), creatio.contact_of(caller));
    match creatio.world.units.iter_mut().find(|unit| unit.id == id) {
        Some(unit) if unit.type_value == TYPE_TECHNICAL_USER => {
            name.clone_into(&mut unit.name);
            unit.active = active;
        }
        Some(_) => return Err(ProductError::without_code("Record with specified Id is no technical user.")),
        None => creatio.world.units.push(AdminUnit {
            id,
            stamps,
            name: name.to_owned(),
            type_value: TYPE_TECHNICAL_USER,
            active,
            ..AdminUnit::default()
        }),
    }
    creatio.world.changed();
    Ok(())
}
