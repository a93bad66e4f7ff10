//! The dialog in which something is done with many apps: what it will do, how far it is, and what became of each.

use std::collections::HashSet;

use leptos::prelude::*;

use super::{
    super::store::{AppStore, Row},
    bulk::{Deed, Outcome, Run},
    results::{Results, save_results},
    selection::Selection,
};
use crate::{
    host::extras,
    one_app::record_of,
    session::{Session, session},
    text::list as words,
    ui::{Button, Dialog, Look, Messages, TextField},
};

/// So many of the apps are named before something is done with them.
const NAMED: usize = 6;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    /// Nothing is done yet.
    Asked(Deed, Vec<Row>),
    /// It is under way, or done.
    Begun(Run),
}

/// Something that is done with many apps, one thing at a time.
#[derive(Clone)]
pub struct Bulk {
    stage: RwSignal<Option<Stage>>,
    selection: Selection,
    store: AppStore,
    session: Session,
    messages: Messages,
}

impl Bulk {
    /// Nothing is to be done.
    pub fn new(selection: Selection, store: AppStore) -> Self {
        let (session, messages) = (session(), expect_context::<Messages>());
        let bulk = Self { stage: RwSignal::new(None), selection, store, session, messages };
        let (leaving, extras) = (bulk.clone(), extras());
        // Whoever leaves sees no results any more, so nothing further is taken up; what was done is said.
        on_cleanup(move || {
            extras.ask_before_leaving(false);
            if let Some(Stage::Begun(run)) = leaving.stage.get_untracked() {
                leaving.leave(run);
            }
        });
        bulk
    }

    /// Asks whether that is to be done with the selected apps.
    pub fn ask(&self, deed: Deed) {
        let rows = untrack(|| self.selection.rows());
        self.stage.set(Some(Stage::Asked(deed, rows)));
    }

    fn begin(&self, deed: Deed, rows: Vec<Row>) {
        self.stage.set(Some(Stage::Begun(Run::begin(&self.session, self.store, deed, rows))));
    }

    fn leave(&self, run: Run) {
        run.stop();
        let tally = untrack(|| run.tally());
        if untrack(|| run.is_running()) {
            self.messages.say(words::under_way(run.deed, false, &tally));
        }
    }

    /// Closes the dialog. What was deleted is selected no more; what failed stays selected, and nothing else does.
    fn close(&self) {
        if let Some(Stage::Begun(run)) = self.stage.get_untracked() {
            let kept = run.rows_where(|outcome| matches!(outcome, Outcome::Failed(_) | Outcome::Left));
            let kept = kept.into_iter().map(|row| row.id.clone()).collect::<HashSet<_>>();
            self.selection.keep(kept);
        }
        self.stage.set(None);
    }
}

/// The dialog, open as long as there is something to ask, to do or to tell.
#[component]
pub fn BulkDialog(
    /// What it is about.
    bulk: Bulk,
) -> impl IntoView {
    let stage = bulk.stage;
    let open = Memo::new(move |_| stage.with(Option::is_some));
    let running = Memo::new(move |_| match stage.get() {
        Some(Stage::Begun(run)) => run.is_running(),
        _ => false,
    });
    // With the tab the results would be gone, and what is left would be left in the middle.
    let asking = extras();
    Effect::new(move || asking.ask_before_leaving(running.get()));
    let title = Signal::derive(move || match stage.get() {
        Some(Stage::Asked(deed, rows)) => words::question(deed, rows.len()),
        Some(Stage::Begun(run)) => words::under_way(run.deed, run.is_running(), &run.tally()),
        None => String::new(),
    });
    let closing = bulk.clone();
    let close = Callback::new(move |()| closing.close());
    let content = move || {
        let bulk = bulk.clone();
        match stage.get() {
            Some(Stage::Asked(deed, rows)) => view! { <Question bulk deed rows close/> }.into_any(),
            Some(Stage::Begun(run)) => view! { <Progress bulk run close/> }.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <Dialog title open close busy=running failure={Signal::stored(None)}>
            {content.clone()}
        </Dialog>
    }
}

/// What it will do, and whether it shall.
#[component]
fn Question(bulk: Bulk, deed: Deed, rows: Vec<Row>, close: Callback<()>) -> impl IntoView {
    let count = rows.len();
    let typed = RwSignal::new(String::new());
    let is_guarded = deed == Deed::Delete;
    let names: Vec<_> = rows.iter().map(|row| row.app.with_untracked(|app| app.name.clone())).collect();
    // One is guarded by its name, many by their number.
    let wanted = StoredValue::new(match names.as_slice() {
        [name] => name.trim().to_owned(),
        all => all.len().to_string(),
    });
    let matches =
        move || !is_guarded || typed.with(|typed| wanted.with_value(|wanted| typed.trim() == wanted));
    let refused = Signal::derive(move || (!matches()).then(|| words::differs(count).to_owned()));
    let rows = StoredValue::new(rows);
    let beginning = bulk.clone();
    let instead =
        Callback::new(move |()| bulk.stage.set(Some(Stage::Asked(Deed::SwitchOff, rows.get_value()))));
    let look = if is_guarded { Look::Danger } else { Look::Primary };
    let guard = move || {
        is_guarded.then(|| {
            view! {
                <TextField label={words::type_count(count)} value=typed/>
                <SaveRecords rows/>
            }
        })
    };
    let other_way =
        move || is_guarded.then(|| view! { <Button label={words::SWITCH_OFF_INSTEAD} press=instead/> });
    view! {
        <p>{words::lead(deed)}</p>
        <p class="hint">{words::named(&names, NAMED)}</p>
        <form
            class="stack"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                if untrack(matches) {
                    beginning.begin(deed, rows.get_value());
                }
            }
        >
            {guard()}
            <div class="row form-foot">
                <Button label={words::do_it(deed)} look refused/>
                {other_way()}
                <Button label={words::CANCEL} press=close/>
            </div>
        </form>
    }
}

