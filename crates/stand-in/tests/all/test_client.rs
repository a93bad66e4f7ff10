//! A browser in front of a site without sockets: it stores cookies and sends the CSRF token.

use serde_json::{Value, json};
use stand_in::{
    environment::Environment,
    http::{Request, Response},
    journal::Origin,
    profile::{ProductVersion, Profile},
    site::{Site, SiteSpec},
    start::Start,
    world::WorldSpec,
};

/// The id of the user Supervisor.
pub const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
/// The call that answers who is signed in.
pub const USER_INFO: &str = "ServiceModel/UserInfoService.svc/GetCurrentUserInfo";
/// The path of the Identity Service's discovery document.
pub const DISCOVERY: &str = "/.well-known/openid-configuration";

/// The codes of the three settings.
pub const URL_SETTING: &str = "OAuth20IdentityServerUrl";
pub const CLIENT_ID_SETTING: &str = "OAuth20IdentityServerClientId";
pub const CLIENT_SECRET_SETTING: &str = "OAuth20IdentityServerClientSecret";

pub struct TestClient {
    pub site: Site,
    pub cookies: Vec<(String, String)>,
}

impl TestClient {
    /// A client of a site of that version, without a session.
    pub fn anonymous(profile: Profile, start: Start) -> Self {
        let world = WorldSpec { start, ..WorldSpec::default() };
        Self::of(SiteSpec { profile, world, conditions: Vec::new() }, Environment::deterministic())
    }

    /// A client without a session.
    pub fn of(spec: SiteSpec, environment: Environment) -> Self {
        Self { site: Site::new(spec, environment), cookies: Vec::new() }
    }

    /// A client of a connected site, signed in as Supervisor.
    pub fn signed_in(profile: Profile) -> Self {
        Self::signed_in_to(profile, WorldSpec::default())
    }

    /// A client of a new site, signed in as Supervisor.
    pub fn signed_in_to_new_site(profile: Profile) -> Self {
        Self::signed_in_to(profile, WorldSpec { start: Start::NewSite, ..WorldSpec::default() })
    }

    /// A client signed in as Supervisor.
    pub fn signed_in_to(profile: Profile, world: WorldSpec) -> Self {
        let spec = SiteSpec { profile, world, conditions: Vec::new() };
        let mut client = Self::of(spec, Environment::deterministic());
        assert_eq!(client.login("Supervisor", "Supervisor").status, 200);
        client
    }

    /// Changes one rule of the version.
    pub fn with_version(mut self, change: impl FnOnce(&mut ProductVersion)) -> Self {
        change(&mut self.site.creatio.version);
        self
    }

    pub fn login(&mut self, name: &str, password: &str) -> Response {
        self.login_with(json!({"UserName": name, "UserPassword": password}))
    }

    pub fn login_with(&mut self, body: Value) -> Response {
        self.send(Request::new("POST", "/ServiceModel/AuthService.svc/Login").with_json(&body))
    }

    /// Sends a request to Creatio with the cookies and the CSRF token, as a page does.
    pub fn send(&mut self, mut request: Request) -> Response {
        if let Some((_, token)) = self.cookies.iter().find(|(name, _)| name == "BPMCSRF") {
            request = request.with_header("BPMCSRF", token);
        }
        self.send_without_csrf_token(request)
    }

