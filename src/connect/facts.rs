//! What is known of the connection, and what is asked to know it: one request a fact.

use creatio::{Error, Health, Resource, Seen, Settings, User, Workspace};

/// Something that was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fact<T> {
    /// The answer is awaited.
    #[default]
    Asking,
    /// This is the answer.
    Known(T),
    /// There was none.
    Failed(Error),
}

impl<T> Fact<T> {
    /// The answer, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Asking | Fact::Failed(_) => None,
        }
    }
}

/// System operations of Creatio that matter here (creatio-api.md, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Changing apps and the default resource.
    Solution,
    /// Changing system settings.
    SysSettings,
    /// Enabling features for all users.
    Administration,
    /// Reading by OData.
    OData,
}

impl Operation {
    /// Creatio's code.
    pub fn code(self) -> &'static str {
        match self {
            Operation::Solution => "CanManageSolution",
            Operation::SysSettings => "CanManageSysSettings",
            Operation::Administration => "CanManageAdministration",
            Operation::OData => "CanUseODataService",
        }
    }
}

/// Something to ask for, by one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Who is signed in.
    User,
    /// Whether that user may do this.
    Right(Operation),
    /// Whether the feature is on.
    Feature,
    /// Whether the config file switches OAuth 2.0 on.
    Switch,
    /// The system settings.
    Settings,
    /// Creatio's own health check.
    Health,
    /// The default resources.
    Resources,
    /// The Identity Service's discovery document, asked by this browser.
    Discovery,
}

impl Ask {
    /// Everything that is asked when the page opens. Who is signed in is known by then.
    pub const ALL: [Ask; 10] = [
        Ask::Right(Operation::Solution),
        Ask::Right(Operation::SysSettings),
        Ask::Right(Operation::Administration),
        Ask::Right(Operation::OData),
        Ask::Feature,
        Ask::Switch,
        Ask::Settings,
        Ask::Health,
        Ask::Resources,
        Ask::Discovery,
    ];

    /// What decides whether apps can be made, and no more.
    pub const FOR_APPS: [Ask; 6] = [
        Ask::Right(Operation::Solution),
        Ask::Feature,
        Ask::Switch,
        Ask::Settings,
        Ask::Health,
        Ask::Resources,
    ];

    /// Its place in a row of counters.
    pub fn index(self) -> usize {
        match self {
            Ask::User => 0,
            Ask::Right(operation) => 1 + operation as usize,
            Ask::Feature => 5,
            Ask::Switch => 6,
            Ask::Settings => 7,
            Ask::Health => 8,
            Ask::Resources => 9,
            Ask::Discovery => 10,
        }
    }

    /// How many different things there are to ask for.
    pub const COUNT: usize = 11;
}

/// What is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnderWay(u16);

impl UnderWay {
    /// Notes that a request is under way, or that it is not any more.
    pub fn set(&mut self, ask: Ask, under_way: bool) {
        let bit = 1 << ask.index();
        self.0 = if under_way { self.0 | bit } else { self.0 & !bit };
    }

    /// Whether a request for any of these is under way.
    pub fn any_of(self, asks: &[Ask]) -> bool {
        asks.iter().any(|ask| self.0 & (1 << ask.index()) != 0)
    }

    /// Whether any request is under way.
    pub fn any(self) -> bool {
        self.0 != 0
    }
}

/// What is known without asking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Address of the site's root, without a slash at its end.
    pub site_root: String,
    /// Where the site's services were found.
    pub workspace: Option<Workspace>,
    /// Where they are according to the config file, if it says so.
    pub workspace_set: Option<Workspace>,
    /// Whether the cookie `BPMCSRF` can be read.
    pub csrf_readable: bool,
    /// Where this browser may ask the Identity Service, if the config file allows it at all.
    pub identity_service: Option<String>,
    /// How far Creatio's clock is ahead of this machine's, in milliseconds.
    pub clock_ahead_ms: Option<i64>,
}

/// All that is known of the connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What is known without asking.
    pub standing: Standing,
    /// Who is signed in.
    pub user: Fact<User>,
    /// Whether the signed-in user has each of [`Operation::ALL`].
    pub rights: [Fact<bool>; 4],
    /// Whether the feature `OAuth20Integration` is on for the signed-in user.
    pub feature: Fact<bool>,
    /// Whether the config file switches OAuth 2.0 on.
    pub switch: Fact<bool>,
    /// The system settings that can be read.
    pub settings: Fact<Settings>,
    /// Creatio's own check of the connection.
    pub health: Fact<Health>,
    /// The default resources.
    pub resources: Fact<Vec<Resource>>,
    /// The Identity Service as this browser sees it.
    pub discovery: Fact<Seen>,
    /// How “Create default resource” ended last, if it was pressed: it needs the Identity Service, and sites without a
    /// health check say no more than this.
    pub tried: Option<Result<(), Error>>,
    /// What is being asked now.
    pub under_way: UnderWay,
}

impl Facts {
    /// Whether the signed-in user has an operation.
    pub fn right(&self, operation: Operation) -> &Fact<bool> {
        &self.rights[operation as usize]
    }

    /// The address of the Identity Service in the settings.
    pub fn url(&self) -> Option<&str> {
        self.settings.known()?.url.as_deref()
    }

    /// Why Creatio did not do what it was asked last, as far as it tells something of the connection.
    pub fn refusal(&self) -> Option<&creatio::Cause> {
        self.tried.as_ref()?.as_ref().err().map(|error| &error.cause)
    }
}
