//! The page for a new app.

use leptos::{prelude::*, task::spawn_local};

use super::{
    create::{Baseline, Made, Outcome, look, make},
    draft::Draft,
    form::{AppFields, DraftFields},
    kept::{self, Kept},
    made::MadePanel,
    restored::Restored,
};
use crate::{
    apps::AppStore,
    connect::NewGate,
    host::host,
    route::{ListView, Route},
    session::session,
    text::one_app as words,
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
pub fn NewPage() -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let host = host();
    let user = session.user_name();
    let kept = kept::take(&user, None);
    let restored = RwSignal::new(kept.is_some());
    let fields = DraftFields::new(kept.map_or_else(Draft::new, |kept| kept.draft));
    let stage = RwSignal::new(Stage::Editing(None));
    on_cleanup(move || {
        let draft = untrack(|| fields.draft());
        // Of an app that may have been made nothing is kept: saving it anew would make a second one.
        if stage.with_untracked(|stage| matches!(stage, Stage::Editing(_))) && draft != Draft::new() {
            kept::keep(user, Kept { base: None, draft, undecided: Vec::new() });
        }
    });
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
            let outcome = match looking {
                true => look(&session, &mut known, &draft, None).await.unwrap_or_else(not_there),
                false => make(&session, &mut known, &draft, &new).await,
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
    let again = Callback::new(move |()| {
        fields.set(Draft::new());
        stage.set(Stage::Editing(None));
    });
    let made = Memo::new_with_compare(
        move |_| stage.with(|stage| if let Stage::Made(made) = stage { Some(made.clone()) } else { None }),
        |before, now| before.map(Option::is_some) != now.map(Option::is_some),
    );
    view! {
        <header class="page-head">
            <h1>{words::NEW_HEADING}</h1>
        </header>
        <Restored shown=restored discard={Callback::new(move |()| fields.set(Draft::new()))}/>
        {move || match made.get() {
            Some(made) => {
                view! { <MadePanel made={*made} draft={untrack(|| fields.draft())} one_more=again/> }.into_any()
            }
            None => view! { <NewForm fields stage save={Callback::new({let save = save.clone(); move |()| save(false)})} look_again/> }.into_any(),
        }}
    }
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
                <Cancel fields/>
            </div>
        </form>
    }
}

#[component]
fn Cancel(fields: DraftFields) -> impl IntoView {
    let navigator = crate::navigation::navigator();
    let leave = Callback::new(move |()| {
        fields.set(Draft::new());
        navigator.go(Route::Apps(ListView::default()));
    });
    view! { <Button label={words::CANCEL} press=leave/> }
}
