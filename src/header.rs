//! The bar above every page: the site, the navigation, the palette and the user.

use creatio::User;
use leptos::prelude::*;

use crate::{
    browser,
    components::{Icon, Messages, icons},
    lazy::{FrameViews, Lazy, LazyViews, PageViews},
    navigation::navigator,
    routes::{self, Route},
    session::{Phase, Session},
    text,
};

/// Id of the menu of the signed-in user.
const USER_MENU: &str = "user-menu";
/// CSS selector of its entry.
const USER_MENU_ITEM: &str = ".user-menu [role=menuitem]";
/// The one of its two entries that does not have the focus.
const OTHER_ITEM: &str = ".user-menu [role=menuitem]:not(:focus)";

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
    let link = move |label: &'static str, to: Signal<String>, is_current: fn(&Route) -> bool| {
        let current = move || is_current(&navigator.route()).then_some("page");
        view! { <a class="bar-link" href=to aria-current=current>{label}</a> }
    };
    let to_list = Signal::derive(move || navigator.list_route().to_query());
    let is_apps = |route: &Route| matches!(route, Route::Apps(_) | Route::NewApp(_) | Route::App(_));
    view! {
        <nav class="bar-links" aria-label={text::MAIN}>
            {link(text::APPS, to_list, is_apps)}
            {link(text::CONNECT, Signal::stored(Route::Connect.to_query()), |route| *route == Route::Connect)}
            {link(text::ACCESS, Signal::stored(Route::Access.to_query()), |route| *route == Route::Access)}
            <a
                class="bar-link"
                href={Route::Findings.to_query()}
                aria-current=move || (navigator.route() == Route::Findings).then_some("page")
            >
                {text::FINDINGS}
                <Lazy chunk={views.pages} quiet=true draw=|views: PageViews| (views.findings_count)()/>
            </a>
        </nav>
        <div class="bar-tools">
            <Lazy chunk={views.frame} quiet=true draw=move |views: FrameViews| (views.palette)(sign_out)/>
        </div>
        // The browser opens, places and closes it: this needs no code.
        <button
            type="button"
            class="button button-quiet menu-button"
            popovertarget={USER_MENU}
            aria-haspopup="menu"
        >
            <span class="menu-label" translate="no">{user_name}</span>
            <Icon shape={icons::DOWN}/>
        </button>
        <div
            id={USER_MENU}
            popover="auto"
            role="menu"
            class="menu-list user-menu"
            aria-label={text::USER_MENU}
            on:toggle=|_| browser::focus::focus_after_paint(USER_MENU_ITEM)
            on:keydown=|event| {
                if event.key().starts_with("Arrow") {
                    event.prevent_default();
                    browser::focus::focus_first(OTHER_ITEM);
                }
            }
        >
            <button
                type="button"
                role="menuitem"
                class="menu-item"
                popovertarget={USER_MENU}
                popovertargetaction="hide"
                on:click=move |_| sign_out.run(())
            >
                {text::SIGN_OUT}
            </button>
            // A document of its own, which the router must not take for a page of this one.
            <a role="menuitem" class="menu-item" href={routes::ABOUT} rel="external">{text::ABOUT}</a>
        </div>
    }
}
