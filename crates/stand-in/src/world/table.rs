//! The tables of Creatio's database that the stand-in has.

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// A table, by the name of its schema.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Display, EnumIter, EnumString, IntoStaticStr,
)]
pub enum Table {
    /// The OAuth 2.0 integrated applications.
    #[default]
    OAuthClientApp,
    /// The resources that apps can be given access to.
    OAuthResource,
    /// Which app has access to which resource.
    OAuthResourceInClient,
    /// The grant types (8.3 and later).
    OAuthGrantType,
    /// Which app has which grant type (8.3 and later).
    OAuthGrantTypeInClient,
    /// The redirect URLs of apps (8.3 and later).
    OAuthRedirectUrlInClient,
    /// Users and roles.
    SysAdminUnit,
    /// Users and roles, as the pages of users read them.
    VwSysAdminUnit,
    /// Technical users (about 8.2 and later).
    VwTechnicalUser,
    /// Roles that were given directly.
    SysUserInRole,
    /// Roles that count.
    SysAdminUnitInRole,
    /// System operations.
    SysAdminOperation,
    /// Who may execute a system operation.
    SysAdminOperationGrantee,
    /// Sessions of users.
    SysUserSession,
    /// Addresses from which users may sign in.
    SysAdminUnitIPRange,
    /// Companies.
    Account,
    /// Contacts.
    Contact,
}
