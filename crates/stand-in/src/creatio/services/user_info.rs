//! UserInfoService: the signed-in user (creatio-api.md, section 13.5).

use crate::creatio::{
    responses::{Answer, expect_method, not_found, server_error},
    state::{Caller, Creatio},
};
use crate::{
    http::{Request, Response},
    profile::UserInfoShape,
};
use serde_json::json;

pub(in crate::creatio) fn answer(
    creatio: &Creatio,
    caller: Caller,
    method: &str,
    request: &Request,
) -> Answer {
    if method != "GetCurrentUserInfo" {
        return Err(not_found(&creatio.version));
    }
    expect_method(request, "POST")?;
    let unit = creatio.world.unit(caller.user).ok_or_else(|| server_error(&creatio.version))?;
    let contact = unit.contact.and_then(|id| creatio.world.contact(id));
    let mut info = json!({
        "id": unit.id,
        "contactId": contact.map(|contact| contact.id),
        "contactName": contact.map(|contact| contact.name.as_str()),
    });
    if creatio.version.user_info != UserInfoShape::UserInfo {
        info["userName"] = json!(unit.name);
    }
    let body = match creatio.version.user_info {
        UserInfoShape::UserInfo => json!({"userInfo": info}),
        UserInfoShape::Flat => info,
        UserInfoShape::Result => json!({"getCurrentUserInfoResult": info}),
    };
    Ok(Response::json(200, &body))
}
