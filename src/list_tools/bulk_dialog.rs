//! The dialog of a bulk action: what it will do, its progress, and the result for each app.

use std::collections::HashSet;

use leptos::prelude::*;
use model::{
    app::record::{to_json, with_dates},
    list::bulk::BulkAction,
};

use super::{
    bulk_results::{BulkResults, save_results},
    bulk_run::{BulkRun, Outcome},
};
use crate::{
    app_store::{AppStore, Row},
    browser,
    components::{Button, Dialog, Look, Messages, TextField},
    effect::effect,
    list_state::{ListState, Selection},
    session::{Session, session},
    text::{delete, list_tools as texts},
};

/// CSS selector of the button that closes the finished dialog.
const CLOSE_BUTTON: &str = "dialog[open] .button-primary";
/// Maximum number of apps named before an action begins.
const MAX_NAMED: usize = 6;

/// The heading of the dialog.
const HEADING: &str = "dialog[open] .dialog-title";

/// An action that is to be confirmed.
#[derive(Clone)]
pub struct BulkRequest {
    /// The action.
    pub action: BulkAction,
    /// The apps.
    pub rows: Vec<Row>,
    /// Whether they are the selected ones: afterwards, only those that are left to do stay selected.
    pub is_selection: bool,
}

/// The stage of a bulk action.
#[derive(Clone)]
enum Stage {
    /// The user has to confirm it.
    Requested(BulkAction, Vec<Row>),
    /// It is running, or finished.
    Started(BulkRun),
}

/// One bulk action at a time, and what it works on.
#[derive(Clone)]
struct Bulk {
    stage: RwSignal<Option<Stage>>,
    is_selection: StoredValue<bool>,
    selection: Selection,
    store: AppStore,
    session: Session,
}

impl Bulk {
    fn start(&self, action: BulkAction, rows: Vec<Row>) {
        let run = BulkRun::begin(&self.session, self.store, action, rows);
        self.stage.set(Some(Stage::Started(run)));
    }

    /// Closes the dialog. Apps that failed or were not started stay selected.
    fn close(&self) {
        if let (Some(Stage::Started(run)), true) = (self.stage.get_untracked(), self.is_selection.get_value())
        {
            let rows = run.rows_where(|outcome| matches!(outcome, Outcome::Failed(_) | Outcome::Pending));
            self.selection.set(rows.into_iter().map(|row| row.id.clone()).collect::<HashSet<_>>());
        }
        self.stage.set(None);
    }
}

/// The dialog, open while there is a bulk action to confirm, to run or to report.
#[component]
pub fn BulkDialog(
    /// The list.
    list: ListState,
    /// What is requested; taken as soon as the dialog exists.
    requested: RwSignal<Option<BulkRequest>>,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let (stage, selection) = (RwSignal::new(None), list.selection);
    let is_selection = StoredValue::new(true);
    let bulk = Bulk { stage, is_selection, selection, store, session };
    effect(move || {
        if let Some(request) = requested.get() {
            requested.set(None);
            is_selection.set_value(request.is_selection);
            stage.set(Some(Stage::Requested(request.action, request.rows)));
        }
    });
    stop_on_leave(stage);
    let open = Memo::new(move |_| stage.with(Option::is_some));
    let running = Memo::new(move |_| match stage.get() {
        Some(Stage::Started(run)) => run.is_running(),
        Some(Stage::Requested(..)) | None => false,
    });
    // Closing the tab would lose the results and stop in the middle.
    effect(move || browser::page::confirm_before_unload(running.get()));
    let title = Signal::derive(move || match stage.get() {
        Some(Stage::Requested(action, rows)) => match changing(action, &rows).as_slice() {
            [row] if rows.len() == 1 => texts::question_one(action, &name(row)),
            changing => texts::question(action, changing.len()),
        },
        Some(Stage::Started(run)) => texts::bulk_heading(run.action, run.is_running(), &run.progress()),
        None => String::new(),
    });
    let closing = bulk.clone();
    let close = Callback::new(move |()| closing.close());
    let content = move || {
        let bulk = bulk.clone();
        match stage.get() {
            Some(Stage::Requested(action, rows)) => {
                view! { <Confirmation bulk action rows close/> }.into_any()
            }
            Some(Stage::Started(run)) => view! { <BulkProgress bulk run close/> }.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <Dialog title open close busy=running failure={Signal::stored(None)}>
            {content.clone()}
        </Dialog>
    }
}

/// The apps that an action would change.
fn changing(action: BulkAction, rows: &[Row]) -> Vec<Row> {
    let is_changed = |row: &&Row| row.app.with_untracked(|app| action.changes(app.is_active));
    rows.iter().filter(is_changed).cloned().collect()
}

fn name(row: &Row) -> String {
    row.app.with_untracked(|app| app.name.clone())
}

/// Leaving the list hides the results, so no further app is started, and a message reports what was done.
fn stop_on_leave(stage: RwSignal<Option<Stage>>) {
    let messages = expect_context::<Messages>();
    on_cleanup(move || {
        browser::page::confirm_before_unload(false);
        let Some(Stage::Started(run)) = stage.get_untracked() else { return };
        run.stop();
        if untrack(|| run.is_running()) {
            messages.say(texts::bulk_heading(run.action, false, &untrack(|| run.progress())));
        }
    });
}

/// What the action will do, and the buttons that start it.
#[component]
fn Confirmation(bulk: Bulk, action: BulkAction, rows: Vec<Row>, close: Callback<()>) -> impl IntoView {
    let count = rows.len();
    let typed = RwSignal::new(String::new());
    let needs_confirmation = action == BulkAction::Delete;
    let names: Vec<_> = changing(action, &rows).iter().map(name).collect();
    let (changed, unchanged) = (names.len(), count - names.len());
    // A single app is confirmed by its name, several by a phrase with their number.
    let wanted = StoredValue::new(match names.as_slice() {
        [name] => name.clone(),
        all => texts::confirmation(all.len()),
    });
    let matches = move || {
        !needs_confirmation
            || typed.with(|typed| wanted.with_value(|wanted| browser::intl::looks_like(typed, wanted)))
    };
    let refused = Signal::derive(move || match (changed, matches()) {
        (0, _) => Some(texts::nothing_to_change(action).to_owned()),
        (_, true) => None,
        (_, false) => Some(typed.with(|typed| texts::confirmation_differs(count, typed)).to_owned()),
    });
    let rows = StoredValue::new(rows);
    let starting = bulk.clone();
    let instead = Callback::new(move |()| {
        bulk.stage.set(Some(Stage::Requested(BulkAction::TurnOff, rows.get_value())))
    });
    let look = if needs_confirmation { Look::Destructive } else { Look::Primary };
    let confirmation = move || {
        needs_confirmation.then(|| {
            view! {
                <SaveRecords rows/>
                <TextField label={texts::type_to_confirm(count)} value=typed/>
            }
        })
    };
    let instead_button =
        move || needs_confirmation.then(|| view! { <Button label={texts::TURN_OFF_INSTEAD} press=instead/> });
    view! {
        <p>{texts::lead(action, count)}</p>
        <p class="hint" translate="no">{texts::named(&names, MAX_NAMED)} {texts::unchanged(action, unchanged)}</p>
        <form
            class="stack"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                if changed > 0 && untrack(matches) {
                    starting.start(action, rows.get_value());
                }
            }
        >
            {confirmation()}
            <div class="dialog-foot">
                {instead_button()}
                <Button label={texts::CANCEL} press=close/>
                <Button label={texts::confirm(action)} look disabled=refused/>
            </div>
        </form>
    }
}

