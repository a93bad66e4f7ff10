//! The region Verify: proves that an app works, from the token to data.

mod shell;
mod stages;

use std::sync::Arc;

use creatio::{Id, Secret};
use leptos::prelude::*;
use model::{
    connection::query::Query,
    endpoints::Endpoints,
    verify::{AppFacts, Run, Source, find_source, judge, run, verdict},
};

use crate::{
    browser,
    commands::{self, Command},
    components::{Button, Call, Explained, FieldKind, LocalFuture, Look, TextField},
    connection::{Connection, FactStore},
    session::{Session, session},
    text::verify as texts,
};
use shell::ShellCheck;
use stages::stages;

/// Fetches the secret of the app; `None` if Creatio does not return it.
pub type FetchSecret = Arc<dyn Fn() -> LocalFuture<Option<Arc<Secret>>> + Send + Sync>;

/// What the last run has shown, by this page or in a shell.
#[derive(Clone)]
struct Outcome {
    run: Run,
    app: AppFacts,
    endpoints: Endpoints,
}

/// What the user has to add.
#[derive(Clone, Copy, PartialEq)]
enum Needed {
    Nothing,
    /// The secret.
    Secret,
    /// The output of the command for a shell.
    Shell,
}

/// One app to verify.
#[derive(Clone)]
struct Subject {
    session: Session,
    store: FactStore,
    client_id: String,
    record: Option<Id>,
    fetch_secret: FetchSecret,
    /// The typed secret, where Creatio does not return it.
    typed: RwSignal<String>,
    /// What was observed this far.
    outcome: RwSignal<Option<Outcome>>,
    /// Why there is no outcome.
    problem: RwSignal<&'static str>,
}

impl Subject {
    /// Runs all stages, and shows each. The secret is fetched only if the browser may use it.
    async fn verify(self) {
        self.problem.try_set("");
        self.store.fetch_and_wait(&self.session, &[Query::Settings, Query::DefaultResources]).await;
        let facts =
            self.store.with_untracked(|facts| Some((Endpoints::of(facts)?, facts.environment.clone())));
        let Some((endpoints, environment)) = facts else {
            self.problem.try_set(texts::SITE_UNKNOWN);
            return;
        };
        let client = self.session.client();
        let app = AppFacts::read(client, self.client_id, self.record.as_ref(), &endpoints.scope).await;
        let show = |run: Run| {
            self.outcome.try_set(Some(Outcome { run, app: app.clone(), endpoints: endpoints.clone() }));
        };
        let source = find_source(client, &environment, &endpoints).await;
        show(Run::new(source.clone()));
        let Source::Page(url) = source else { return };
        let typed = self.typed.try_get_untracked().unwrap_or_default();
        self.typed.try_set(String::new());
        let secret = match typed.is_empty() {
            true => (self.fetch_secret)().await,
            false => Some(Arc::new(Secret::new(typed))),
        };
        match secret {
            Some(secret) => {
                show(run(client, url, &app, &secret, browser::time::now_ms, |run| show(run.clone())).await);
            }
            None => {
                self.outcome.try_set(None);
                self.problem.try_set(texts::SECRET_NEEDED);
            }
        }
    }
}

/// Verifies an app, and shows which stage fails first and why.
#[component]
pub fn Verify(
    /// The name of the app.
    name: Signal<String>,
    /// Its client id.
    client_id: String,
    /// Id of its record, if Creatio lists it.
    record: Option<Id>,
    /// The source of its secret.
    fetch_secret: FetchSecret,
) -> impl IntoView {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(""));
    let outcome = RwSignal::new(None::<Outcome>);
    let running = Call::<Explained>::default();
    let subject = Subject { session, store, client_id, record, fetch_secret, typed, outcome, problem };
    let start = Callback::new(move |()| {
        let subject = subject.clone();
        let run = async move {
            subject.verify().await;
            Ok(())
        };
        running.start(run, |()| ());
    });
    commands::register(move || {
        vec![Command::new(&texts::command(&name.get()), texts::KEYWORDS, move || start.run(()))]
    });
    let status = move || match outcome.get() {
        _ if running.busy().get() => texts::RUNNING.to_owned(),
        Some(Outcome { run, app, .. }) => texts::verdict(verdict(&judge(&run, &app))),
        None => problem.get().to_owned(),
    };
    // Fields keep what is typed in them until another one is needed.
    let needed = Memo::new(move |_| {
        let needs_shell = |outcome: &Outcome| {
            !matches!(outcome.run.source, Source::Page(_)) && outcome.endpoints.token_url.value().is_some()
        };
        match outcome.with(|outcome| outcome.as_ref().is_some_and(needs_shell)) {
            true => Needed::Shell,
            false if problem.get() == texts::SECRET_NEEDED => Needed::Secret,
            false => Needed::Nothing,
        }
    });
    let field = move || match needed.get() {
        Needed::Nothing => ().into_any(),
        Needed::Shell => view! { <ShellCheck name outcome/> }.into_any(),
        // Browsers expect a password inside a form.
        Needed::Secret => view! {
            <form on:submit=move |event| {
                event.prevent_default();
                start.run(());
            }>
                <TextField
                    label={texts::TYPED_SECRET}
                    value=typed
                    kind={FieldKind::Password}
                    hint={texts::TYPED_SECRET_HINT}
                />
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="card verify" aria-label={texts::VERIFY}>
            <h2>{texts::VERIFY}</h2>
            <p class="hint">{texts::HINT}</p>
            <p role="status">{status}</p>
            {move || outcome.get().map(|outcome| stages(&outcome, running.busy().get()))}
            {field}
            <Button label={texts::VERIFY.to_owned()} look={Look::Plain} busy={running.busy()} press=start/>
        </section>
    }
}
