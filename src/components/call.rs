//! Asynchronous calls of a view: whether one is running, how it failed, and whether the view still exists when it ends.

use std::{pin::Pin, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

/// A call started by the user: one at a time, with its failure until the next one starts.
pub struct Call<E: Send + Sync + 'static> {
    busy: RwSignal<bool>,
    failure: RwSignal<Option<E>>,
}

impl<E: Send + Sync + 'static> Clone for Call<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Send + Sync + 'static> Copy for Call<E> {}

impl<E: Clone + Send + Sync + 'static> Default for Call<E> {
    fn default() -> Self {
        Self { busy: RwSignal::new(false), failure: RwSignal::new(None) }
    }
}

impl<E: Clone + Send + Sync + 'static> Call<E> {
    /// Starts a call, unless one is running or the view is gone.
    ///
    /// What must happen in any case belongs in `call`, which runs to its end. `then` may touch the view: it gets the
    /// result only if the view still exists.
    pub fn start<T: 'static>(
        self,
        call: impl Future<Output = Result<T, E>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.start_boxed(Box::pin(call), Box::new(then));
    }

    /// Like [`start`](Call::start). It does not depend on the types of the functions, so that it is compiled once for each
    /// type of result.
    fn start_boxed<T: 'static>(self, call: LocalFuture<Result<T, E>>, then: Box<dyn FnOnce(T)>) {
        if self.busy.try_get_untracked() != Some(false) {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let result = call.await;
            // A disposed signal returns the value.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match result {
                Ok(value) => then(value),
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }

    /// Awaits a call, for a step of a longer sequence. `None` if it failed, or if it was not started because another
    /// one is running or the view is gone.
    pub async fn run<T>(self, call: impl Future<Output = Result<T, E>>) -> Option<T> {
        if self.busy.try_get_untracked() != Some(false) {
            return None;
        }
        self.busy.set(true);
        self.failure.set(None);
        let result = call.await;
        self.busy.try_set(false);
        result.map_err(|error| self.failure.try_set(Some(error))).ok()
    }

    /// Whether a call is running.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Whether a call is running; not tracked.
    pub fn is_busy(self) -> bool {
        self.busy.try_get_untracked().unwrap_or_default()
    }

    /// The failure of the last call; tracked.
    pub fn failure(self) -> Option<E> {
        self.failure.get()
    }

    /// Whether the last call failed; not tracked.
    pub fn has_failed(self) -> bool {
        self.failure.with_untracked(Option::is_some)
    }

    /// Reports a failure that needed no call.
    pub fn fail(self, error: E) {
        self.failure.set(Some(error));
    }

    /// Clears the failure.
    pub fn clear(self) {
        self.failure.set(None);
    }
}

/// A future of this thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Creates the future of an asynchronous query, a new one each time.
type Query<T, E> = Arc<dyn Fn() -> LocalFuture<Result<T, E>> + Send + Sync>;

/// A value that a view loads, and can load again.
pub struct Loaded<T: Send + Sync + 'static, E: Send + Sync + 'static> {
    result: RwSignal<Option<Result<T, E>>>,
    /// Counts the loads, so that a result that arrives after a newer load has started is dropped.
    generation: StoredValue<u32>,
    query: StoredValue<Query<T, E>>,
}

impl<T: Send + Sync + 'static, E: Send + Sync + 'static> Clone for Loaded<T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static, E: Send + Sync + 'static> Copy for Loaded<T, E> {}

impl<T: Clone + Send + Sync + 'static, E: Clone + Send + Sync + 'static> Loaded<T, E> {
    /// A value that is loaded immediately.
    pub fn now<F: Future<Output = Result<T, E>> + 'static>(
        query: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        let loaded = Self::on_demand(query);
        loaded.load();
        loaded
    }

    /// A value that is loaded by the first [`Loaded::load`].
    pub fn on_demand<F: Future<Output = Result<T, E>> + 'static>(
        query: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        Self {
            result: RwSignal::new(None),
            generation: StoredValue::new(0),
            query: StoredValue::new(Arc::new(move || Box::pin(query()))),
        }
    }

    /// Loads the value; the result of an earlier load that is still running is dropped.
    pub fn load(self) {
        self.result.try_set(None);
        self.reload();
    }

    /// Like [`load`](Loaded::load), and keeps the value until the new one is there.
    pub fn reload(self) {
        let (Some(query), Some(generation)) = (self.query.try_get_value(), self.generation.try_get_value())
        else {
            return;
        };
        let generation = generation.wrapping_add(1);
        self.generation.set_value(generation);
        spawn_local(async move {
            let result = query().await;
            if self.generation.try_get_value() == Some(generation) {
                self.result.set(Some(result));
            }
        });
    }

    /// The result; `None` while it is loading. Tracked.
    pub fn get(self) -> Option<Result<T, E>> {
        self.result.get()
    }
}
