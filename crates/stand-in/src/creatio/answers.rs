//! The shapes in which Creatio and the servers before it refuse: pages, JSON of two kinds, product errors.

use crate::{
    http::{Request, Response},
    profile::{Profile, Runtime},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// A refusal in the product's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductError {
    /// `errorCode`; empty where the product gives none.
    pub code: &'static str,
    /// `message`.
    pub message: String,
}

impl ProductError {
    /// A refusal with an error code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A refusal that has nothing but words.
    pub fn words(message: impl Into<String>) -> Self {
        Self::new("", message)
    }

    /// The refusal for want of an operation.
    pub fn forbidden(operation: &str) -> Self {
        let message = format!("Current user does not have sufficient permissions to run \"{operation}\"");
        Self::new("SecurityException", message)
    }

    /// `success:false` with `errorInfo`, and with `responseStatus` where there is a code.
    pub fn body(&self) -> Value {
        let Self { code, message } = self;
        if code.is_empty() {
            return json!({"success": false, "errorInfo": {"message": message}});
        }
        let stack = stack_of(code);
        json!({
            "success": false,
            "errorInfo": {"errorCode": code, "message": message, "stackTrace": stack},
            "responseStatus": {"ErrorCode": code, "Message": message, "StackTrace": stack},
        })
    }
}

fn stack_of(code: &str) -> String {
    format!(
        "   at Terrasoft.Configuration.{code}.Throw()\r\n   at Terrasoft.Web.Common.ServiceBase.Execute()"
    )
}

/// 500 with `responseStatus`, as DataService refuses what it cannot carry out.
pub fn fault(code: &str, message: &str) -> Response {
    let body = json!({
        "responseStatus": {"ErrorCode": code, "Message": message, "StackTrace": stack_of(code), "Errors": []},
        "rowsAffected": -1, "nextPrcElReady": false, "success": false,
    });
    Response::json(500, &body)
}

/// What DataService answers about a table that the site's administrator closed to its queries.
///
/// The code and the words are the product's for a denied operation (creatio-api.md, section 13.9). That they are the
/// ones for a closed table, and the status, is a guess (section 2.2 knows only the switches that close one): so one
/// runtime answers 200 that says no, and the other 403.
pub fn closed_table(profile: &Profile, table: &str) -> Response {
    let error = ProductError::forbidden(table);
    let status = match profile.runtime {
        Runtime::Framework => 200,
        Runtime::Core => 403,
    };
    let body = json!({
        "responseStatus": {
            "ErrorCode": error.code, "Message": error.message, "StackTrace": stack_of(error.code), "Errors": [],
        },
        "rowsAffected": -1, "nextPrcElReady": false, "success": false,
    });
    Response::json(status, &body)
}

/// An exception that nothing caught: a page on .NET Framework, JSON on .NET.
pub fn unhandled(profile: &Profile, error: &ProductError) -> Response {
    match profile.runtime {
        Runtime::Framework => Response::html(500, server_error_page(&error.message)),
        Runtime::Core => fault(error.code, &error.message),
    }
}

/// 500 with the runtime's page.
pub fn server_error(profile: &Profile) -> Response {
    let page = match profile.runtime {
        Runtime::Framework => server_error_page("Object reference not set to an instance of an object."),
        Runtime::Core => page("Internal Server Error", "An error occurred while processing your request."),
    };
    Response::html(500, page)
}

/// 404 with the runtime's page.
pub fn not_found(profile: &Profile) -> Response {
    let text = match profile.runtime {
        Runtime::Framework => "404 - File or directory not found.",
        Runtime::Core => "404 Not Found",
    };
    Response::html(404, page(text, "The resource you are looking for might have been removed."))
}

/// 405: the service knows the method's name, but not by this verb.
pub fn wrong_verb(allowed: &str) -> Response {
    Response::html(405, page("Service", "Method not allowed.")).with_header("allow", allowed)
}

/// 400 with the page of a service that could not read its parameters.
pub fn bad_request() -> Response {
    let words = "The server encountered an error processing the request. The exception message is \
                 'There was an error deserializing the object. End element 'root' was not expected.'.";
    Response::html(400, page("Request Error", words))
}

/// 403: the BPMCSRF header is missing or differs from the session's.
pub fn stale_csrf(profile: &Profile) -> Response {
    let words = match profile.runtime {
        Runtime::Framework => "403 - Forbidden: Access is denied.",
        Runtime::Core => "403 Forbidden",
    };
    Response::html(403, page(words, "You do not have permission to view this page."))
}

/// 401 as .NET Framework's services say that nobody is signed in.
pub fn authentication_failed() -> Response {
    let body = json!({
        "Message": "Authentication failed.", "StackTrace": null, "ExceptionType": "System.InvalidOperationException",
    });
    Response::json(401, &body)
}

/// The redirect to the login page.
pub fn to_login_page(profile: &Profile, path: &str) -> Response {
    let back = utf8_percent_encode(path, NON_ALPHANUMERIC);
    Response::redirect(&format!("{}?ReturnUrl={back}", profile.login_page()))
}

/// The login page itself.
pub fn login_page(profile: &Profile) -> Response {
    let page = format!(
        "<!DOCTYPE html>\r\n<html><head><title>Creatio</title><script src=\"/Login/bootstrap.js\"></script></head>\
         <body data-page=\"{}\"><script>require([\"bootstrap.login\"]);</script></body></html>",
        profile.login_page()
    );
    Response::html(200, page)
}

/// What Creatio shows a signed-in user at the site root.
pub fn home_page(profile: &Profile) -> Response {
    Response::html(200, page("Creatio", &format!("Version {}", profile.version)))
}

/// The page of a proxy that lets nothing through.
pub fn proxy_page() -> Response {
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

/// The body of a POST as a JSON object, or the refusal for another verb or body.
pub(super) fn posted(request: &Request) -> Result<Value, Response> {
    if request.method != "POST" {
        return Err(wrong_verb("POST"));
    }
    request.json().filter(Value::is_object).ok_or_else(bad_request)
}
