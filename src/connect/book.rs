//! Asking for the facts, side by side: one slow answer holds up no other, and each can be asked for again alone.

use creatio::{Client, Error};
use leptos::{prelude::*, task::spawn_local};

use super::{
    checks::checks,
    facts::{Ask, Fact, Facts, Standing},
    finding::Check,
};
use crate::{config::Place, session::Session};

/// The facts as they come in, shared by every page that cares.
#[derive(Clone, Copy)]
pub struct FactBook {
    facts: RwSignal<Facts>,
    /// Counts what was asked for each fact, so that a late answer of an earlier time is passed over.
    rounds: StoredValue<[u32; Ask::COUNT]>,
}

/// Where the book is kept between pages. It comes into being when a page asks for it first.
#[derive(Clone)]
pub struct Connection {
    owner: Owner,
    book: StoredValue<Option<FactBook>>,
    place: Place,
}

impl Connection {
    /// Nothing known yet; to be made where the whole page lives.
    pub fn new(place: Place) -> Self {
        Self { owner: Owner::current().unwrap_or_default(), book: StoredValue::new(None), place }
    }

    /// Forgets everything: what the next user may do is another matter.
    pub fn forget(&self) {
        self.book.set_value(None);
    }

    /// The book, with what is known without asking.
    pub fn book(&self, session: &Session) -> FactBook {
        let book = self.book.get_value().unwrap_or_else(|| {
            // It must outlive the page that happens to ask first.
            let book = self.owner.with(FactBook::new);
            self.book.set_value(Some(book));
            book
        });
        book.facts.update(|facts| {
            facts.standing.workspace_set = self.place.workspace;
            facts.standing.identity_service = self.place.identity_service.clone();
            if let (Fact::Asking, Some(user)) = (&facts.user, session.user()) {
                facts.user = Fact::Known(user);
            }
        });
        book.look_around(session);
        book
    }
}

/// How an answer comes about when the session has ended meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Somebody waits for it: they are asked to sign in again.
    Asked,
    /// Nobody asked: it is left at that.
    Quiet,
}

impl FactBook {
    fn new() -> Self {
        Self { facts: RwSignal::new(Facts::default()), rounds: StoredValue::new([0; Ask::COUNT]) }
    }

    /// A look at them; tracked.
    pub fn with<T>(&self, look: impl FnOnce(&Facts) -> T) -> T {
        self.facts.with(look)
    }

    /// What they come to; tracked.
    pub fn checks(&self) -> Memo<Vec<Check>> {
        let book = *self;
        Memo::new(move |_| book.with(checks))
    }

    /// Notes how “Create default resource” ended.
    pub fn note_try(&self, tried: Option<Result<(), Error>>) {
        self.facts.try_update(|facts| facts.tried = tried);
    }

    /// Asks for these; what is known stays in view until its new answer comes.
    pub fn ask(&self, session: &Session, asks: &[Ask], manner: Manner) {
        for ask in asks {
            let (book, session, ask) = (*self, session.clone(), *ask);
            spawn_local(async move { book.ask_for(&session, ask, manner).await });
        }
    }

    /// Asks for these one after the other and waits for the answers.
    pub async fn ask_and_wait(&self, session: &Session, asks: &[Ask]) {
        for ask in asks {
            self.ask_for(session, *ask, Manner::Asked).await;
        }
    }

    async fn ask_for(&self, session: &Session, ask: Ask, manner: Manner) {
        let address = self.facts.with_untracked(|facts| facts.standing.identity_service.clone());
        if ask == Ask::Discovery && address.is_none() {
            return;
        }
        let round = self.rounds.try_update_value(|rounds| {
            let round = &mut rounds[ask.index()];
            *round = round.wrapping_add(1);
            *round
        });
        self.facts.try_update(|facts| facts.under_way.set(ask, true));
        let call = Call { session, manner };
        let learn: Learn = match ask {
            Ask::User => call.learn(async |client| client.current_user().await, |facts, user| facts.user = user).await,
            Ask::Right(operation) => {
                let code = operation.code();
                let answer = call.make(async |client| client.can_execute(code).await).await;
                Box::new(move |facts| facts.rights[operation as usize] = answer)
            }
            Ask::Feature => {
                call.learn(async |client| client.feature_enabled().await, |facts, on| facts.feature = on).await
            }
            Ask::Switch => call.learn(async |client| client.switched_on().await, |facts, on| facts.switch = on).await,
            Ask::Settings => {
                call.learn(async |client| client.settings().await, |facts, settings| facts.settings = settings).await
            }
            Ask::Health => {
                call.learn(async |client| client.health().await, |facts, health| facts.health = health).await
            }
            Ask::Resources => {
                call.learn(
                    async |client| client.default_resources().await,
                    |facts, resources| facts.resources = resources,
                )
                .await
            }
            Ask::Discovery => {
                let address = address.unwrap_or_default();
                let other = !address.starts_with(&origin(&session.site_root()));
                let seen = session.client().discovery(&address, other).await;
                Box::new(move |facts| facts.discovery = Fact::Known(seen))
            }
        };
        if self.rounds.try_with_value(|rounds| rounds[ask.index()]) == round {
            self.facts.try_update(|facts| {
                facts.under_way.set(ask, false);
                learn(facts);
            });
            self.look_around(session);
        }
    }

    /// Takes in what every answer tells besides.
    fn look_around(&self, session: &Session) {
        let client = session.client();
        self.facts.try_update(|facts| {
            facts.standing = Standing {
                site_root: session.site_root(),
                workspace: client.workspace(),
                csrf_readable: client.csrf_token().is_some(),
                clock_ahead_ms: client.clock_ahead_ms(),
                ..std::mem::take(&mut facts.standing)
            };
        });
    }
}

/// Writes an answer into the facts.
type Learn = Box<dyn FnOnce(&mut Facts)>;

/// One call with its manner.
#[derive(Clone, Copy)]
struct Call<'a> {
    session: &'a Session,
    manner: Manner,
}

impl Call<'_> {
    async fn make<T>(&self, call: impl AsyncFn(&Client) -> Result<T, Error>) -> Fact<T> {
        let answer = match self.manner {
            Manner::Asked => self.session.call(call).await,
            Manner::Quiet => call(self.session.client()).await,
        };
        match answer {
            Ok(value) => Fact::Known(value),
            Err(error) => Fact::Failed(error),
        }
    }

    async fn learn<T: 'static>(
        &self,
        call: impl AsyncFn(&Client) -> Result<T, Error>,
        learn: impl FnOnce(&mut Facts, Fact<T>) + 'static,
    ) -> Learn {
        let answer = self.make(call).await;
        Box::new(move |facts| learn(facts, answer))
    }
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    address[..end].to_owned()
}
