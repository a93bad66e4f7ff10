//! The reverse proxy in front of Creatio: `/identity/` on Creatio's origin leads to the Identity Service.

use crate::{
    http::{Request, Response},
    journal::Origin,
};

const PREFIX: &str = "/identity";

/// The request that the Identity Service receives, if the proxy forwards this one to it.
pub fn forwarded(origin: Origin, request: &Request) -> Option<Request> {
    match origin {
        Origin::Creatio => {
            let path = request.path.strip_prefix(PREFIX).filter(|path| path.starts_with('/'))?;
            Some(Request { path: path.into(), ..request.clone() })
        }
        Origin::Identity => None,
    }
}

/// The proxy's answer when the server behind it does not answer.
pub fn bad_gateway() -> Response {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
                <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    Response::html(502, page.into())
}
