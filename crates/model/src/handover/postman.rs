//! A collection for Postman (format 2.1), and its environment.

use serde_json::{Value as Json, json};

use super::{File, Subject, value::Value};

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
const MEDIA_TYPE: &str = "application/json";

/// Runs before every request.
const GET_TOKEN: &str = include_str!("templates/postman-token.js");
/// Runs after every request.
const CHECK_ANSWER: &str = include_str!("templates/postman-answer.js");

/// What Postman shows beside the collection.
const DESCRIPTION: &str = "Import both files, choose the environment, and enter client_secret as its current value, which stays on your computer. A token is requested before the first call and when it expires. The timeout is the one in Postman's settings.";

/// The values of the environment, by the names of their variables.
const VARIABLES: [Value; 5] =
    [Value::TokenUrl, Value::OdataUrl, Value::DataServiceUrl, Value::ClientId, Value::Scope];

pub(super) fn files(subject: &Subject) -> Vec<File> {
    let file = |kind: &str, content: Json| File {
        name: format!("{}.postman_{kind}.json", subject.slug()),
        media_type: MEDIA_TYPE,
        text: format!("{content:#}\n"),
    };
    vec![file("collection", collection(subject)), file("environment", environment(subject))]
}

fn collection(subject: &Subject) -> Json {
    let without_redirects = json!({ "followRedirects": false });
    let odata = json!({
        "name": "Contacts by OData",
        "protocolProfileBehavior": without_redirects,
        "request": {
            "method": "GET",
            "header": [{ "key": "Accept", "value": "application/json" }],
            "url": "{{odata_url}}/Contact?$select=Id,Name&$top=5",
        },
    });
    let data_service = json!({
        "name": "Contacts by DataService",
        "protocolProfileBehavior": without_redirects,
        "request": {
            "method": "POST",
            "header": [{ "key": "Content-Type", "value": "application/json" }],
            "body": { "mode": "raw", "raw": subject.get(Value::Query) },
            "url": "{{data_service_url}}/SelectQuery",
        },
    });
    json!({
        "info": {
            "name": format!("Creatio: {}", subject.get(Value::App)),
            "description": DESCRIPTION,
            "schema": SCHEMA,
        },
        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}", "type": "string" }] },
        "event": [event("prerequest", GET_TOKEN), event("test", CHECK_ANSWER)],
        "item": [odata, data_service],
    })
}

fn event(listen: &str, script: &str) -> Json {
    json!({
        "listen": listen,
        "script": { "type": "text/javascript", "exec": script.lines().collect::<Vec<_>>() },
    })
}

fn environment(subject: &Subject) -> Json {
    let variable = |name: &str, value: &str, kind: &str| json!({ "key": name, "value": value, "type": kind, "enabled": true });
    let known = VARIABLES.map(|value| variable(value.into(), subject.get(value), "default"));
    let secret = variable("client_secret", "", "secret");
    json!({
        "name": format!("Creatio: {}", subject.get(Value::App)),
        "_postman_variable_scope": "environment",
        "values": known.into_iter().chain([secret]).collect::<Vec<_>>(),
    })
}
