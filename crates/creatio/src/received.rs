//! What arrived in place of a result, kept for the details of an error.

use std::fmt;
use std::sync::Arc;

use crate::secret::Secret;
use crate::server_message::ServerMessage;

/// Maximum number of bytes of a body or message that are kept.
const MAX_BYTES: usize = 65_536;

/// What an error knows of the response.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) enum Received {
    /// Nothing that could be reported.
    #[default]
    Nothing,
    /// The shape of an answer that may hold a secret; `None` if its body was empty.
    Shape(Option<String>),
    /// Texts that may still contain secrets. They are redacted when they are shown, which keeps that code out of the
    /// first load of the page.
    Texts(Arc<Texts>),
}

/// Texts of a response, or of the platform if there was none.
pub(crate) struct Texts {
    pub(crate) content_type: Option<String>,
    pub(crate) message: ServerMessage,
    pub(crate) body: Secret,
    /// Whether the response had more text than is kept.
    pub(crate) is_cut: bool,
    /// The secrets that the request carried.
    pub(crate) sent: Vec<Secret>,
}

impl Texts {
    /// Keeps the beginning of each text.
    pub(crate) fn new(
        content_type: Option<String>,
        message: ServerMessage,
        body: &str,
        sent: &[Secret],
    ) -> Texts {
        let kept = &body[..body.floor_char_boundary(MAX_BYTES)];
        Texts {
            content_type,
            message: message.cut(MAX_BYTES),
            is_cut: kept.len() < body.len(),
            body: Secret::new(kept.to_owned()),
            sent: sent.iter().map(|secret| Secret::new(secret.expose().to_owned())).collect(),
        }
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Texts) -> bool {
        self.body.expose() == other.body.expose()
            && (&self.content_type, &self.message, self.is_cut)
                == (&other.content_type, &other.message, other.is_cut)
    }
}

impl Eq for Texts {}

/// Reveals no text that was not redacted.
impl fmt::Debug for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Received::Nothing => formatter.write_str("Nothing"),
            Received::Shape(shape) => formatter.debug_tuple("Shape").field(shape).finish(),
            Received::Texts(_) => formatter.write_str("Texts(…)"),
        }
    }
}