/// Downloads the complete records of the apps before they are deleted.
#[component]
fn SaveRecords(rows: StoredValue<Vec<Row>>) -> impl IntoView {
    let save = move || {
        let record = |row: &Row| to_json(&with_dates(row.app.get_untracked(), browser::time::in_utc));
        let records = rows.with_value(|rows| rows.iter().map(record).collect::<Vec<_>>());
        let text = format!("{:#}\n", serde_json::Value::Array(records));
        browser::page::download("deleted-apps.json", "application/json", &text);
    };
    view! {
        <p class="hint save-record">
            {delete::RECORD_HINT}
            <button type="button" class="text-button" on:click=move |_| save()>{delete::SAVE_RECORD}</button>
        </p>
    }
}

/// The progress of the action, and afterwards its results.
#[component]
fn BulkProgress(bulk: Bulk, run: BulkRun, close: Callback<()>) -> impl IntoView {
    // The button that had the focus, which started the action, is gone.
    browser::focus::focus_after_paint(HEADING);
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
            aria-label={texts::PROGRESS}
            max={untrack(|| measured.progress()).total.to_string()}
            prop:value=move || {
                let progress = measured.progress();
                (progress.total - progress.pending()).to_string()
            }
        ></progress>
        <p aria-live="polite">{move || texts::bulk_progress(&counted.progress())}</p>
        {move || running.get().then(|| view! { <Button label={texts::STOP} press=stop busy=stopping/> })}
        {ended}
    }
}

/// The results, and what can still be done about them.
#[component]
fn Ended(bulk: Bulk, run: BulkRun, close: Callback<()>) -> impl IntoView {
    let progress = untrack(|| run.progress());
    let again = |run: &BulkRun, is_so: fn(&Outcome) -> bool, action: BulkAction| {
        let (bulk, rows) = (bulk.clone(), run.rows_where(is_so));
        Callback::new(move |()| bulk.start(action, rows.clone()))
    };
    let failed = again(&run, |outcome| matches!(outcome, Outcome::Failed(_)), run.action);
    let pending = again(&run, |outcome| *outcome == Outcome::Pending, run.action);
    let undo = again(&run, |outcome| *outcome == Outcome::Done, BulkAction::TurnOn);
    let saved = run.clone();
    let save = Callback::new(move |()| save_results(saved.action, &saved.results()));
    let actions = [
        (progress.failed > 0, texts::RETRY_FAILED, failed),
        (progress.pending() > 0, texts::CONTINUE, pending),
        (progress.done > 0 && run.action == BulkAction::TurnOff, texts::UNDO, undo),
        (true, texts::SAVE_RESULTS, save),
    ];
    let actions = actions.into_iter().filter(|(is_available, ..)| *is_available);
    // The button with the focus, Stop, is gone.
    browser::focus::focus_after_paint(CLOSE_BUTTON);
    view! {
        <BulkResults action={run.action} results={run.results()}/>
        <div class="dialog-foot">
            {actions.map(|(_, label, press)| view! { <Button label press/> }).collect_view()}
            <Button label={texts::CLOSE} look={Look::Primary} press=close/>
        </div>
    }
}
