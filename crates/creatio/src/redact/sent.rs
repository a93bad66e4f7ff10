//! What the page itself sent, which is known exactly but may come back in another notation.

use std::ops::Range;

use crate::secret::Secret;

use super::{MAX_LAYERS, decode::Layer};

/// The sent secrets in every notation that [`Layer::decoded`] does not undo, in lower case.
pub(super) struct SentForms(Vec<Secret>);

/// Base64 with fewer characters could stand in any text.
const MIN_BASE64: usize = 6;

impl SentForms {
    pub(super) fn new(sent: &[Secret]) -> SentForms {
        let mut forms = SentForms(Vec::new());
        for secret in sent {
            let text = secret.expose();
            forms.add_with_decoded(text);
            forms.add(&text.replace(' ', "+"));
            let bytes = text.as_bytes();
            forms.add(&hex(bytes));
            for lead in 0..3 {
                forms.add_base64(bytes, lead);
            }
        }
        forms
    }

    /// Adds all places of the sent secrets in a text in lower case.
    pub(super) fn find(&self, lower: &str, found: &mut Vec<Range<usize>>) {
        for form in &self.0 {
            let form = form.expose();
            found.extend(lower.match_indices(form).map(|(at, _)| at..at + form.len()));
        }
    }

    /// A secret may itself contain what looks like an escape, and is then undone together with the text.
    fn add_with_decoded(&mut self, text: &str) {
        self.add(text);
        let mut layer = Layer::of(text);
        for _ in 0..MAX_LAYERS {
            let Some(next) = layer.decoded() else { return };
            self.add(next.text());
            layer = next;
        }
    }

    fn add(&mut self, form: &str) {
        let form = form.to_ascii_lowercase();
        if !form.is_empty() && !self.0.iter().any(|known| known.expose() == form) {
            self.0.push(Secret::new(form));
        }
    }

    /// Adds what is certain to occur in Base64 of a text that has `lead` bytes, or three times as many more, before the
    /// secret, in both alphabets.
    fn add_base64(&mut self, bytes: &[u8], lead: usize) {
        let padded: Vec<u8> = std::iter::repeat_n(0, lead).chain(bytes.iter().copied()).collect();
        let encoded: String = padded.chunks(3).flat_map(base64_of).collect();
        // The characters that also depend on what stands before and after the secret.
        let start = [0, 2, 3][lead];
        let end = padded.len() / 3 * 4 + [0, 1, 2][padded.len() % 3];
        if let Some(certain) = encoded.get(start..end).filter(|certain| certain.len() >= MIN_BASE64) {
            self.add(certain);
            self.add(&certain.replace('+', "-").replace('/', "_"));
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 of three bytes; the last one or two may be missing.
fn base64_of(bytes: &[u8]) -> [char; 4] {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(bits >> shift) as usize & 63]))
}
