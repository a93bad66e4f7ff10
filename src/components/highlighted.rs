//! A text with its matching parts marked.

use std::ops::Range;

use leptos::prelude::*;

/// The text, with these ranges of bytes marked.
pub fn highlighted(text: &str, hits: &[Range<usize>]) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut end = 0;
    let plain = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for hit in hits {
        parts.push(plain(end..hit.start).into_any());
        let marked = plain(hit.clone());
        parts.push(view! { <mark>{marked}</mark> }.into_any());
        end = hit.end;
    }
    parts.push(plain(end..text.len()).into_any());
    parts.into_any()
}
