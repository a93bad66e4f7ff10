//! The paths of services, which depend on the runtime.

use super::state::Creatio;
use crate::profile::Runtime;

/// The path below the workspace root, decoded.
pub(super) fn path_in_workspace(creatio: &Creatio, path: &str) -> Option<String> {
    let path = match creatio.version.runtime {
        Runtime::Framework => path.strip_prefix("/0/")?,
        Runtime::Core => path.strip_prefix('/')?,
    };
    Some(percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned())
}
