//! What the checks of the connection are about: a closed list, in the order in which things are to be mended.

use super::facts::{Ask, Operation};

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Whether Creatio answers at the address that the page takes for it.
    Site,
    /// Where its services are: under `/0` or not.
    Workspace,
    /// The cookie with the CSRF token.
    Csrf,
    /// Whether the page came by https.
    Scheme,
    /// A right of the signed-in user.
    Right(Operation),
    /// The feature `OAuth20Integration`.
    Feature,
    /// The switch in the config file.
    Switch,
    /// The system setting with the address.
    Url,
    /// The system setting with the client id.
    ClientId,
    /// The system setting with the client secret.
    ClientSecret,
    /// The way from the Creatio server to the Identity Service.
    Reach,
    /// Creatio's own client in the Identity Service.
    OwnClient,
    /// The default resource.
    DefaultResource,
    /// The way from this browser to the Identity Service.
    Discovery,
    /// The clocks of the three.
    Clock,
}

/// One of the three ways between the browser, Creatio and the Identity Service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// From this browser to Creatio.
    BrowserCreatio,
    /// From the Creatio server to the Identity Service.
    CreatioIdentity,
    /// From this browser to the Identity Service.
    BrowserIdentity,
}

impl Link {
    /// All three.
    pub const ALL: [Link; 3] = [Link::BrowserCreatio, Link::CreatioIdentity, Link::BrowserIdentity];
}

impl Topic {
    /// All topics, in the order in which they are to be mended: what comes first may be the cause of the rest.
    pub const ALL: [Topic; 18] = [
        Topic::Site,
        Topic::Workspace,
        Topic::Csrf,
        Topic::Scheme,
        Topic::Right(Operation::Solution),
        Topic::Right(Operation::SysSettings),
        Topic::Right(Operation::Administration),
        Topic::Right(Operation::OData),
        Topic::Feature,
        Topic::Switch,
        Topic::Url,
        Topic::ClientId,
        Topic::ClientSecret,
        Topic::Reach,
        Topic::OwnClient,
        Topic::DefaultResource,
        Topic::Discovery,
        Topic::Clock,
    ];

    /// What is asked for it.
    pub fn asks(self) -> Vec<Ask> {
        match self {
            Topic::Site | Topic::Workspace | Topic::Csrf | Topic::Scheme => vec![Ask::User],
            Topic::Right(operation) => vec![Ask::Right(operation)],
            Topic::Feature => vec![Ask::Feature],
            Topic::Switch => vec![Ask::Switch],
            Topic::Url | Topic::ClientId => vec![Ask::Settings],
            Topic::ClientSecret => vec![Ask::Settings, Ask::Health],
            Topic::Reach | Topic::OwnClient => vec![Ask::Health],
            Topic::DefaultResource => vec![Ask::Resources],
            Topic::Discovery => vec![Ask::Discovery],
            Topic::Clock => vec![Ask::User, Ask::Discovery],
        }
    }

    /// The way that it says something of.
    pub fn link(self) -> Link {
        match self {
            Topic::Site | Topic::Workspace | Topic::Csrf | Topic::Scheme | Topic::Right(_) => {
                Link::BrowserCreatio
            }
            Topic::Discovery => Link::BrowserIdentity,
            _ => Link::CreatioIdentity,
        }
    }

    /// Whether apps can be integrated though this check found something.
    pub fn is_advice(self) -> bool {
        matches!(self, Topic::Workspace | Topic::Scheme | Topic::Discovery | Topic::Clock)
    }
}
