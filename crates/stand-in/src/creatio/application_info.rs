//! ApplicationInfoService. The members of its answer are the stand-in's own guess: the facts at hand name the
//! call alone (creatio-api.md, section 0).

use super::{Creatio, answers};
use crate::{
    http::{Request, Response},
    profile::Runtime,
};
use serde_json::json;

pub(super) fn answer(creatio: &Creatio, method: &str, request: &Request) -> Response {
    if method != "GetApplicationInfo" {
        return answers::not_found(&creatio.profile);
    }
    if request.method != "POST" {
        return answers::wrong_verb("POST");
    }
    let runtime = match creatio.profile.runtime {
        Runtime::Framework => ".NET Framework",
        Runtime::Core => ".NET",
    };
    let values = json!({"coreVersion": creatio.profile.version, "runtime": runtime});
    Response::json(200, &json!({"applicationInfo": {"sysValues": values}}))
}
