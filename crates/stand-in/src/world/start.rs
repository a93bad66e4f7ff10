//! The states that a site can start in.

use super::{
    ALL_EMPLOYEES, AdminUnit, App, Contact, Feature, GrantType, Resource, ResourceInClient, SETTING_CODES,
    SUPERVISOR, SYSTEM_ADMINISTRATORS, Stamps, TYPE_FUNCTIONAL_ROLE, TYPE_PORTAL_USER, TYPE_TECHNICAL_USER,
    TYPE_USER, World,
    names::{app_at, hex_at, id_at, person_at},
};
use crate::{condition::OPERATIONS, profile::Profile, surroundings::Millis};
use std::{fmt, str::FromStr};

/// A start state by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StartState {
    /// Feature off, settings empty, no default resource, no app.
    NewSite,
    /// Feature on, settings filled, one default resource, some apps.
    #[default]
    ConnectedSite,
}

impl fmt::Display for StartState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NewSite => "new-site",
            Self::ConnectedSite => "connected-site",
        })
    }
}

impl FromStr for StartState {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "new-site" => Ok(Self::NewSite),
            "connected-site" => Ok(Self::ConnectedSite),
            _ => Err(format!("unknown start state {text:?}: new-site or connected-site")),
        }
    }
}

/// What a world is made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorldOrder {
    /// The start state.
    pub start: StartState,
    /// How many apps a connected site has.
    pub apps: usize,
    /// How many users there are beside the Supervisor.
    pub users: usize,
}

impl Default for WorldOrder {
    fn default() -> Self {
        Self { start: StartState::default(), apps: 3, users: 5 }
    }
}

const UNITS: u8 = 1;
const CONTACTS: u8 = 2;
const APPS: u8 = 3;
const CLIENT_IDS: u8 = 4;
const SECRETS: u8 = 5;
const RESOURCES: u8 = 6;
const LINKS: u8 = 7;
const HOUR: Millis = 3_600_000;

impl World {
    /// A world in that state, dated before `now`.
    pub fn new(order: WorldOrder, profile: &Profile, now: Millis) -> Self {
        let settings = SETTING_CODES.into_iter().map(|code| (code, String::new())).collect();
        let mut world = Self { settings, ..Self::default() };
        world.add_people(order.users, profile, now);
        if order.start == StartState::ConnectedSite {
            world.feature = Feature { stored: 1, cached: 1 };
            world.fill_settings();
            world.add_default_resource(now);
            world.add_apps(order.apps, now);
        }
        world
    }

    /// Adds one more default resource beside those that exist, and gives its name.
    pub fn add_default_resource(&mut self, now: Millis) -> String {
        let place = self.resources.len();
        let name = format!("ApplicationAccess_{}", id_at(RESOURCES, 1_000 + place).simple());
        self.resources.push(Resource {
            id: id_at(RESOURCES, place),
            stamps: self.stamps_at(now - 90 * 24 * HOUR),
            name: name.clone(),
            display_name: "Application access".into(),
            is_default: true,
        });
        self.changes += 1;
        name
    }

    fn stamps_at(&self, moment: Millis) -> Stamps {
        let by = id_at(CONTACTS, 0);
        Stamps { created_on: moment, created_by: by, modified_on: moment, modified_by: by }
    }

    fn add_people(&mut self, users: usize, profile: &Profile, now: Millis) {
        let moment = now - 400 * 24 * HOUR;
        for (id, name) in [(ALL_EMPLOYEES, "All employees"), (SYSTEM_ADMINISTRATORS, "System administrators")]
        {
            self.units.push(AdminUnit {
                id,
                stamps: self.stamps_at(moment),
                name: name.into(),
                description: String::new(),
                type_value: if id == ALL_EMPLOYEES { 0 } else { TYPE_FUNCTIONAL_ROLE },
                active: true,
                connection_type: 0,
                contact: None,
                email: String::new(),
                password: String::new(),
                operations: Default::default(),
            });
        }
        for place in 0..=users {
            self.add_person(place, profile, moment);
        }
    }

    fn add_person(&mut self, place: usize, profile: &Profile, moment: Millis) {
        let supervisor = place == 0;
        let name = if supervisor { "Supervisor".into() } else { person_at(place - 1) };
        let type_value = match place % 6 {
            4 => TYPE_PORTAL_USER,
            5 if profile.takes_technical_users => TYPE_TECHNICAL_USER,
            _ => TYPE_USER,
        };
        let email = format!("user{place}@example.com");
        let contact = Contact {
            id: id_at(CONTACTS, place),
            stamps: self.stamps_at(moment),
            name: name.clone(),
            email: email.clone(),
        };
        let operations: &[&str] = match place {
            0 => OPERATIONS,
            _ if place % 2 == 1 => &["CanUseODataService"],
            _ => &[],
        };
        self.units.push(AdminUnit {
            id: if supervisor { SUPERVISOR } else { id_at(UNITS, place) },
            stamps: self.stamps_at(moment),
            password: name.clone(),
            description: String::new(),
            type_value,
            active: place % 7 != 3,
            connection_type: i64::from(type_value == TYPE_PORTAL_USER),
            contact: Some(contact.id),
            email,
            operations: operations.iter().map(|&operation| operation.to_owned()).collect(),
            name,
        });
        self.contacts.push(contact);
    }

    fn add_apps(&mut self, apps: usize, now: Millis) {
        let owners: Vec<_> =
            self.units.iter().filter(|unit| unit.type_value == TYPE_USER).map(|unit| unit.id).collect();
        let resource = self.resources.first().map(|resource| resource.id);
        for place in 0..apps {
            let (name, application_url, description) = app_at(place);
            let age = HOUR * (5 + 37 * place as Millis % (2_000));
            let mut stamps = self.stamps_at(now - age - 24 * HOUR);
            stamps.modified_on = now - age;
            let app = App {
                id: id_at(APPS, place),
                stamps,
                name,
                client_id: hex_at(CLIENT_IDS, place),
                client_secret: hex_at(SECRETS, 2 * place) + &hex_at(SECRETS, 2 * place + 1),
                redirect_url: String::new(),
                application_url,
                is_active: place % 4 != 2,
                system_user: Some(owners[place % owners.len()]),
                description,
                // The few apps of an ordinary site are all of the usual kind.
                grant_type: if place % 6 == 5 {
                    GrantType::AuthorizationCode
                } else {
                    GrantType::ClientCredentials
                },
            };
            if let Some(resource) = resource {
                self.links.push(ResourceInClient { id: id_at(LINKS, place), stamps, resource, app: app.id });
            }
            self.apps.push(app);
        }
    }
}
