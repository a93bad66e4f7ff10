//! The bar above every page: the site, the navigation, the palette and the user.

use creatio::User;
use leptos::prelude::*;
use model::list::view::ListView;

use crate::{
    browser,
    components::{Menu, MenuItem, Messages},
    lazy::{FrameViews, Lazy, LazyViews},
    navigation::navigator,
    routes::Route,
    session::{Phase, Session},
    text,
};

/// The bar; the navigation is shown only to a signed-in user.
#[component]
pub fn Header(
    /// The session.
    session: Session,
    /// Whether a user is signed in, or was when the session ended.
    signed_in: Memo<bool>,
) -> impl IntoView {
    let site_name = browser::page::host_name(&session.site_root());
    view! {
        <header class="bar">
            <p class="bar-name">
                <span class="bar-product">{text::PRODUCT}</span>
                <span class="bar-site" translate="no">{site_name}</span>
            </p>
            {move || signed_in.get().then(|| view! { <Navigation session={session.clone()}/> })}
        </header>
    }
}

#[component]
fn Navigation(session: Session) -> impl IntoView {
    let (navigator, messages) = (navigator(), expect_context::<Messages>());
    let views = expect_context::<LazyViews>();
    let phase = session.clone();
    let user_name = Signal::derive(move || match phase.phase() {
        Phase::SignedIn(User { name, .. })
        | Phase::Ended(User { name, .. })
        | Phase::Replaced { now: name, .. } => name,
        Phase::Finding | Phase::SignedOut | Phase::Failed(_) => String::new(),
    });
    let sign_out = Callback::new(move |()| views.sign_out(session.clone(), messages));
    let link = move |label: &'static str, to: Route, is_current: fn(&Route) -> bool| {
        let current = move || is_current(&navigator.route()).then_some("page");
        view! { <a class="bar-link" href={to.to_query()} aria-current=current>{label}</a> }
    };
    let is_apps = |route: &Route| matches!(route, Route::Apps(_) | Route::NewApp(_) | Route::App(_));
    view! {
        <nav class="bar-links" aria-label={text::MAIN}>
            {link(text::APPS, Route::Apps(ListView::default()), is_apps)}
            {link(text::CONNECT, Route::Connect, |route| *route == Route::Connect)}
        </nav>
        <div class="bar-tools">
            <Lazy chunk={views.frame} quiet=true draw=move |views: FrameViews| (views.palette)(sign_out)/>
        </div>
        <Menu label=user_name is_name=true items={vec![MenuItem { label: text::SIGN_OUT, run: sign_out }]}/>
    }
}
