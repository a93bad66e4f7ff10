//! Removing secrets from a text of unknown notation.
//!
//! A text is searched as it is, and again after each undoing of the notations in it, since a secret may be escaped several
//! times: JSON in JSON in a query string in HTML. What is found in any of these layers is masked in the text itself. Each
//! layer is read a fixed number of times, so the work grows with the length of the text and not with its square.

mod decode;
mod names;
mod patterns;
mod sent;
mod values;

use std::ops::Range;

use crate::secret::Secret;
use decode::Layer;
use sent::SentForms;

/// Replaces a secret.
const MASK: &str = "•••";

/// Maximum number of times that notations are undone; nothing is shown of a text that needs more.
const MAX_LAYERS: usize = 10;

/// The text with everything that looks like a secret replaced by `•••`: values with a telling name in any notation,
/// headers, cookies, tokens, long random texts, and the user name and password in an address.
pub fn without_secrets(text: &str) -> String {
    redact_start(text, text.len(), &[])
}

/// The first `length` bytes of the text without what looks like a secret, and without `sent` in any notation. A secret that
/// goes beyond them is recognized by what follows.
pub(crate) fn redact_start(text: &str, length: usize, sent: &[Secret]) -> String {
    let forms = SentForms::new(sent);
    let mut masked = Vec::new();
    let mut layer = Layer::of(text);
    for _ in 0..MAX_LAYERS {
        let found = find(layer.text(), &forms);
        masked.extend(found.into_iter().map(|range| layer.source(range)));
        match layer.decoded() {
            Some(next) => layer = next,
            None => return mask(&text[..length], masked),
        }
    }
    MASK.to_owned()
}

/// Everything that has to be masked in one layer.
fn find(text: &str, sent: &SentForms) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found = names::find(text, &lower);
    patterns::find(text, &lower, &mut found);
    sent.find(&lower, &mut found);
    found
}

fn mask(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.retain(|range| !range.is_empty() && range.start < text.len());
    // Pairs of numbers, which the page sorts elsewhere: each further instance of the sort is some 4 KB of WebAssembly.
    let mut ranges: Vec<(u32, u32)> =
        ranges.into_iter().map(|range| (range.start as u32, range.end as u32)).collect();
    ranges.sort_unstable();
    let ranges = ranges.into_iter().map(|(start, end)| start as usize..end as usize);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        if range.start >= done {
            out.push_str(&text[done..range.start]);
            out.push_str(MASK);
        }
        done = done.max(range.end);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod random_texts;
#[cfg(test)]
mod tests;
