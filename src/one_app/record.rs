//! An app as a text, to keep or to hand on: everything but its secret, which is never read for it.

use creatio::App;
use serde_json::{Value, json};

/// The app as a text of JSON.
pub fn json(app: &App) -> String {
    format!("{:#}", record(app))
}

/// The app as JSON, in Creatio's own names (creatio-api.md, section 2.3).
pub fn record(app: &App) -> Value {
    let user = app.system_user.as_ref().map(|user| json!({"Id": user.id.as_str(), "Name": user.name}));
    json!({
        "Id": app.id.as_str(), "Name": app.name, "ClientId": app.client_id, "ApplicationUrl": app.application_url,
        "RedirectUrl": app.redirect_url, "Description": app.description, "IsActive": app.is_active,
        "SystemUser": user, "CreatedOn": app.created_on, "ModifiedOn": app.modified_on,
    })
}
