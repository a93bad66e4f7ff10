//! UserInfoService: who is signed in, in the shape of the version (creatio-api.md, section 13.5).

use super::{Caller, Creatio, answers};
use crate::{
    http::{Request, Response},
    profile::UserInfoShape,
};
use serde_json::json;

pub(super) fn answer(creatio: &Creatio, caller: Caller, method: &str, request: &Request) -> Response {
    if method != "GetCurrentUserInfo" {
        return answers::not_found(&creatio.profile);
    }
    if request.method != "POST" {
        return answers::wrong_verb("POST");
    }
    let Some(unit) = creatio.world.unit(caller.user) else {
        return answers::server_error(&creatio.profile);
    };
    let contact = unit.contact.and_then(|id| creatio.world.contact(id));
    let mut info = json!({
        "id": unit.id,
        "contactId": contact.map(|contact| contact.id),
        "contactName": contact.map(|contact| contact.name.as_str()),
    });
    match creatio.profile.user_info {
        UserInfoShape::UserInfo => Response::json(200, &json!({"userInfo": info})),
        UserInfoShape::Flat | UserInfoShape::Result => {
            info["userName"] = json!(unit.name);
            let flat = creatio.profile.user_info == UserInfoShape::Flat;
            Response::json(200, &if flat { info } else { json!({"getCurrentUserInfoResult": info}) })
        }
    }
}
