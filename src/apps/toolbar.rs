//! The search and the number of apps. The buttons next to them are fetched after the first rows.

use leptos::prelude::*;

use crate::{
    app_store::AppStore,
    components::{Icon, icons},
    lazy::{FrameViews, Lazy, LazyViews},
    list_state::ListState,
    text::apps as texts,
};

/// The toolbar of the list.
#[component]
pub fn Toolbar(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let views = expect_context::<LazyViews>();
    let count = move || {
        let total = store.rows().len();
        (total > 0).then(|| texts::count(list.visible.read().len(), total, store.is_complete()))
    };
    let refreshing = move || {
        let reading = store.is_reading() && !store.rows().is_empty();
        reading.then(|| view! { <progress class="reading" aria-label={texts::READING}></progress> })
    };
    view! {
        <div class="toolbar">
            <div class="search">
                <Icon shape={icons::SEARCH}/>
                <input
                    type="search"
                    class="input"
                    aria-label={texts::SEARCH}
                    placeholder={texts::SEARCH_HINT}
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || list.view.search()
                    on:input:target=move |event| list.view.type_search(event.target().value())
                />
            </div>
            <span class="count">{count}</span>
            <div class="tools">
                <Lazy chunk={views.frame} quiet=true draw=move |frame: FrameViews| (frame.tools)(list)/>
            </div>
            {refreshing}
        </div>
    }
}
