//! Where the focus was before something took it.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;

use crate::host::Host;

/// Keeps where the focus is, to give it back. The browser gives it back by itself when a dialog closes, but does not know
/// when a row has come to stand for something else meanwhile.
#[derive(Clone, Copy)]
pub struct KeptFocus {
    host: StoredValue<Arc<dyn Host>>,
    give_back: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl KeptFocus {
    /// Nothing is kept yet.
    pub fn new(host: Arc<dyn Host>) -> Self {
        Self { host: StoredValue::new(host), give_back: StoredValue::new_local(None) }
    }

    /// Keeps where it is now.
    pub fn keep(self) {
        self.give_back.set_value(self.host.try_with_value(|host| host.keep_focus()));
    }

    /// Gives it back to where it was kept last, or to the main part once that is gone.
    pub fn give_back(self) {
        if let Some(Some(give_back)) = self.give_back.try_get_value() {
            give_back();
        }
    }
}
