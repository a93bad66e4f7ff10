//! The state of the list that its page and its lazily loaded tools share.

mod column_settings;
mod selection;
mod view_state;
mod visible_rows;

use std::{collections::HashMap, sync::Arc};

use creatio::Id;
use leptos::prelude::*;

use crate::app_store::{AppStore, Row};

pub use column_settings::ColumnSettings;
pub use selection::Selection;
pub use view_state::ViewState;
pub use visible_rows::VisibleRows;

/// Why apps need attention, in words, by the ids of their records; `None` until the tools of the list have found out.
pub type KnownConcerns = RwSignal<Option<Arc<HashMap<Id, String>>>>;

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
    /// Why apps need attention.
    pub concerns: KnownConcerns,
    /// The app whose menu is open.
    pub menu: RwSignal<Option<Row>>,
}

impl ListState {
    /// The list in the view that the address describes.
    pub fn new(store: AppStore) -> Self {
        let view = ViewState::new();
        let concerns = RwSignal::new(None);
        let visible = visible_rows::visible_rows(store, view, concerns);
        let selection = Selection::new(store, visible);
        let (columns, menu) = (ColumnSettings::new(), RwSignal::new(None));
        Self { view, visible, selection, columns, concerns, menu }
    }
}