    /// Sends a request to Creatio with the cookies only.
    pub fn send_without_csrf_token(&mut self, request: Request) -> Response {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.with_header("cookie", &cookies.join("; "));
        let response = self.site.handle(Origin::Creatio, &request);
        for cookie in set_cookies(&response) {
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.into(), value.into()));
            }
        }
        response
    }

    /// Sends a request to the Identity Service's own origin.
    pub fn send_to_identity(&mut self, request: Request) -> Response {
        self.site.handle(Origin::Identity, &request)
    }

    /// A path below the workspace root of this version.
    pub fn workspace_path(&self, path: &str) -> String {
        format!("{}/{path}", self.site.creatio.version.workspace())
    }

    pub fn get(&mut self, path: &str) -> Response {
        let path = self.workspace_path(path);
        self.send(Request::new("GET", &path))
    }

    pub fn post(&mut self, path: &str, body: Value) -> Response {
        let path = self.workspace_path(path);
        self.send(Request::new("POST", &path).with_json(&body))
    }

    /// Calls a method of OAuthConfigService, and returns the member `…Result` of the answer.
    pub fn oauth_config(&mut self, method: &str, body: Value) -> Value {
        let response = self.post(&format!("rest/OAuthConfigService/{method}"), body);
        assert_eq!(response.status, 200, "{method}: {}", response.text());
        response.body_json()[format!("{method}Result")].clone()
    }

    /// Calls a method of DataService.
    pub fn data_service(&mut self, method: &str, body: Value) -> Response {
        self.post(&format!("DataService/json/SyncReply/{method}"), body)
    }

    /// Makes a control call, which has to succeed.
    pub fn control(&mut self, method: &str, call: &str, body: Value) -> Value {
        let request = Request::new(method, &format!("/stand-in/{call}")).with_json(&body);
        let (response, _) = stand_in::control::answer(&mut self.site, &request);
        assert_eq!(response.status, 200, "{call}: {}", response.text());
        response.body_json()
    }

    pub fn set_condition(&mut self, condition: &str) {
        self.control("POST", "conditions", json!({"set": [condition]}));
    }

    pub fn clear_condition(&mut self, condition: &str) {
        self.control("POST", "conditions", json!({"clear": [condition]}));
    }

    pub fn schedule_fault(&mut self, fault: Value) {
        self.control("POST", "faults", fault);
    }

    pub fn journal(&mut self) -> Vec<Value> {
        self.control("GET", "journal", json!({})).as_array().unwrap().clone()
    }

    /// The whole state.
    pub fn state(&self) -> Value {
        self.site.creatio.snapshot()
    }

    /// The app with that name in the state, or null.
    pub fn app(&self, name: &str) -> Value {
        let apps = self.state()["apps"].as_array().unwrap().clone();
        apps.into_iter().find(|app| app["Name"] == name).unwrap_or_default()
    }

    /// The client that was registered last in the Identity Service.
    pub fn last_identity_client(&self) -> Value {
        self.state()["identityClients"].as_array().unwrap().last().unwrap().clone()
    }

    /// Creates the app "Postman" as the documentation of this version does, and returns the result of AddClient.
    pub fn add_postman(&mut self) -> Value {
        let mut body = postman();
        if self.site.creatio.version.adds_with_description {
            body["grantType"] = json!("client_credentials");
        }
        self.oauth_config("AddClient", json!({ "addClientRequest": body }))
    }
}

/// The cookies that a response sets.
pub fn set_cookies(response: &Response) -> Vec<&str> {
    let headers = response.headers.iter().filter(|(name, _)| name == "set-cookie");
    headers.map(|(_, cookie)| cookie.as_str()).collect()
}

/// The documentation's request of AddClient.
pub fn postman() -> Value {
    json!({"name": "Postman", "applicationUrl": "http://www.creatio.com", "systemUserId": SUPERVISOR})
}

/// The same with the members that came with 8.3.
pub fn newer_postman() -> Value {
    let mut body = postman();
    body["description"] = json!("Tries calls");
    body["grantType"] = json!("client_credentials");
    body["allowedGrantTypes"] = json!(["client_credentials"]);
    body
}

/// A SelectQuery of these columns.
pub fn select(table: &str, columns: &[&str]) -> Value {
    let items = columns
        .iter()
        .map(|path| ((*path).to_owned(), json!({"expression": {"expressionType": 0, "columnPath": path}})));
    json!({
        "rootSchemaName": table, "operationType": 0,
        "columns": {"items": items.collect::<serde_json::Map<_, _>>()},
    })
}

/// A filter that compares a column with a parameter.
pub fn compare(path: &str, comparison: u8, data_value_type: u8, value: Value) -> Value {
    json!({
        "filterType": 1, "comparisonType": comparison, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": path},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": data_value_type, "value": value}},
    })
}

/// A group of filters; 0 is AND, 1 is OR.
pub fn group(operation: u8, filters: Vec<Value>) -> Value {
    let items = filters.into_iter().enumerate().map(|(index, filter)| (index.to_string(), filter));
    json!({
        "filterType": 6, "logicalOperation": operation, "isEnabled": true,
        "items": items.collect::<serde_json::Map<_, _>>(),
    })
}
