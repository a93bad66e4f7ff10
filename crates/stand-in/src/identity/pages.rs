//! The pages of a web server that answers instead of the Identity Service.

use crate::http::{Request, Response};

const START_PAGE: &str = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \
    \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\r\n\
    <html xmlns=\"http://www.w3.org/1999/xhtml\">\r\n\
    <head><title>IIS Windows Server</title></head>\r\n\
    <body><div id=\"container\"><a href=\"http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409\">\
    <img src=\"iisstart.png\" alt=\"IIS\" width=\"960\" height=\"600\" /></a></div></body>\r\n\
    </html>";

const NOT_STARTED: &str = "<!DOCTYPE html>\r\n\
    <html><head><title>IIS 500.30 Error</title></head>\r\n\
    <body><h1>HTTP Error 500.30 - ASP.NET Core app failed to start</h1>\r\n\
    <h2>Common solutions to this issue:</h2>\r\n\
    <ul><li>The app failed to start</li><li>The app started but then stopped</li>\
    <li>The app started but threw an exception during startup</li></ul></body>\r\n\
    </html>";

/// The start page of IIS, which accepts no POST.
pub(super) fn start_page(request: &Request) -> Response {
    match request.method.as_str() {
        "GET" | "HEAD" => Response::html(200, START_PAGE.into()),
        _ => Response::html(405, "405 - HTTP verb used to access this page is not allowed.".into())
            .with_header("allow", "GET, HEAD, OPTIONS, TRACE"),
    }
}

/// The error page of IIS for an app that fails to start.
pub(super) fn not_started() -> Response {
    Response::html(500, NOT_STARTED.into())
}
