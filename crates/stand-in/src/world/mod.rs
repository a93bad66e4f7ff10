//! What Creatio's database holds, as far as the OAuth section reads and writes it (creatio-api.md, section 2.3).

mod grant_type;
mod names;
mod settings;
mod start;

use crate::surroundings::Millis;
pub use grant_type::GrantType;
pub use names::app_names;
pub use settings::SETTING_CODES;
pub use start::{StartState, WorldOrder};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::{Uuid, uuid};

/// The Supervisor of every Creatio.
pub const SUPERVISOR: Uuid = uuid!("7f3b869f-34f3-4f20-ab4d-7480a5fdf647");
/// The role that everybody is in.
pub const ALL_EMPLOYEES: Uuid = uuid!("a29a3ba5-4b0d-de11-9a51-005056c00008");
/// The role of administrators.
pub const SYSTEM_ADMINISTRATORS: Uuid = uuid!("83a43ebc-f36b-1410-298d-001e8c82bcad");

/// Code of the setting that holds the Identity Service's address.
pub const URL_SETTING: &str = "OAuth20IdentityServerUrl";
/// Code of the setting that holds the id of Creatio's own client.
pub const CLIENT_ID_SETTING: &str = "OAuth20IdentityServerClientId";
/// Code of the setting that holds the secret of Creatio's own client.
pub const CLIENT_SECRET_SETTING: &str = "OAuth20IdentityServerClientSecret";
/// Code of the feature that shows the section.
pub const OAUTH_FEATURE: &str = "OAuth20Integration";

/// SysAdminUnitTypeValue of a user.
pub const TYPE_USER: i64 = 4;
/// SysAdminUnitTypeValue of a portal user.
pub const TYPE_PORTAL_USER: i64 = 5;
/// SysAdminUnitTypeValue of a functional role.
pub const TYPE_FUNCTIONAL_ROLE: i64 = 6;
/// SysAdminUnitTypeValue of a technical user.
pub const TYPE_TECHNICAL_USER: i64 = 7;

/// The base columns of every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamps {
    /// When it was made.
    pub created_on: Millis,
    /// The contact who made it.
    pub created_by: Uuid,
    /// When it was last changed.
    pub modified_on: Millis,
    /// The contact who last changed it.
    pub modified_by: Uuid,
}

impl Stamps {
    /// Takes note of a change; the date moves even if two changes come within a millisecond.
    pub fn modify(&mut self, now: Millis) {
        self.modified_on = now.max(self.modified_on + 1);
    }
}

/// A row of OAuthClientApp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The record's id.
    pub id: Uuid,
    /// Base columns.
    pub stamps: Stamps,
    /// Name.
    pub name: String,
    /// ClientId.
    pub client_id: String,
    /// ClientSecret in clear; a query sees ciphertext.
    pub client_secret: String,
    /// RedirectUrl.
    pub redirect_url: String,
    /// ApplicationUrl.
    pub application_url: String,
    /// IsActive.
    pub is_active: bool,
    /// SystemUser.
    pub system_user: Option<Uuid>,
    /// Description.
    pub description: String,
    /// What OAuthGrantTypeInClient says of it, where the version has that table.
    pub grant_type: GrantType,
}

/// A row of OAuthResource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The record's id.
    pub id: Uuid,
    /// Base columns.
    pub stamps: Stamps,
    /// Name, `ApplicationAccess_…`.
    pub name: String,
    /// DisplayName.
    pub display_name: String,
    /// IsDefault.
    pub is_default: bool,
}

/// A row of SysAdminUnit: a user or a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminUnit {
    /// The record's id.
    pub id: Uuid,
    /// Base columns.
    pub stamps: Stamps,
    /// Name; for a user the login name.
    pub name: String,
    /// Description.
    pub description: String,
    /// SysAdminUnitTypeValue.
    pub type_value: i64,
    /// Active.
    pub active: bool,
    /// ConnectionType: 0 employee, 1 external.
    pub connection_type: i64,
    /// Contact; roles have none.
    pub contact: Option<Uuid>,
    /// Email.
    pub email: String,
    /// The password in clear; empty for those who cannot sign in.
    pub password: String,
    /// The operations that this unit may execute.
    pub operations: BTreeSet<String>,
}

/// A row of Contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The record's id.
    pub id: Uuid,
    /// Base columns.
    pub stamps: Stamps,
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
}

/// A row of OAuthResourceInClient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceInClient {
    /// The record's id.
    pub id: Uuid,
    /// Base columns.
    pub stamps: Stamps,
    /// OAuthResource.
    pub resource: Uuid,
    /// OAuthClient.
    pub app: Uuid,
}

/// The feature OAuth20Integration: what is stored, and what a cached read shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Feature {
    /// 0 or 1, as the database has it.
    pub stored: i64,
    /// 0 or 1, as GetFeatureState answers until the cache is cleared.
    pub cached: i64,
}

/// Creatio's database.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// OAuthClientApp.
    pub apps: Vec<App>,
    /// OAuthResource.
    pub resources: Vec<Resource>,
    /// OAuthResourceInClient.
    pub links: Vec<ResourceInClient>,
    /// SysAdminUnit.
    pub units: Vec<AdminUnit>,
    /// Contact.
    pub contacts: Vec<Contact>,
    /// The values of the three settings by code; a missing code is a setting that does not exist.
    pub settings: BTreeMap<&'static str, String>,
    /// The values of settings that do not exist for the time being.
    pub hidden_settings: BTreeMap<&'static str, String>,
    /// The feature OAuth20Integration.
    pub feature: Feature,
    /// Goes up with each change.
    pub changes: u64,
}

impl World {
    /// The app with that id.
    pub fn app(&self, id: Uuid) -> Option<&App> {
        self.apps.iter().find(|app| app.id == id)
    }

    /// The app with that client id.
    pub fn app_by_client_id(&self, client_id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id == client_id)
    }

    /// The user or role with that id.
    pub fn unit(&self, id: Uuid) -> Option<&AdminUnit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The user who signs in with that name, whatever the case of its letters.
    pub fn user_named(&self, name: &str) -> Option<&AdminUnit> {
        let users = self.units.iter().filter(|unit| unit.type_value != TYPE_FUNCTIONAL_ROLE);
        users.filter(|unit| unit.contact.is_some()).find(|unit| unit.name.eq_ignore_ascii_case(name))
    }

    /// The contact with that id.
    pub fn contact(&self, id: Uuid) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The resources with IsDefault.
    pub fn default_resources(&self) -> Vec<&Resource> {
        self.resources.iter().filter(|resource| resource.is_default).collect()
    }

    /// The names of the resources that an app may ask for.
    pub fn resources_of(&self, app: Uuid) -> Vec<&str> {
        let links = self.links.iter().filter(|link| link.app == app);
        links
            .filter_map(|link| self.resources.iter().find(|resource| resource.id == link.resource))
            .map(|resource| resource.name.as_str())
            .collect()
    }

    /// The same for all apps at once: one by one, a hundred thousand take minutes.
    pub fn resources_by_app(&self) -> HashMap<Uuid, Vec<&str>> {
        let mut by_app = HashMap::<_, Vec<_>>::new();
        for link in &self.links {
            let resource = self.resources.iter().find(|resource| resource.id == link.resource);
            by_app.entry(link.app).or_default().extend(resource.map(|resource| resource.name.as_str()));
        }
        by_app
    }
}
