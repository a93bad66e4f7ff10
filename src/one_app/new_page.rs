//! The page for a new app.

use creatio::{App, Error, Id};
use leptos::{prelude::*, task::spawn_local};

use super::{
    create::{Baseline, Made, Outcome, look, make},
    draft::Draft,
    form::{AppFields, DraftFields},
    kept::Kept,
    leaving::guard,
    made::MadePanel,
    restored::Restored,
    shelf::shelf,
};
use crate::{
    apps::AppStore,
    connect::NewGate,
    host::host,
    navigation::navigator,
    route::{ListView, Route},
    session::session,
    text::{self, failure::explain, one_app as words},
    ui::{Button, Explained, FailureNote, Look, Messages},
};

/// How far the new app has come.
#[derive(Clone)]
enum Stage {
    Editing(Option<Explained>),
    Saving,
    Unknown(Explained),
    Made(Box<Made>),
}

impl From<Outcome> for Stage {
    fn from(outcome: Outcome) -> Stage {
        match outcome {
            Outcome::Made(made) => Stage::Made(made),
            Outcome::NotMade(explained) => Stage::Editing(Some(explained)),
            Outcome::Unknown(explained) => Stage::Unknown(explained),
        }
    }
}

/// A form for a new app, and its credentials once it was made.
#[component]
pub fn NewPage(
    /// The app that it begins as a copy of, if any.
    from: Option<Id>,
) -> impl IntoView {
    let form = match from {
        Some(id) => view! { <CopyOf id/> }.into_any(),
        None => view! { <Making source={None}/> }.into_any(),
    };
    view! {
        <header class="page-head">
            <h1>{words::NEW_HEADING}</h1>
        </header>
        {form}
    }
}

/// Reads the app that is to be copied first.
#[component]
fn CopyOf(id: Id) -> impl IntoView {
    let session = session();
    let source = RwSignal::new(None::<Result<App, Error>>);
    let read = move || {
        source.set(None);
        let (session, id) = (session.clone(), id.clone());
        spawn_local(async move {
            source.try_set(Some(session.call(async |client| client.app(&id).await).await));
        });
    };
    read();
    let again = Callback::new(move |()| read());
    move || match source.get() {
        None => view! { <p class="lead" aria-busy="true">{words::LOADING}</p> }.into_any(),
        Some(Ok(app)) => view! { <Making source={Some(app)}/> }.into_any(),
        Some(Err(error)) => view! {
            <FailureNote explained={explain(words::SOURCE_FAILED, &error)}>
                <div class="row">
                    <Button label={text::TRY_AGAIN} press=again/>
                    <a class="button" href={Route::NewApp(None).to_query()}>{words::BEGIN_EMPTY}</a>
                </div>
            </FailureNote>
        }
        .into_any(),
    }
}

/// Where a new app was begun from, and with what.
#[derive(Clone)]
struct Beginning {
    /// The app that is copied by the address, if any.
    source: Option<App>,
    /// What the form holds when nothing was typed yet.
    draft: Draft,
}

impl Beginning {
    fn source_id(&self) -> Option<Id> {
        self.source.as_ref().map(|app| app.id.clone())
    }
}

