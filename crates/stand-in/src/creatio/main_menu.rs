//! MainMenuService: signing out (creatio-api.md, section 0).

use super::{Creatio, answers};
use crate::http::{Request, Response};
use serde_json::json;

pub(super) fn logout(creatio: &mut Creatio, request: &Request) -> Response {
    match answers::posted(request) {
        Ok(_) => creatio.end_session(request, Response::json(200, &json!({"RedirectLocation": ""}))),
        Err(refusal) => refusal,
    }
}
