//! What can go wrong on the site at the user's wish.

use stand_in::{
    condition::Condition,
    fault::Fault,
    fault_schedule::Strike,
    site::Site,
    world::{Operation, Table},
};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// Something that goes wrong: it lasts until it is ended, or happens once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Problem {
    /// The Identity Service cannot be reached.
    IdentityDown,
    /// The Identity Service takes long to answer.
    IdentitySlow,
    /// The Identity Service knows Creatio by another secret than the settings have.
    WrongSecret,
    /// The clock of the Identity Service is ahead.
    ClockAhead,
    /// The user may not manage apps.
    MayNotManageApps,
    /// DataService refuses the table of apps.
    TableClosed,
    /// The session ends now.
    SessionEnds,
    /// The response to the next new app is lost.
    CreateLost,
    /// The next change of an app is refused.
    ChangeRefused,
}

/// What a problem does to the site.
enum Kind {
    Lasting(Condition),
    /// Strikes the next call of this name.
    Next(&'static str, Fault),
    EndSessions,
}

impl Problem {
    fn kind(self) -> Kind {
        match self {
            Self::IdentityDown => Kind::Lasting(Condition::IdentityDown),
            Self::IdentitySlow => Kind::Lasting(Condition::IdentitySlow),
            Self::WrongSecret => Kind::Lasting(Condition::IdentityWrongCredentials),
            Self::ClockAhead => Kind::Lasting(Condition::IdentityClock { seconds: 600 }),
            Self::MayNotManageApps => {
                Kind::Lasting(Condition::OperationDenied { operation: Operation::CanManageSolution })
            }
            Self::TableClosed => Kind::Lasting(Condition::DataServiceClosed { table: Table::OAuthClientApp }),
            Self::SessionEnds => Kind::EndSessions,
            Self::CreateLost => Kind::Next("AddClient", Fault::CutAfter),
            Self::ChangeRefused => Kind::Next("UpdateClient", Fault::Refused),
        }
    }

    /// True if it lasts until it is ended.
    pub fn lasts(self) -> bool {
        matches!(self.kind(), Kind::Lasting(_))
    }

    pub(crate) fn set(self, site: &mut Site, on: bool) {
        match (self.kind(), on) {
            (Kind::Lasting(condition), true) => site.creatio.set_condition(condition),
            (Kind::Lasting(condition), false) => site.creatio.clear_condition(&condition),
            (Kind::Next(call, fault), _) => site.faults.schedule(call, Strike { fault, delay_ms: 0 }, 0, 1),
            (Kind::EndSessions, _) => site.creatio.end_sessions(),
        }
    }
}
