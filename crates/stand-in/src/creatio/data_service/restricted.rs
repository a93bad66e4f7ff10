//! Tables that are closed to DataService on every site, as on one of 8.1 on .NET (creatio-api.md, section 14.1).

/// Tables that no query may read or write: the app setting DataServiceRestrictedSelectSchemas.
const SELECT: &[&str] = &[
    "ForecastItemValue",
    "OAuthTokenStorage",
    "SysLastUserPassword",
    "SysLic",
    "SysLicUser",
    "SysPackageDependency",
    "SysPackageReferenceAssembly",
    "SysPackageSchemaData",
    "SysPackageSchemaDataColumn",
    "SysPackageSqlScript",
    "SysRepository",
    "SysRepositoryUser",
    "SysSettings",
    "SysSettingsReferenceSchema",
    "SysSettingsRights",
    "SysSettingsValue",
    "SysSqlScriptDependency",
    "VwSSPSysAdminUnit",
];

/// The beginning of the names of further such tables.
const SELECT_PREFIX: &str = "SysSSP";

/// Tables that queries may read only: the app setting DataServiceRestrictedModifySchemas, as far as it is known.
const MODIFY: &[&str] =
    &["SysAdminOperation", "SysAdminOperationGrantee", "SysAdminUnit", "SysUserInRole", "SysUserSession"];

/// True if a query on the table is refused.
pub(super) fn is_restricted(table: &str, writes: bool) -> bool {
    SELECT.contains(&table) || table.starts_with(SELECT_PREFIX) || writes && MODIFY.contains(&table)
}
