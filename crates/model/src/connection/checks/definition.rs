//! What a check has to define.

use strum::{EnumIter, IntoEnumIterator};

use super::outcome::{Outcome, State};
use crate::connection::{facts::Facts, query::Query};

/// The findings of one check, and everything about the check except its texts, which are in `src/text/checks/`.
pub trait CheckFinding: Sized {
    /// What is known about the check before it has a finding.
    const DEFINITION: Definition;

    /// Judges the facts.
    fn evaluate(facts: &Facts) -> Outcome<Self>;

    /// The state that this finding means.
    fn state(&self) -> State;

    /// A value for a system setting that would fix this finding.
    fn proposal(&self) -> Option<Proposal> {
        None
    }
}

/// The fixed properties of a check.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The queries whose facts it judges.
    pub queries: &'static [Query],
    /// The link it belongs to.
    pub link: Link,
    /// What depends on it.
    pub importance: Importance,
    /// Whether it has anything to say while Creatio does not respond at all.
    pub needs_creatio: bool,
    /// How the page can repair what it finds.
    pub repair: Option<Repair>,
}

/// One of the three links between the browser, Creatio and the Identity Service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Link {
    /// From this browser to Creatio.
    BrowserToCreatio,
    /// From the Creatio server to the Identity Service.
    CreatioToIdentityService,
    /// From this browser to the Identity Service.
    BrowserToIdentityService,
}

impl Link {
    /// All three links.
    pub fn all() -> impl Iterator<Item = Link> {
        Link::iter()
    }
}

/// What depends on a check; each level includes the ones before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// A warning only: apps can be integrated regardless of what it finds.
    Advice,
    /// What the signed-in user may do: it says nothing about the connection, and apps work regardless of it.
    Permission,
    /// A setup step without which apps can still be created.
    SetUp,
    /// Creatio refuses new apps while it finds something wrong.
    RequiredForApps,
    /// Without its answer, nothing is known about the connection.
    Essential,
}

/// How the page repairs what a check finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Enable the feature `OAuth20Integration`.
    EnableFeature,
    /// Create the default resource.
    CreateDefaultResource,
    /// Save the value that the finding proposes; see [`CheckFinding::proposal`].
    SaveProposal,
}

/// A value that the page proposes for a system setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// The URL of the Identity Service.
    Url(String),
    /// The client ID of Creatio.
    ClientId(String),
}
