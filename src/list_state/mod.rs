//! The state of the list that its page and its lazily loaded tools share.

mod column_settings;
mod selection;
mod view_state;
mod visible_rows;

use std::{collections::HashSet, sync::Arc};

use creatio::Id;
use leptos::prelude::*;

use crate::app_store::AppStore;

pub use column_settings::ColumnSettings;
pub use selection::Selection;
pub use view_state::ViewState;
pub use visible_rows::VisibleRows;

/// Everything that the list and its tools share.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The search, sorting and filters.
    pub view: ViewState,
    /// The rows that pass the search and the filters, in order.
    pub visible: Memo<VisibleRows>,
    /// The selected apps.
    pub selection: Selection,
    /// Which columns are visible, and their widths.
    pub columns: ColumnSettings,
    /// Ids of the apps whose system user is inactive, as far as was queried.
    pub inactive_users: RwSignal<Arc<HashSet<Id>>>,
}

impl ListState {
    /// The list in the view that the address describes.
    pub fn new(store: AppStore) -> Self {
        let view = ViewState::new();
        let inactive_users = RwSignal::new(Arc::default());
        let visible = visible_rows::visible_rows(store, view, inactive_users);
        let selection = Selection::new(store, visible);
        Self { view, visible, selection, columns: ColumnSettings::new(), inactive_users }
    }
}
