//! What the checks of the connection are about, and what they can find: closed lists, so that every finding has its
//! words and its state.

use creatio::Error;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The rights of the signed-in user.
    Rights,
    /// The feature `OAuth20Integration`.
    Feature,
    /// The three system settings.
    Settings,
    /// The way from the Creatio server to the Identity Service.
    Reach,
    /// Creatio's own client in the Identity Service.
    OwnClient,
    /// The default resource.
    DefaultResource,
}

impl Topic {
    /// All topics, in the order in which they are to be done.
    pub const ALL: [Topic; 6] = [
        Topic::Rights,
        Topic::Feature,
        Topic::Settings,
        Topic::Reach,
        Topic::OwnClient,
        Topic::DefaultResource,
    ];
}

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
    /// Creatio could not be asked.
    NotAnswered(Error),
    /// The user may do all that is needed.
    RightsThere,
    /// These system operations are missing.
    RightsMissing(Vec<&'static str>),
    /// The feature is on.
    FeatureOn,
    /// The feature is off.
    FeatureOff,
    /// All three settings have a value.
    SettingsFilled,
    /// Address and client id have a value; whether the secret has one cannot be read on this site.
    SettingsFilledButSecretUnknown,
    /// These settings are empty.
    SettingsEmpty(Vec<&'static str>),
    /// This site does not know these settings.
    SettingsAbsent(Vec<String>),
    /// The Creatio server reaches the Identity Service.
    Reached,
    /// The Creatio server cannot reach the Identity Service at this address.
    NotReached(Option<String>),
    /// The Identity Service accepts Creatio's own client.
    ClientAccepted,
    /// The Identity Service refuses Creatio's own client.
    ClientRefused,
    /// This comes after an earlier step.
    Later,
    /// This site has no health check; the next step shows it.
    NoHealthCheck,
    /// There is exactly one default resource, of this name.
    ResourceThere(String),
    /// There is none.
    ResourceMissing,
    /// There are so many.
    ResourcesMany(usize),
    /// OAuth 2.0 is switched off in Creatio's config file.
    SwitchedOff,
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

impl Finding {
    /// How a check with this finding ends.
    pub fn state(&self) -> State {
        match self {
            Finding::Asking => State::Asking,
            Finding::RightsThere
            | Finding::FeatureOn
            | Finding::SettingsFilled
            | Finding::Reached
            | Finding::ClientAccepted
            | Finding::ResourceThere(_) => State::Ok,
            Finding::FeatureOff | Finding::SettingsEmpty(_) | Finding::ResourceMissing => State::ToDo,
            Finding::NotAnswered(_)
            | Finding::Later
            | Finding::NoHealthCheck
            | Finding::SettingsFilledButSecretUnknown => State::Unknown,
            Finding::RightsMissing(_)
            | Finding::SettingsAbsent(_)
            | Finding::NotReached(_)
            | Finding::ClientRefused
            | Finding::ResourcesMany(_)
            | Finding::SwitchedOff => State::Failed,
        }
    }
}
