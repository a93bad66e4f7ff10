//! MainMenuService: signing out (creatio-api.md, section 0).

use crate::creatio::{
    responses::{Answer, posted_object},
    session_cookies::end_session,
    state::Creatio,
};
use crate::http::{Request, Response};
use serde_json::json;

pub(in crate::creatio) fn logout(creatio: &mut Creatio, request: &Request) -> Answer {
    posted_object(request)?;
    Ok(end_session(creatio, request, Response::json(200, &json!({"RedirectLocation": ""}))))
}
