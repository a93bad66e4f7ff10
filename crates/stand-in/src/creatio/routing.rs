//! Creatio's addresses: which service answers a request.

use super::{
    authentication::admit,
    data_service, odata, own_oauth,
    responses::{self, Answer},
    services::{
        administration, application_info, auth, feature, health, main_menu, oauth_config, rights, user_info,
    },
    state::{Caller, Creatio},
    workspace_path::path_in_workspace,
};
use crate::{
    condition::Condition,
    http::{Delay, Request, Response},
};

impl Creatio {
    /// Answers a request to Creatio's origin.
    pub fn handle(&mut self, request: &Request) -> Response {
        self.delay_ms = 0;
        let response = route(self, request).unwrap_or_else(|refusal| refusal);
        if self.delay_ms > 0 && response.delay == Delay::None {
            return Response { delay: Delay::Millis(self.delay_ms), ..response };
        }
        response
    }
}

fn route(creatio: &mut Creatio, request: &Request) -> Answer {
    let path = request.path.as_str();
    if let Some(method) = path.strip_prefix("/ServiceModel/AuthService.svc/") {
        return auth::answer(creatio, method, request);
    }
    if path == "/0/ServiceModel/AuthService.svc/Login" {
        return Err(Response::empty(401));
    }
    if path == creatio.version.login_page() {
        return Ok(responses::login_page(&creatio.version));
    }
    if let Some(response) = own_oauth::answer(creatio, request) {
        return Ok(response);
    }
    // Browsers request the icon of each site that they open.
    if path == "/favicon.ico" {
        return Ok(Response::empty(204));
    }
    let caller = admit(creatio, request)?;
    if path == "/" {
        return Ok(responses::home_page(&creatio.version));
    }
    let path = path_in_workspace(creatio, path).ok_or_else(|| responses::not_found(&creatio.version))?;
    route_to_service(creatio, &path, caller, request)
}

fn route_to_service(creatio: &mut Creatio, path: &str, caller: Caller, request: &Request) -> Answer {
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["ServiceModel", "UserInfoService.svc", method] if !creatio.has(&Condition::NoUserInfoService) => {
            user_info::answer(creatio, caller, method, request)
        }
        ["ServiceModel", "ApplicationInfoService.svc", method] => {
            application_info::answer(creatio, method, request)
        }
        ["rest", "RightsService", method] if !creatio.has(&Condition::NoRightsService) => {
            rights::answer(creatio, caller, method, request)
        }
        ["rest", "FeatureService", method @ ..] if !creatio.has(&Condition::NoFeatureService) => {
            feature::answer(creatio, caller, method, request)
        }
        ["rest", "OAuthConfigService", method] => oauth_config::answer(creatio, caller, method, request),
        ["rest", "AdministrationService", method] => administration::answer(creatio, caller, method, request),
        ["rest", "MainMenuService", "Logout"] => main_menu::logout(creatio, request),
        ["DataService" | "dataservice", "json", "SyncReply" | "reply", method] => {
            data_service::answer(creatio, caller, method, request)
        }
        ["identityServiceInfo", "canUseAuthorizationCodeFlow"] if creatio.version.issues_tokens => {
            Ok(Response::json(200, &true.into()))
        }
        ["api", "OAuthHealthCheck"] => health::answer(creatio, request),
        ["odata", set @ ..] => odata::answer(creatio, caller, set, request),
        _ => Err(responses::not_found(&creatio.version)),
    }
}
