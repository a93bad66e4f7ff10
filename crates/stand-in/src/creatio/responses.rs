//! Pages, and answers that more than one service gives.

use super::product_error::ProductError;
use crate::{
    http::{Request, Response},
    profile::{ProductVersion, Runtime},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The answer of a service. `Err` is a refusal that ends the work on a request early.
pub(super) type Answer = Result<Response, Response>;

/// Refuses a request by another HTTP method.
pub(super) fn expect_method(request: &Request, method: &str) -> Result<(), Response> {
    if request.method == method { Ok(()) } else { Err(method_not_allowed(method)) }
}

/// The body of a POST as a JSON object. Refuses a request by another HTTP method or with another body.
pub(super) fn posted_object(request: &Request) -> Result<Value, Response> {
    expect_method(request, "POST")?;
    request.json().filter(Value::is_object).ok_or_else(bad_request)
}

/// 500 with `responseStatus`, as DataService answers what it cannot carry out.
pub(super) fn data_service_error(error: ProductError) -> Response {
    Response::json(500, &error.data_service_body())
}

/// 500 with `responseStatus` about an exception that has no message of its own.
pub fn exception() -> Response {
    let message = "Exception of type 'System.Exception' was thrown.";
    data_service_error(ProductError::new("Exception", message))
}

/// An exception that nothing catches: a page on .NET Framework, JSON on .NET.
pub(super) fn unhandled(version: &ProductVersion, error: ProductError) -> Response {
    match version.runtime {
        Runtime::Framework => Response::html(500, server_error_page(&error.message)),
        Runtime::Core => data_service_error(error),
    }
}

/// 500 with the runtime's page.
pub fn server_error(version: &ProductVersion) -> Response {
    let page = match version.runtime {
        Runtime::Framework => server_error_page("Object reference not set to an instance of an object."),
        Runtime::Core => page("Internal Server Error", "An error occurred while processing your request."),
    };
    Response::html(500, page)
}

/// 404 with the runtime's page.
pub fn not_found(version: &ProductVersion) -> Response {
    let title = match version.runtime {
        Runtime::Framework => "404 - File or directory not found.",
        Runtime::Core => "404 Not Found",
    };
    Response::html(404, page(title, "The resource you are looking for might have been removed."))
}

/// 405: the service has such a method, but for another HTTP method.
fn method_not_allowed(allowed: &str) -> Response {
    Response::html(405, page("Service", "Method not allowed.")).with_header("allow", allowed)
}

/// 400 with the page of a service that cannot read its parameters.
pub(super) fn bad_request() -> Response {
    let text = "The server encountered an error processing the request. The exception message is \
                'There was an error deserializing the object. End element 'root' was not expected.'.";
    Response::html(400, page("Request Error", text))
}

/// 403: the BPMCSRF header is missing, or is not that of the session.
pub fn stale_csrf(version: &ProductVersion) -> Response {
    let title = match version.runtime {
        Runtime::Framework => "403 - Forbidden: Access is denied.",
        Runtime::Core => "403 Forbidden",
    };
    Response::html(403, page(title, "You do not have permission to view this page."))
}

/// A refusal of a service, with a message of a user whose language is Spanish and no code.
pub fn refused_in_spanish(path: &str) -> Response {
    let message = "Se ha producido un error al procesar la solicitud.";
    let method = path.rsplit('/').next().unwrap_or_default();
    let body = if path.contains("OAuthConfigService") {
        let result =
            json!({"success": false, "errorInfo": {"errorCode": "", "message": message, "stackTrace": null}});
        json!({ format!("{method}Result"): result })
    } else {
        json!({"success": false, "responseStatus": {"ErrorCode": "", "Message": message, "Errors": []}})
    };
    Response::json(200, &body)
}

/// 401 as services on .NET Framework answer without a session.
pub fn authentication_failed() -> Response {
    authentication_failed_with(401)
}

/// The same with another status.
pub(super) fn authentication_failed_with(status: u16) -> Response {
    let body = json!({
        "Message": "Authentication failed.", "StackTrace": null, "ExceptionType": "System.InvalidOperationException",
    });
    Response::json(status, &body)
}

/// The redirect to the login page.
pub fn to_login_page(version: &ProductVersion, path: &str) -> Response {
    let back = utf8_percent_encode(path, NON_ALPHANUMERIC);
    Response::redirect(&format!("{}?ReturnUrl={back}", version.login_page()))
}

/// The login page itself.
pub(super) fn login_page(version: &ProductVersion) -> Response {
    let page = format!(
        "<!DOCTYPE html>\r\n<html><head><title>Creatio</title><script src=\"/Login/bootstrap.js\"></script></head>\
         <body data-page=\"{}\"><script>require([\"bootstrap.login\"]);</script></body></html>",
        version.login_page()
    );
    Response::html(200, page)
}

/// The page at the site root for a signed-in user.
pub(super) fn home_page(version: &ProductVersion) -> Response {
    Response::html(200, page("Creatio", &format!("Version {}", version.number)))
}

/// The page of a proxy that blocks everything.
pub fn blocking_proxy_page() -> Response {
    Response::html(200, page("Access to this page is limited", "Reference #18.2f1d6a17"))
}

fn page(title: &str, text: &str) -> String {
    format!(
        "<!DOCTYPE html>\r\n<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    )
}

fn server_error_page(message: &str) -> String {
    page("Server Error in '/0' Application.", message)
}
