//! Token requests, and requests with a token.

use crate::test_client::{TestClient, select};
use serde_json::Value;
use stand_in::http::{Request, Response};

/// A request to the token endpoint with this form.
pub fn token_request(form: &str) -> Request {
    let request = Request::new("POST", "/connect/token")
        .with_header("content-type", "application/x-www-form-urlencoded");
    Request { body: form.as_bytes().to_vec(), ..request }
}

/// The form with which a client requests a token.
pub fn token_form(client_id: &Value, client_secret: &Value) -> String {
    let (id, secret) = (client_id.as_str().unwrap(), client_secret.as_str().unwrap());
    format!("grant_type=client_credentials&client_id={id}&client_secret={secret}")
}

/// Creates the app "Postman", and returns the form with which it requests a token.
pub fn postman_token_form(client: &mut TestClient) -> String {
    let app = client.add_postman();
    token_form(&app["clientId"], &app["clientSecret"])
}

/// Creates the app "Postman", and returns a token of it.
pub fn postman_token(client: &mut TestClient) -> String {
    let form = postman_token_form(client);
    let response = client.send_to_identity(token_request(&form));
    assert_eq!(response.status, 200, "{}", response.text());
    response.body_json()["access_token"].as_str().unwrap().to_owned()
}

/// Queries contacts with a token, without cookies and CSRF token.
pub fn query_with_token(client: &mut TestClient, token: &str) -> Response {
    let path = client.workspace_path("DataService/json/SyncReply/SelectQuery");
    let request = Request::new("POST", &path).with_json(&select("Contact", &["Name"]));
    let request = request.with_header("authorization", &format!("Bearer {token}"));
    client.site.handle(stand_in::journal::Origin::Creatio, &request)
}
