//! The page of an address that the page does not know.

use leptos::prelude::*;
use model::list::view::ListView;

use crate::{routes::Route, text};

/// Says that there is no such page, and leads to the list.
#[component]
pub fn UnknownPage() -> impl IntoView {
    view! {
        <div class="empty">
            <h1>{text::NO_PAGE}</h1>
            <p>{text::NO_PAGE_NEXT}</p>
            <a class="button" href={Route::Apps(ListView::default()).to_query()}>{text::ALL_APPS}</a>
        </div>
    }
}
