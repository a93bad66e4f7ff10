//! Asking for the facts, side by side: one slow answer holds up no other, and each can be asked for again alone.

use creatio::Error;
use leptos::{prelude::*, task::spawn_local};

use super::{
    asking,
    checks::checks,
    facts::{Ask, Fact, Facts},
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
            asking::look_around(session.client(), facts);
            facts.standing.workspace_set = self.place.workspace;
            facts.standing.identity_service = self.place.identity_service.clone();
            if let (Fact::Asking, Some(user)) = (&facts.user, session.user()) {
                facts.user = Fact::Known(user);
            }
        });
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

    /// Forgets every answer; what is still under way for the one before is passed over.
    pub fn begin_anew(&self) {
        self.rounds.update_value(|rounds| rounds.iter_mut().for_each(|round| *round = round.wrapping_add(1)));
        self.facts.update(|facts| {
            *facts = Facts { standing: std::mem::take(&mut facts.standing), ..Facts::default() };
        });
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

    /// Asks for everything, also who is signed in.
    pub fn ask_anew(&self, session: &Session) {
        self.ask(session, &[Ask::User], Manner::Asked);
        self.ask(session, &Ask::ALL, Manner::Asked);
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
        let answer = match manner {
            Manner::Asked => {
                session.call(async |client| asking::ask(client, ask, address.as_deref()).await).await
            }
            Manner::Quiet => asking::ask(session.client(), ask, address.as_deref()).await,
        };
        if self.rounds.try_with_value(|rounds| rounds[ask.index()]) == round {
            self.facts.try_update(|facts| {
                facts.under_way.set(ask, false);
                match answer {
                    Ok(learn) => learn(facts),
                    Err(error) => asking::fail(ask, error, facts),
                }
                asking::look_around(session.client(), facts);
            });
        }
    }
}