#[component]
fn Making(source: Option<App>) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (host, shelf, navigator) = (host(), shelf(), navigator());
    let draft = source.as_ref().map_or_else(Draft::new, Draft::copy_of);
    let beginning = StoredValue::new(Beginning { source, draft: draft.clone() });
    let kept = shelf.find(None);
    let restored = RwSignal::new(kept.is_some());
    // What is in the fields may have begun as a copy of another app than the address says.
    let begun_with = RwSignal::new(match &kept {
        Some(kept) => kept.source.clone(),
        None => beginning.with_value(Beginning::source_id),
    });
    let fields = DraftFields::new(kept.map_or(draft, |kept| kept.draft), Signal::stored(String::new()));
    let stage = RwSignal::new(Stage::Editing(None));
    // Whether Creatio may have begun to make the app.
    let at_risk = RwSignal::new(false);
    let edited = Memo::new(move |_| beginning.with_value(|begun| fields.draft() != begun.draft));
    let unsaved = Memo::new(move |_| edited.get() && stage.with(|stage| !matches!(stage, Stage::Made(_))));
    // Of an app that may have been made nothing is kept: saving it anew would make a second one.
    let is_kept = Memo::new(move |_| {
        let safe = stage.with(|stage| match stage {
            Stage::Editing(_) => true,
            Stage::Saving => !at_risk.get(),
            Stage::Unknown(_) | Stage::Made(_) => false,
        });
        edited.get() && safe
    });
    let keep = {
        let shelf = shelf.clone();
        move |is_kept: bool| match is_kept {
            true => {
                let (source, draft) = (begun_with.get(), fields.draft());
                shelf.keep(&Kept { base: None, source, draft, undecided: Vec::new() });
            }
            false => shelf.let_go(None),
        }
    };
    Effect::new({
        let keep = keep.clone();
        move || keep(is_kept.get())
    });
    // What is left while it is being made is made without the form: saving it from another would make a second one.
    let is_left = Memo::new(move |_| is_kept.get() && stage.with(|stage| matches!(stage, Stage::Editing(_))));
    on_cleanup(move || untrack(|| keep(is_left.get())));
    let place = Route::NewApp(beginning.with_value(Beginning::source_id));
    guard(unsaved, is_left, move || untrack(|| fields.draft().name), place);
    let baseline = StoredValue::new(None::<Baseline>);
    // `looking` only looks whether an earlier try came through; saving looks and then makes.
    let work = move |looking: bool| {
        let draft = untrack(|| fields.draft());
        let (true, Some(new)) = (fields.check(&*host), draft.to_new_app()) else { return };
        if matches!(stage.get_untracked(), Stage::Saving) {
            return;
        }
        stage.set(Stage::Saving);
        let session = session.clone();
        spawn_local(async move {
            let mut known = baseline.try_get_value().flatten();
            // The page may be left by now.
            let risk = move |risk| {
                at_risk.try_set(risk);
            };
            let outcome = match looking {
                true => look(&session, &mut known, &draft, None).await.unwrap_or_else(not_there),
                false => make(&session, &mut known, &draft, &new, risk).await,
            };
            if let Outcome::Made(made) = &outcome {
                made.app.iter().for_each(|app| store.take_in(app.clone()));
                restored.try_set(false);
                messages.say(words::made(&made.name));
            }
            // The page may be left by now.
            if stage.try_set(outcome.into()).is_none() {
                baseline.set_value(known);
            }
        });
    };
    let (save, look_again) = (work.clone(), Callback::new(move |()| work(true)));
    let empty = Callback::new(move |()| {
        begun_with.set(beginning.with_value(Beginning::source_id));
        fields.set(beginning.with_value(|begun| begun.draft.clone()));
    });
    let one_more = Callback::new(move |()| {
        empty.run(());
        stage.set(Stage::Editing(None));
        // One more is no copy.
        navigator.go(Route::NewApp(None));
    });
    let made = Memo::new_with_compare(
        move |_| stage.with(|stage| if let Stage::Made(made) = stage { Some(made.clone()) } else { None }),
        |before, now| before.map(Option::is_some) != now.map(Option::is_some),
    );
    let other_begun = move || {
        let source = beginning.with_value(|begun| begun.source.clone())?;
        (restored.get() && begun_with.get().as_ref() != Some(&source.id))
            .then(|| words::begun_before(&source.name))
    };
    let copied = move || {
        let source = beginning.with_value(|begun| begun.source.clone())?;
        let is_it = begun_with.get().as_ref() == Some(&source.id) && made.get().is_none();
        is_it.then(|| view! { <CopyNote source/> })
    };
    view! {
        <Restored shown=restored discard=empty instead_of={Signal::derive(other_begun)}/>
        {copied}
        {move || match made.get() {
            Some(made) => {
                view! { <MadePanel made={*made} draft={untrack(|| fields.draft())} one_more/> }.into_any()
            }
            None => view! { <NewForm fields stage save={Callback::new({let save = save.clone(); move |()| save(false)})} look_again empty/> }.into_any(),
        }}
    }
}

/// Where the values in the form come from.
#[component]
fn CopyNote(source: App) -> impl IntoView {
    let redirect = (!source.redirect_url.is_empty()).then_some(words::REDIRECT_STAYS);
    view! { <p class="note">{words::copied_from(&source.name)} " " {redirect}</p> }
}

fn not_there() -> Outcome {
    Outcome::NotMade(Explained {
        what: words::CREATE_FAILED.to_owned(),
        why: words::NOT_THERE.to_owned(),
        next: words::NOT_MADE_AFTER_CUT.to_owned(),
        raw: String::new(),
    })
}

#[component]
fn NewForm(
    fields: DraftFields,
    stage: RwSignal<Stage>,
    save: Callback<()>,
    look_again: Callback<()>,
    empty: Callback<()>,
) -> impl IntoView {
    let busy = Signal::derive(move || matches!(stage.get(), Stage::Saving));
    let failure = move || match stage.get() {
        Stage::Editing(Some(explained)) => Some(view! { <FailureNote explained/> }.into_any()),
        Stage::Unknown(explained) => Some(
            view! {
                <FailureNote explained>
                    <Button label={words::LOOK_AGAIN} press=look_again/>
                </FailureNote>
            }
            .into_any(),
        ),
        _ => None,
    };
    let refused = RwSignal::new(None::<String>);
    view! {
        <p class="lead">{words::NEW_LEAD}</p>
        <NewGate refused/>
        <form
            class="card stack form"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                // Enter in a field sends the form past its button.
                if refused.with_untracked(Option::is_none) {
                    save.run(());
                }
            }
        >
            {failure} <AppFields fields/>
            <div class="row form-foot">
                <Button label={words::SAVE} look={Look::Primary} busy refused/>
                <Cancel empty/>
            </div>
        </form>
    }
}

#[component]
fn Cancel(empty: Callback<()>) -> impl IntoView {
    let navigator = navigator();
    let leave = Callback::new(move |()| {
        empty.run(());
        navigator.go(Route::Apps(ListView::default()));
    });
    view! { <Button label={words::CANCEL} press=leave/> }
}
