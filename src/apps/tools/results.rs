//! What became of each of many apps.

use leptos::prelude::*;

use super::{
    super::store::Row,
    bulk::{Deed, Outcome},
    export::table,
};
use crate::{
    host::Extras,
    text::{
        failure::{explain, explain_delete},
        list as words,
    },
};

/// So many are listed; the file holds all of them.
const LISTED: usize = 200;

/// The results, what failed first.
#[component]
pub fn Results(
    /// What was done.
    deed: Deed,
    /// Each app with what became of it.
    results: Vec<(Row, Outcome)>,
) -> impl IntoView {
    let mut results = results;
    results.sort_by_key(|(_, outcome)| match outcome {
        Outcome::Failed(_) => 0,
        Outcome::Left => 1,
        Outcome::Already => 2,
        Outcome::Done => 3,
    });
    let more = results.len().saturating_sub(LISTED);
    let items = results.into_iter().take(LISTED).map(|(row, outcome)| {
        let failed = matches!(outcome, Outcome::Failed(_));
        let (word, why) = told(deed, &outcome);
        view! {
            <li class="result" class:is-failed=failed>
                <span>{name(&row)}</span>
                <span class="hint">{word}</span>
                {why.map(|why| view! { <p class="hint">{why}</p> })}
            </li>
        }
    });
    view! {
        <ul class="results" tabindex="0" aria-label={words::RESULTS}>{items.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{words::more_results(more)}</p> })}
    }
}

/// Hands all results to the person as a table.
pub fn save_results(extras: &dyn Extras, deed: Deed, results: &[(Row, Outcome)]) {
    let lines = results.iter().map(|(row, outcome)| {
        let (word, why) = told(deed, outcome);
        [row.id.to_string(), name(row), word.to_owned(), why.unwrap_or_default()]
    });
    let text = table(["Id", "Name", "Result", "Reason"], lines);
    extras.download("results.csv", "text/csv;charset=utf-8", &text);
}

fn name(row: &Row) -> String {
    row.app.with_untracked(|app| app.name.clone())
}

fn told(deed: Deed, outcome: &Outcome) -> (&'static str, Option<String>) {
    match outcome {
        Outcome::Left => (words::LEFT, None),
        Outcome::Already => (words::ALREADY, None),
        Outcome::Done => (words::DONE, None),
        Outcome::Failed(error) => {
            let told = match deed {
                Deed::Delete => explain_delete(error),
                _ => explain(words::FAILED, error),
            };
            (words::FAILED, Some(format!("{} {}", told.why, told.next)))
        }
    }
}
