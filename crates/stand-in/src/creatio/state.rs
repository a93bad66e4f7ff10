//! The state of a site's Creatio.

use super::{query_cache::QueryCache, sessions::Sessions};
use crate::{
    condition::{Condition, ConditionSet},
    environment::Environment,
    identity::Identity,
    profile::ProductVersion,
    world::{Operation, Setting, World, WorldSpec},
};
use uuid::Uuid;

/// A Creatio and the Identity Service that belongs to it. [`Creatio::handle`] is its entry.
pub struct Creatio {
    /// The product version.
    pub version: ProductVersion,
    /// The database.
    pub world: World,
    /// The Identity Service.
    pub identity: Identity,
    /// Addresses at which Creatio's server reaches the Identity Service, without a slash at the end.
    pub identity_addresses: Vec<String>,
    /// The clock and the source of random bytes.
    pub environment: Environment,
    pub(crate) conditions: ConditionSet,
    pub(super) sessions: Sessions,
    pub(super) query_cache: QueryCache,
    /// How much longer the answer to the current request takes.
    pub(super) delay_ms: u64,
}

/// The user on whose behalf a request is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller {
    /// The user's SysAdminUnit id.
    pub user: Uuid,
    /// The time zone in minutes east of UTC, for dates in DataService queries and answers.
    pub zone_minutes: i64,
}

impl Creatio {
    /// A Creatio of that version with a new database.
    pub fn new(version: ProductVersion, spec: WorldSpec, mut environment: Environment) -> Self {
        let world = World::new(spec, &version, environment.now());
        let documented = Setting::Url.documented_value().to_owned();
        let identity = Identity::new(&world, documented.clone(), version.identity);
        Self {
            version,
            world,
            identity,
            identity_addresses: vec![documented],
            environment,
            conditions: ConditionSet::default(),
            sessions: Sessions::default(),
            query_cache: QueryCache::default(),
            delay_ms: 0,
        }
    }

    /// Starts over with a new database, without sessions and conditions. Addresses, environment and signing key stay.
    pub fn reset(&mut self, version: ProductVersion, spec: WorldSpec) {
        let changes = self.world.changes + 1;
        self.world = World { changes, ..World::new(spec, &version, self.environment.now()) };
        self.identity.reset(&self.world, version.identity);
        self.version = version;
        self.conditions.clear();
        self.sessions = Sessions::default();
    }

    /// True if the condition is set.
    pub fn has(&self, condition: &Condition) -> bool {
        self.conditions.contains(condition)
    }

    /// True if the caller may execute the operation.
    pub(super) fn may(&self, caller: Caller, operation: Operation) -> bool {
        let granted = self.world.unit(caller.user).is_some_and(|unit| unit.operations.contains(&operation));
        granted && !self.has(&Condition::OperationDenied { operation })
    }

    /// The contact of the caller, for the stamps of a record; nil if there is none.
    pub(super) fn contact_of(&self, caller: Caller) -> Uuid {
        self.world.unit(caller.user).and_then(|unit| unit.contact).unwrap_or_default()
    }

    /// Makes the answer to the current request take longer.
    pub(super) fn delay(&mut self, millis: u64) {
        self.delay_ms += millis;
    }

    /// True if requests to services have to carry the token of the BPMCSRF cookie.
    pub(super) fn uses_csrf_token(&self) -> bool {
        self.version.uses_csrf_token && !self.has(&Condition::CsrfOff)
    }
}
