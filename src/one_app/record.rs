//! An app as a text, to keep or to hand on: everything but its secret, which is never read for it.

use creatio::App;
use serde_json::json;

/// The app as JSON, in Creatio's own names (creatio-api.md, section 2.3).
pub fn json(app: &App) -> String {
    let user = app.system_user.as_ref().map(|user| json!({"Id": user.id.as_str(), "Name": user.name}));
    let record = json!({
        "Id": app.id.as_str(), "Name": app.name, "ClientId": app.client_id, "ApplicationUrl": app.application_url,
        "RedirectUrl": app.redirect_url, "Description": app.description, "IsActive": app.is_active,
        "SystemUser": user, "CreatedOn": app.created_on, "ModifiedOn": app.modified_on,
    });
    format!("{record:#}")
}
