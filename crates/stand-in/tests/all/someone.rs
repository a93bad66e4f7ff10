//! Somebody at a browser in front of a pure site: keeps cookies, sends the CSRF token.

use serde_json::{Value, json};
use stand_in::{
    http::{Request, Response},
    journal::Origin,
    profile::{Profile, ProfileName},
    site::{Site, SiteOrder},
    surroundings::Surroundings,
    world::{StartState, WorldOrder},
};

pub const SUPERVISOR: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
pub const EACH: [ProfileName; 3] = [ProfileName::Framework80, ProfileName::Core81, ProfileName::Framework10];

pub struct Someone {
    pub site: Site,
    pub cookies: Vec<(String, String)>,
}

impl Someone {
    /// Nobody yet, before a site of that version.
    pub fn before(profile: ProfileName, start: StartState) -> Self {
        let world = WorldOrder { start, ..WorldOrder::default() };
        let order = SiteOrder { profile, world, conditions: Vec::new() };
        Self { site: Site::new(order, Surroundings::deterministic()), cookies: Vec::new() }
    }

    /// The Supervisor, signed in to a connected site.
    pub fn signed_in(profile: ProfileName) -> Self {
        Self::signed_in_to(profile, StartState::ConnectedSite)
    }

    pub fn signed_in_to(profile: ProfileName, start: StartState) -> Self {
        let mut someone = Self::before(profile, start);
        assert_eq!(someone.login("Supervisor", "Supervisor").status, 200);
        someone
    }

    pub fn with_profile(mut self, change: impl FnOnce(&mut Profile)) -> Self {
        change(&mut self.site.creatio.profile);
        self
    }

    pub fn login(&mut self, name: &str, password: &str) -> Response {
        let body = json!({"UserName": name, "UserPassword": password});
        self.send(Request::new("POST", "/ServiceModel/AuthService.svc/Login").with_json(&body))
    }

    /// Sends with cookies and CSRF token, as a browser's page does.
    pub fn send(&mut self, mut request: Request) -> Response {
        if let Some((_, token)) = self.cookies.iter().find(|(name, _)| name == "BPMCSRF") {
            request = request.with_header("BPMCSRF", token);
        }
        self.send_bare(request)
    }

    /// Sends with cookies alone.
    pub fn send_bare(&mut self, request: Request) -> Response {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.with_header("cookie", &cookies.join("; "));
        let response = self.site.handle(Origin::Creatio, &request);
        for (_, cookie) in response.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.into(), value.into()));
            }
        }
        response
    }

    /// An address below the workspace root of this version.
    pub fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.site.creatio.profile.workspace())
    }

    pub fn get(&mut self, path: &str) -> Response {
        let target = self.at(path);
        self.send(Request::new("GET", &target))
    }

    pub fn post(&mut self, path: &str, body: Value) -> Response {
        let target = self.at(path);
        self.send(Request::new("POST", &target).with_json(&body))
    }

    /// A method of OAuthConfigService; gives what its `…Result` holds.
    pub fn oauth(&mut self, method: &str, body: Value) -> Value {
        let response = self.post(&format!("rest/OAuthConfigService/{method}"), body);
        assert_eq!(response.status, 200, "{method}: {}", response.text());
        response.body_json()[format!("{method}Result")].clone()
    }

    pub fn data(&mut self, method: &str, body: Value) -> Response {
        self.post(&format!("DataService/json/SyncReply/{method}"), body)
    }

    pub fn control(&mut self, method: &str, call: &str, body: Value) -> Value {
        let request = Request::new(method, &format!("/stand-in/{call}")).with_json(&body);
        let (response, _) = stand_in::control::answer(&mut self.site, &request);
        assert_eq!(response.status, 200, "{call}: {}", response.text());
        response.body_json()
    }

    pub fn set(&mut self, condition: &str) {
        self.control("POST", "conditions", json!({"set": [condition]}));
    }

    pub fn clear(&mut self, condition: &str) {
        self.control("POST", "conditions", json!({"clear": [condition]}));
    }

    /// The app of that name in the state, or null.
    pub fn app(&self, name: &str) -> Value {
        let apps = self.site.creatio.snapshot()["apps"].as_array().unwrap().clone();
        apps.into_iter().find(|app| app["Name"] == name).unwrap_or_default()
    }

    /// Creates "Postman" as the documentation does; gives what AddClient answered.
    pub fn add_postman(&mut self) -> Value {
        self.oauth("AddClient", json!({"addClientRequest": postman()}))
    }
}

pub fn postman() -> Value {
    json!({"name": "Postman", "applicationUrl": "http://www.creatio.com", "systemUserId": SUPERVISOR})
}

/// A SelectQuery of those columns.
pub fn select(schema: &str, columns: &[&str]) -> Value {
    let items = columns
        .iter()
        .map(|path| ((*path).to_owned(), json!({"expression": {"expressionType": 0, "columnPath": path}})));
    json!({
        "rootSchemaName": schema, "operationType": 0,
        "columns": {"items": items.collect::<serde_json::Map<_, _>>()},
    })
}

/// A comparison of a column with a parameter.
pub fn compare(path: &str, comparison: u8, data_value_type: u8, value: Value) -> Value {
    json!({
        "filterType": 1, "comparisonType": comparison, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": path},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": data_value_type, "value": value}},
    })
}

/// A group of filters; 0 is AND, 1 is OR.
pub fn group(operation: u8, filters: Vec<Value>) -> Value {
    let items = filters.into_iter().enumerate().map(|(place, filter)| (place.to_string(), filter));
    json!({
        "filterType": 6, "logicalOperation": operation, "isEnabled": true,
        "items": items.collect::<serde_json::Map<_, _>>(),
    })
}
