//! What an error shows of a response. This alone needs the redaction, so the page loads it together with its messages.

use crate::error::Error;
use crate::json::beginning;
use crate::received::{Received, Texts};
use crate::redact::redact_start;
use crate::session::NextStep;

/// Number of bytes of a response that are shown. More of it is searched, so that a secret at the end is recognized.
const MAX_SHOWN: usize = 61_440;

/// The parts of a response that are worth showing: each is one that Creatio or a proxy uses for messages, is free of
/// secrets, and has at most 500 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The media type, such as `text/html`.
    pub content_type: Option<String>,
    /// The code of the error, or the type of the exception.
    pub code: Option<String>,
    /// The title of a page.
    pub title: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// Members, kinds and lengths of an answer that may hold a secret, in place of everything else.
    pub shape: Option<String>,
}

impl Error {
    /// The message of the server or, without a response, of the platform, without secrets and in at most 500 characters.
    /// `None` also if the answer may hold a secret.
    pub fn message(&self) -> Option<String> {
        let texts = self.texts()?;
        shown(texts, texts.message.text())
    }

    /// The parts of the response that are worth showing.
    pub fn details(&self) -> Details {
        match &self.received {
            Received::Nothing => Details::default(),
            Received::Shape(shape) => Details { shape: shape.clone(), ..Details::default() },
            Received::Texts(texts) => {
                let message = &texts.message;
                let media_type = texts.content_type.as_deref().and_then(|value| value.split(';').next());
                Details {
                    content_type: shown(texts, media_type.map(str::trim)),
                    code: shown(texts, message.code()),
                    title: shown(texts, message.title()),
                    message: shown(texts, message.sentence()),
                    shape: None,
                }
            }
        }
    }

    /// Whether there is more of the response than [`details`](Error::details).
    pub fn has_whole_response(&self) -> bool {
        self.texts().is_some_and(|texts| !texts.body.is_empty())
    }

    /// The body of the response, at most 60 KB of it, without everything that is recognized as a secret. It may still
    /// contain one that looks like an ordinary text.
    pub fn whole_response(&self) -> Option<String> {
        let texts = self.texts().filter(|texts| !texts.body.is_empty())?;
        let body = texts.body.expose();
        if !texts.is_cut {
            return Some(redact_start(body, body.len(), &texts.sent));
        }
        Some(redact_start(body, body.floor_char_boundary(MAX_SHOWN), &texts.sent) + "…")
    }

    fn texts(&self) -> Option<&Texts> {
        self.received.texts()
    }
}

impl Received {
    fn texts(&self) -> Option<&Texts> {
        match self {
            Received::Texts(texts) => Some(texts),
            Received::Nothing | Received::Shape(_) => None,
        }
    }
}

impl NextStep {
    /// Creatio's message, without the password and in at most 500 characters; may be empty.
    pub fn message(&self) -> String {
        let message = self.received.texts().and_then(|texts| shown(texts, texts.message.text()));
        message.unwrap_or_default()
    }
}

fn shown(texts: &Texts, text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| !text.is_empty())?;
    Some(beginning(redact_start(text, text.len(), &texts.sent)))
}