/// Saves what is known of the apps before they are deleted.
#[component]
fn SaveRecords(rows: StoredValue<Vec<Row>>) -> impl IntoView {
    let extras = extras();
    let save = Callback::new(move |()| {
        let records = rows
            .with_value(|rows| rows.iter().map(|row| row.app.with_untracked(record_of)).collect::<Vec<_>>());
        let text = format!("{:#}\n", serde_json::Value::Array(records));
        extras.download("deleted-apps.json", "application/json", &text);
    });
    view! {
        <div class="row">
            <Button label={words::SAVE_RECORDS} press=save/>
            <span class="hint">{words::SAVE_RECORDS_HINT}</span>
        </div>
    }
}

/// How far it is, and afterwards what became of each.
#[component]
fn Progress(bulk: Bulk, run: Run, close: Callback<()>) -> impl IntoView {
    let (counted, measured) = (run.clone(), run.clone());
    let running = {
        let run = run.clone();
        Memo::new(move |_| run.is_running())
    };
    let stopping = RwSignal::new(false);
    let stopped = run.clone();
    let stop = Callback::new(move |()| {
        stopping.set(true);
        stopped.stop();
    });
    let ended =
        move || (!running.get()).then(|| view! { <Ended bulk={bulk.clone()} run={run.clone()} close/> });
    view! {
        <progress
            class="bulk-progress"
            aria-label={words::PROGRESS}
            max={untrack(|| measured.tally()).all.to_string()}
            prop:value=move || {
                let tally = measured.tally();
                (tally.all - tally.left()).to_string()
            }
        ></progress>
        <p aria-live="polite">{move || words::so_far(&counted.tally())}</p>
        {move || running.get().then(|| view! { <Button label={words::STOP} press=stop busy=stopping/> })}
        {ended}
    }
}

/// What became of each, and what can still be done about it.
#[component]
fn Ended(bulk: Bulk, run: Run, close: Callback<()>) -> impl IntoView {
    let tally = untrack(|| run.tally());
    let again = |run: &Run, is_so: fn(&Outcome) -> bool, deed: Deed| {
        let (bulk, rows) = (bulk.clone(), run.rows_where(is_so));
        Callback::new(move |()| bulk.begin(deed, rows.clone()))
    };
    let failed = again(&run, |outcome| matches!(outcome, Outcome::Failed(_)), run.deed);
    let left = again(&run, |outcome| *outcome == Outcome::Left, run.deed);
    let undo = again(&run, |outcome| *outcome == Outcome::Done, Deed::SwitchOn);
    let (extras, saved) = (extras(), run.clone());
    let save = Callback::new(move |()| save_results(&*extras, saved.deed, &saved.results()));
    let offers = [
        (tally.failed > 0, words::TRY_FAILED, failed),
        (tally.left() > 0, words::GO_ON, left),
        (tally.done > 0 && run.deed == Deed::SwitchOff, words::UNDO, undo),
        (true, words::SAVE_RESULTS, save),
    ];
    let offers = offers.into_iter().filter(|(is_there, ..)| *is_there);
    view! {
        <Results deed={run.deed} results={run.results()}/>
        <div class="row form-foot">
            <Button label={words::CLOSE} look={Look::Primary} press=close/>
            {offers.map(|(_, label, press)| view! { <Button label press/> }).collect_view()}
        </div>
    }
}
