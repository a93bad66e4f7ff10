//! The page that connects Creatio to its Identity Service.

use leptos::prelude::*;

use super::{
    book::{Connection, FactBook, Manner},
    check_item::CheckItem,
    checks::overall,
    diagram::Diagram,
    facts::Ask,
    finding::{Check, Finding, State},
    resource::ResourceMaker,
    set_up::SetUp,
    settings_form::{SettingsFields, SettingsForm},
    topic::Topic,
};
use crate::{
    host::extras,
    palette::{Command, board},
    session::{Phase, Session, session},
    text::{connect as words, palette, report::report},
    ui::{Button, CopyButton, CopySource, icons},
};

/// The checks of the connection, and what mends each.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let session = session();
    let book = expect_context::<Connection>().book(&session);
    book.ask(&session, &Ask::ALL, Manner::Asked);
    follow_user(session.clone(), book);
    let checked = book.checks();
    let fields = SettingsFields::new(book);
    let maker = ResourceMaker::new(book);
    let set_up = SetUp::new(book, fields, maker);
    let again = Callback::new(move |()| book.ask_anew(&session));
    let busy = Memo::new(move |_| book.with(|facts| facts.under_way.any()));
    board().put_up(move || {
        let again = Command::new(words::CHECK_AGAIN, palette::CHECK_AGAIN_ALSO, move || again.run(()));
        vec![Command { refused: busy.get().then_some(palette::UNDER_WAY), ..again }]
    });
    view! {
        <header class="page-head">
            <h1>{words::HEADING}</h1>
            <div class="row">
                <ReportButton book checked/>
                <Button label={words::CHECK_AGAIN} icon={icons::AGAIN} press=again busy={Signal::derive(move || busy.get())}/>
            </div>
        </header>
        <Verdict checked set_up/>
        {maker.failure_view()}
        <div class="columns">
            <section class="card">
                <h2 id="checks">{words::CHECKS}</h2>
                <ul class="checks" aria-labelledby="checks">
                    {Topic::ALL.map(|topic| item(topic, book, checked, set_up)).collect_view()}
                </ul>
            </section>
            <div class="column">
                <Diagram book checked/>
                <SettingsForm fields/>
            </div>
        </div>
    }
}

fn item(topic: Topic, book: FactBook, checked: Memo<Vec<Check>>, set_up: SetUp) -> impl IntoView {
    let repeat = NodeRef::new();
    let check = Memo::new(move |_| {
        let found = checked.with(|all| all.iter().find(|check| check.topic == topic).cloned());
        // There is a check for every topic.
        found.unwrap_or(Check { topic, state: State::Asking, finding: Finding::Asking })
    });
    let fix = set_up.fix(topic, check, repeat);
    view! { <CheckItem topic check book repeat fix/> }
}

/// Begins anew when somebody else has signed in meanwhile.
fn follow_user(session: Session, book: FactBook) {
    Effect::new(move |before: Option<Option<String>>| {
        let now = match session.phase() {
            Phase::SignedIn(user) => Some(user.name),
            // Who it was stands until it is known who comes next.
            _ => before.clone().flatten(),
        };
        if let (Some(before), Some(now)) = (before.flatten(), &now)
            && before != *now
        {
            book.begin_anew();
            book.ask_anew(&session);
        }
        now
    });
}

#[component]
fn Verdict(checked: Memo<Vec<Check>>, set_up: SetUp) -> impl IntoView {
    let state = Memo::new(move |_| checked.with(|checks| overall(checks)));
    view! {
        <div class="row">
            <p class={move || format!("verdict {}", if state.get() == State::Ok { "is-ok" } else { "" })}>
                {move || checked.with(|checks| words::verdict(checks, state.get()))}
            </p>
            {set_up.view(checked)}
        </div>
    }
}

#[component]
fn ReportButton(book: FactBook, checked: Memo<Vec<Check>>) -> impl IntoView {
    let extras = extras();
    let source = CopySource::text(move || {
        let moment = extras.now_iso();
        untrack(|| checked.with(|checks| book.with(|facts| report(facts, checks, &moment))))
    });
    view! { <CopyButton label={words::COPY_REPORT.to_owned()} what={words::REPORT} source in_words=true/> }
}
