//! The database that a site starts with.

use super::{
    app::App,
    column::Stamps,
    grant_type::GrantType,
    operation::Operation,
    people::{
        ALL_EMPLOYEES, AdminUnit, Contact, INTEGRATION_TEAM, SUPERVISOR, SYSTEM_ADMINISTRATORS,
        TYPE_FUNCTIONAL_ROLE, TYPE_ORGANIZATION, TYPE_PORTAL_USER, TYPE_TECHNICAL_USER, TYPE_USER,
    },
    redirect_url::RedirectUrl,
    resource::{Resource, ResourceInClient},
    sample_names::{Series, app_at, hex_at, id_at, person_at},
    setting::Setting,
    state::{Feature, World},
    user_session::{IpRange, UserSession},
};
use crate::{dates::Millis, profile::ProductVersion, start::Start};
use std::collections::BTreeSet;
use strum::IntoEnumIterator;
use uuid::Uuid;

/// What a database starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorldSpec {
    /// The state to start in.
    pub start: Start,
    /// The number of apps of a connected site.
    pub apps: usize,
    /// The number of users besides Supervisor.
    pub users: usize,
}

impl Default for WorldSpec {
    fn default() -> Self {
        Self { start: Start::default(), apps: 3, users: 5 }
    }
}

/// The user who is an administrator besides Supervisor, on sites with as many users.
const ADMINISTRATOR: usize = 8;
/// The user who has no license.
const UNLICENSED: usize = 9;
/// The technical user of a team of administrators, whose rights it does not inherit.
const TECHNICAL_TEAM_MEMBER: usize = 11;
/// The user who is an administrator as a member of a team.
const TEAM_MEMBER: usize = 12;

const HOUR: Millis = 3_600_000;
const DAY: Millis = 24 * HOUR;

impl World {
    /// A database for that version, with all dates before `now`.
    pub fn new(spec: WorldSpec, version: &ProductVersion, now: Millis) -> Self {
        let settings = Setting::iter().map(|setting| (setting, String::new())).collect();
        let mut world = Self { settings, ..Self::default() };
        world.add_roles(spec.users, now - 400 * DAY);
        world.add_ip_range(now - 300 * DAY);
        for index in 0..=spec.users {
            world.add_person(index, version, now - 400 * DAY);
        }
        match spec.start {
            Start::NewSite => {}
            Start::ConnectedSite => {
                world.feature = Feature { stored: 1, cached: 1 };
                world.fill_settings();
                world.add_default_resource(now);
                world.add_apps(spec.apps, version, now);
            }
        }
        world
    }

    /// Adds a default resource to those that exist, and returns its name.
    pub fn add_default_resource(&mut self, now: Millis) -> String {
        let index = self.resources.len();
        let name = format!("ApplicationAccess_{}", id_at(Series::Resources, 1_000 + index).simple());
        self.resources.push(Resource {
            id: id_at(Series::Resources, index),
            stamps: created_by_supervisor(now - 90 * DAY),
            name: name.clone(),
            display_name: "Application access".into(),
            is_default: true,
        });
        self.changed();
        name
    }

    fn add_roles(&mut self, users: usize, created: Millis) {
        let roles = [
            (ALL_EMPLOYEES, "All employees", TYPE_ORGANIZATION),
            (SYSTEM_ADMINISTRATORS, "System administrators", TYPE_FUNCTIONAL_ROLE),
            (INTEGRATION_TEAM, "Integration team", TYPE_FUNCTIONAL_ROLE),
        ];
        let needed = if users < TECHNICAL_TEAM_MEMBER { &roles[..2] } else { &roles };
        self.units.extend(needed.iter().map(|&(id, name, type_value)| AdminUnit {
            id,
            stamps: created_by_supervisor(created),
            name: name.into(),
            type_value,
            active: true,
            ..AdminUnit::default()
        }));
    }

