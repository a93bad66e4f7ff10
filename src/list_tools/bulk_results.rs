//! The results of a bulk action.

use creatio::Cause;
use leptos::prelude::*;
use model::{
    list::{bulk::BulkAction, export::table},
    order::sorted_by_rank,
    typed_text::visible,
};

use super::bulk_run::Outcome;
use crate::{
    app_store::Row,
    browser,
    components::linked,
    text::{
        failure::{explain, explain_delete},
        list_tools as texts,
    },
};

/// Maximum number of results listed; the file holds all of them.
const MAX_LISTED: usize = 200;

/// The results, failures first.
#[component]
pub fn BulkResults(
    /// What was done.
    action: BulkAction,
    /// Each app with its result.
    results: Vec<(Row, Outcome)>,
) -> impl IntoView {
    let results = sorted_by_rank(results, |(_, outcome)| match outcome {
        Outcome::Failed(_) => 0,
        Outcome::Pending => 1,
        Outcome::Unchanged => 2,
        Outcome::Done => 3,
    });
    let more = results.len().saturating_sub(MAX_LISTED);
    let items = results.into_iter().take(MAX_LISTED).map(|(row, outcome)| {
        let failed = matches!(outcome, Outcome::Failed(_));
        let (word, why) = describe(action, &outcome);
        view! {
            <li class="result" class:is-failed=failed>
                <span translate="no">{visible(&name(&row))}</span>
                <span class="hint">{word}</span>
                {why.map(|why| view! { <p class="hint">{linked(why)}</p> })}
            </li>
        }
    });
    view! {
        <ul class="results" tabindex="0" aria-label={texts::RESULTS}>{items.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{texts::more_results(more)}</p> })}
    }
}

/// Downloads all results as a table.
pub fn save_results(action: BulkAction, results: &[(Row, Outcome)]) {
    let lines = results.iter().map(|(row, outcome)| {
        let (word, why) = describe(action, outcome);
        [row.id.to_string(), name(row), word.to_owned(), why.unwrap_or_default()]
    });
    let text = table(["Id", "Name", "Result", "Reason"], lines);
    browser::page::download("results.csv", "text/csv;charset=utf-8", &text);
}

fn name(row: &Row) -> String {
    row.app.with_untracked(|app| app.name.clone())
}

fn describe(action: BulkAction, outcome: &Outcome) -> (&'static str, Option<String>) {
    match outcome {
        Outcome::Pending => (texts::NOT_STARTED, None),
        Outcome::Unchanged => (texts::UNCHANGED, None),
        Outcome::Done => (texts::DONE, None),
        Outcome::Failed(error) => {
            let explained = match action {
                BulkAction::Delete => explain_delete(error),
                BulkAction::TurnOn | BulkAction::TurnOff => explain(texts::FAILED, error),
            };
            let word = if error.cause == Cause::Unverified { texts::NOT_KNOWN } else { texts::FAILED };
            (word, Some(format!("{} {}", explained.why, explained.next)))
        }
    }
}
