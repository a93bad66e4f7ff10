//! The reverse proxy before Creatio: `/identity/` on Creatio's origin leads to the Identity Service.

use crate::{
    http::{Request, Response},
    journal::Origin,
};

const PREFIX: &str = "/identity";

/// The request as the Identity Service gets it; `None` if it is not for that service.
pub fn passed_on(origin: Origin, request: &Request) -> Option<Request> {
    let path = request.path.strip_prefix(PREFIX).filter(|path| path.starts_with('/'))?;
    (origin == Origin::Creatio).then(|| Request { path: path.into(), ..request.clone() })
}

/// What the proxy answers when nobody answers behind it.
pub fn bad_gateway() -> Response {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
                <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    Response::html(502, page.into())
}
