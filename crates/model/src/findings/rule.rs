//! The rules, each with its severity and where its finding is fixed. Their texts are in the page's `src/text/findings`.

use strum::{EnumIter, IntoEnumIterator as _, IntoStaticStr};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, IntoStaticStr)]
pub enum Severity {
    /// Dangerous, or the app does not work.
    High,
    /// Should be changed.
    Medium,
    /// Untidy.
    Low,
}

/// Where a finding is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixPlace {
    /// On the page of the app.
    App,
    /// On the page “Access”: in Creatio, on the user.
    Access,
    /// In the list, among the apps of the same user.
    AppsOfUser,
}

/// A rule. Its name, in kebab case, is stored and exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Rule {
    /// The app acts as the Supervisor.
    SupervisorUser,
    /// The app acts as a user with administrator rights or full access.
    AdministratorUser,
    /// The app has no system user where it needs one.
    NoSystemUser,
    /// The system user is inactive.
    InactiveUser,
    /// The system user has no license.
    UnlicensedUser,
    /// The app has no grant type, or none that it can use.
    GrantTypeUnfit,
    /// The system user belongs to a portal.
    ExternalUser,
    /// Several apps act as one user.
    SharedUser,
    /// An address is plain http.
    PlainHttp,
    /// The Application URL is this computer, a private name, or an example.
    LocalOrExample,
    /// The Application URL is the default that Creatio sends for an empty one.
    DefaultUrl,
    /// The Application URL is no address.
    InvalidUrl,
    /// The Redirect URL has another host than the Application URL.
    RedirectElsewhere,
    /// Several apps have the same name.
    SameName,
    /// Several apps have the same Application URL.
    SameUrl,
    /// A value begins or ends with a blank or an invisible character.
    BlanksAtEnds,
    /// The name looks like that of a test.
    TestName,
    /// There is no description.
    NoDescription,
    /// The app is off, and was not changed for a long time.
    OffForLong,
    /// The app was not changed for a year.
    Unchanged,
}

impl Rule {
    /// The severity of its findings, and where they are fixed.
    pub fn spec(self) -> (Severity, FixPlace) {
        use FixPlace::{Access, App, AppsOfUser};
        use Severity::{High, Low, Medium};
        match self {
            Rule::SupervisorUser | Rule::NoSystemUser => (High, App),
            Rule::AdministratorUser | Rule::InactiveUser => (High, Access),
            Rule::UnlicensedUser | Rule::ExternalUser => (Medium, Access),
            Rule::SharedUser => (Medium, AppsOfUser),
            Rule::GrantTypeUnfit
            | Rule::PlainHttp
            | Rule::LocalOrExample
            | Rule::DefaultUrl
            | Rule::InvalidUrl
            | Rule::RedirectElsewhere
            | Rule::SameName => (Medium, App),
            Rule::SameUrl
            | Rule::BlanksAtEnds
            | Rule::TestName
            | Rule::NoDescription
            | Rule::OffForLong
            | Rule::Unchanged => (Low, App),
        }
    }

    /// The name under which it is stored and exported.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// The rule with this name.
    pub fn from_key(key: &str) -> Option<Rule> {
        Rule::iter().find(|rule| rule.key() == key)
    }
}
