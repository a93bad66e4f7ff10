//! What the checks of the connection can find: a closed list, so that every finding has its words and its state.

use creatio::{Error, Resource, Workspace, setting};

use super::{address::UrlProblem, facts::Operation, topic::Topic};

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The answer is awaited.
    Asking,
    /// All is well.
    Ok,
    /// A step is still to be done.
    ToDo,
    /// Something is wrong.
    Failed,
    /// It cannot be known, or not yet.
    Unknown,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The answer is awaited.
    Asking,
    /// It could not be asked.
    NotAnswered(Error),
    /// This version has no service that tells it.
    NotOffered,
    /// It can be known only once an earlier check is well.
    Later,
    /// Creatio answers.
    SiteAnswers,
    /// Nothing that was asked of Creatio was answered.
    SiteFails(Error),
    /// The services are here, as expected.
    WorkspaceFound(Workspace),
    /// The config file says where the services are, and they are elsewhere.
    WorkspaceElsewhere {
        /// Where they are according to the config file.
        set: Workspace,
        /// Where they are.
        found: Workspace,
    },
    /// The cookie can be read.
    CsrfReadable,
    /// There is none, and Creatio answers all the same.
    CsrfNotUsed,
    /// There is none, and Creatio refuses.
    CsrfUnreadable,
    /// The page came by https.
    Https,
    /// The page came from this machine.
    ThisMachine,
    /// The page came unencrypted over a network.
    PlainHttp,
    /// The user has the right.
    RightThere(Operation),
    /// The user lacks it, and needs it now.
    RightMissing(Operation),
    /// The user lacks it, and does not need it now.
    RightNotNeeded(Operation),
    /// The feature is on.
    FeatureOn,
    /// The feature is off.
    FeatureOff,
    /// The config file switches OAuth 2.0 on.
    SwitchOn,
    /// The config file switches OAuth 2.0 off.
    SwitchOff,
    /// The address has a value that can be one.
    UrlFilled(String),
    /// The address cannot be right.
    UrlWrong {
        /// As it is saved.
        value: String,
        /// What is wrong with it.
        problem: UrlProblem,
        /// What it should be, where that can be told.
        proposal: Option<String>,
    },
    /// The client id has a value.
    ClientIdFilled(String),
    /// The client id has blanks around it.
    ClientIdBlanks(String),
    /// The secret has a value.
    SecretFilled,
    /// Whether the secret has a value cannot be read on this site.
    SecretUnknown,
    /// The setting is empty.
    SettingEmpty {
        /// Its code.
        code: &'static str,
        /// What its value may be, where that can be told.
        proposal: Option<String>,
    },
    /// This site does not know the setting.
    SettingAbsent(&'static str),
    /// The Creatio server reaches the Identity Service.
    Reached,
    /// The Creatio server cannot reach the Identity Service at this address.
    NotReached(Option<String>),
    /// The Identity Service accepts Creatio's own client.
    ClientAccepted,
    /// The Identity Service refuses Creatio's own client, of this id.
    ClientRefused(Option<String>),
    /// This site has no health check; the next step shows it.
    NoHealthCheck,
    /// There is exactly one default resource, of this name.
    ResourceThere(String),
    /// There is none.
    ResourceMissing,
    /// There are so many.
    ResourcesMany(Vec<Resource>),
    /// The config file does not allow the browser to ask the Identity Service.
    BrowserDoesNotAsk(Option<String>),
    /// The page came by https and the Identity Service's address does not: the browser would refuse.
    MixedContent(String),
    /// The Identity Service answers this browser, and calls itself by this address.
    DiscoveryRead(String),
    /// It calls itself by another address than the settings.
    IssuerDiffers {
        /// What it calls itself.
        issuer: String,
        /// What the settings call it.
        url: String,
    },
    /// The policy that this page came with does not let it ask at this address.
    PolicyForbids(String),
    /// It answers, but lets no page of this origin read it.
    Blocked(String),
    /// This browser got nothing that can be read from this address.
    Unseen {
        /// Where it was asked.
        address: String,
        /// What came instead.
        error: Error,
    },
    /// The clocks agree.
    ClocksAgree,
    /// No answer told the time.
    ClockUnknown,
    /// The clocks of the two servers are apart by so many seconds.
    ServersApart(i64),
    /// This computer's clock and Creatio's are apart by so many seconds.
    BrowserApart(i64),
}

/// A value that the page proposes for a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Save this as the address.
    SaveUrl(String),
    /// Save this as the client id.
    SaveClientId(String),
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What it is about.
    pub topic: Topic,
    /// How it ended.
    pub state: State,
    /// What was found.
    pub finding: Finding,
}

impl Check {
    /// Whether it stands between the administrator and a working connection.
    pub fn is_trouble(&self) -> bool {
        matches!(self.state, State::ToDo | State::Failed) && !self.topic.is_advice()
    }

    /// Whether Creatio would refuse a new app because of it: the feature only shows Creatio's own section.
    pub fn keeps_from_new_apps(&self) -> bool {
        self.is_trouble() && !matches!(self.topic, Topic::Feature | Topic::Right(Operation::Administration))
    }
}

impl Finding {
    /// How a check with this finding ends.
    pub fn state(&self) -> State {
        match self {
            Finding::Asking => State::Asking,
            Finding::SiteAnswers
            | Finding::WorkspaceFound(_)
            | Finding::CsrfReadable
            | Finding::CsrfNotUsed
            | Finding::Https
            | Finding::ThisMachine
            | Finding::RightThere(_)
            | Finding::RightNotNeeded(_)
            | Finding::FeatureOn
            | Finding::SwitchOn
            | Finding::UrlFilled(_)
            | Finding::ClientIdFilled(_)
            | Finding::SecretFilled
            | Finding::Reached
            | Finding::ClientAccepted
            | Finding::ResourceThere(_)
            | Finding::DiscoveryRead(_)
            | Finding::ClocksAgree => State::Ok,
            Finding::WorkspaceElsewhere { .. }
            | Finding::PlainHttp
            | Finding::FeatureOff
            | Finding::SettingEmpty { .. }
            | Finding::ResourceMissing
            | Finding::PolicyForbids(_)
            | Finding::IssuerDiffers { .. } => State::ToDo,
            Finding::NotAnswered(_)
            | Finding::NotOffered
            | Finding::Later
            | Finding::SecretUnknown
            | Finding::NoHealthCheck
            | Finding::BrowserDoesNotAsk(_)
            | Finding::ClockUnknown => State::Unknown,
            Finding::SiteFails(_)
            | Finding::CsrfUnreadable
            | Finding::RightMissing(_)
            | Finding::SwitchOff
            | Finding::UrlWrong { .. }
            | Finding::ClientIdBlanks(_)
            | Finding::SettingAbsent(_)
            | Finding::NotReached(_)
            | Finding::ClientRefused(_)
            | Finding::ResourcesMany(_)
            | Finding::MixedContent(_)
            | Finding::Blocked(_)
            | Finding::Unseen { .. }
            | Finding::ServersApart(_)
            | Finding::BrowserApart(_) => State::Failed,
        }
    }

    /// The value that mends it, where the page can tell.
    pub fn fix(&self) -> Option<Fix> {
        match self {
            Finding::UrlWrong { proposal: Some(url), .. } => Some(Fix::SaveUrl(url.clone())),
            Finding::SettingEmpty { code: setting::URL, proposal: Some(url) } => {
                Some(Fix::SaveUrl(url.clone()))
            }
            Finding::ClientIdBlanks(id) => Some(Fix::SaveClientId(id.trim().to_owned())),
            _ => None,
        }
    }
}