    /// Adds the user with that index, whose password is the user name. Index 0 is Supervisor.
    fn add_person(&mut self, index: usize, version: &ProductVersion, created: Millis) {
        let (id, name) = match index {
            0 => (SUPERVISOR, "Supervisor".into()),
            _ => (id_at(Series::Units, index), person_at(index - 1)),
        };
        let type_value = match index % 6 {
            4 => TYPE_PORTAL_USER,
            5 if version.allows_technical_users => TYPE_TECHNICAL_USER,
            _ => TYPE_USER,
        };
        let operations = match index {
            0 => Operation::iter().collect(),
            // Nothing is granted to a technical user at first.
            _ if index % 2 == 1 && type_value != TYPE_TECHNICAL_USER => {
                BTreeSet::from([Operation::CanUseODataService])
            }
            _ => BTreeSet::new(),
        };
        let contact = Contact {
            id: id_at(Series::Contacts, index),
            stamps: created_by_supervisor(created),
            name: name.clone(),
            email: format!("user{index}@example.com"),
        };
        self.units.push(AdminUnit {
            id,
            stamps: created_by_supervisor(created),
            description: String::new(),
            type_value,
            active: index % 7 != 3,
            connection_type: i64::from(type_value == TYPE_PORTAL_USER),
            contact: Some(contact.id),
            email: contact.email.clone(),
            password: name.clone(),
            roles: roles_of(index, type_value),
            inherited_roles: if index == TEAM_MEMBER { vec![SYSTEM_ADMINISTRATORS] } else { Vec::new() },
            has_license: type_value == TYPE_USER && index != UNLICENSED,
            operations,
            name,
        });
        if index > 0 && type_value == TYPE_USER {
            let started = created + DAY * index as Millis;
            self.user_sessions.push(UserSession {
                id: id_at(Series::Sessions, index),
                user: id,
                started,
                ended: Some(started + HOUR),
            });
        }
        self.contacts.push(contact);
    }

    /// The administrators may sign in from the network of the office only.
    fn add_ip_range(&mut self, created: Millis) {
        self.ip_ranges.push(IpRange {
            id: id_at(Series::IpRanges, 0),
            stamps: created_by_supervisor(created),
            unit: SYSTEM_ADMINISTRATORS,
            addresses: ("10.0.0.0", "10.0.255.255"),
        });
    }

    fn add_apps(&mut self, count: usize, version: &ProductVersion, now: Millis) {
        let owners: Vec<_> =
            self.units.iter().filter(|unit| unit.type_value == TYPE_USER).map(|unit| unit.id).collect();
        let resource = self.resources.first().map(|resource| resource.id);
        for index in 0..count {
            let (name, application_url, description) = app_at(index);
            let age = HOUR * (5 + 37 * index as Millis % 2_000);
            // The third app, and so one of every start state, and then every sixth.
            let for_users = version.has_grant_types && index % 6 == 2;
            let stamps = Stamps { modified_on: now - age, ..created_by_supervisor(now - age - DAY) };
            let app = App {
                id: id_at(Series::Apps, index),
                stamps,
                name,
                client_id: hex_at(Series::ClientIds, index),
                client_secret: hex_at(Series::Secrets, 2 * index) + &hex_at(Series::Secrets, 2 * index + 1),
                application_url,
                is_active: index % 4 != 2,
                system_user: (!for_users).then(|| owners[index % owners.len()]),
                description,
                grant_types: if !version.has_grant_types {
                    Vec::new()
                } else if for_users {
                    vec![GrantType::AuthorizationCode]
                } else {
                    vec![GrantType::ClientCredentials]
                },
                redirect_urls: if for_users { redirect_urls(index) } else { Vec::new() },
                ..App::default()
            };
            self.links.extend(resource.map(|resource| ResourceInClient {
                id: id_at(Series::Links, index),
                stamps,
                resource,
                app: app.id,
            }));
            self.apps.push(app);
        }
    }
}

/// Technical users get no role by themselves, and those of a portal belong to another organization.
fn roles_of(index: usize, type_value: i64) -> Vec<Uuid> {
    match (index, type_value) {
        (0 | ADMINISTRATOR, _) => vec![ALL_EMPLOYEES, SYSTEM_ADMINISTRATORS],
        (TEAM_MEMBER, _) => vec![ALL_EMPLOYEES, INTEGRATION_TEAM],
        (TECHNICAL_TEAM_MEMBER, TYPE_TECHNICAL_USER) => vec![INTEGRATION_TEAM],
        (_, TYPE_USER) => vec![ALL_EMPLOYEES],
        _ => Vec::new(),
    }
}

fn redirect_urls(index: usize) -> Vec<RedirectUrl> {
    let url = |number| format!("https://app{index}.example.com/signed-in/{number}");
    let id = |number| id_at(Series::RedirectUrls, 2 * index + number);
    (0..2).map(|number| RedirectUrl { id: id(number), url: url(number) }).collect()
}

fn created_by_supervisor(moment: Millis) -> Stamps {
    Stamps::created(moment, id_at(Series::Contacts, 0))
}
