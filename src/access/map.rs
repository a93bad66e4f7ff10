//! The map: each user with a bar for the number of its apps, grouped by rating.

use creatio::App;
use model::{access::Rating, order::sorted_by_rank};
use strum::IntoEnumIterator as _;

use super::table::{class, rated};
use crate::{
    audit::Known,
    browser::markup::{Markup, element, text},
    text::access as texts,
};

/// Height of a user in CSS pixels: a line of text, and a bar below it.
const HEIGHT: usize = 36;

/// The users of these apps. The table holds the same for screen readers.
pub fn map(apps: &[App], known: &Known) -> Markup {
    let mut users: Vec<(Rating, &str, usize)> = Vec::new();
    for app in apps {
        let (rating, _) = rated(app, known);
        let name = app.system_user.as_ref().map_or(texts::WITHOUT_USER, |user| &user.name);
        match users.iter_mut().find(|user| (user.0, user.1) == (rating, name)) {
            Some(user) => user.2 += 1,
            None => users.push((rating, name, 1)),
        }
    }
    let most = users.iter().map(|user| user.2).max().unwrap_or(1);
    let groups = Rating::iter().filter_map(|rating| {
        let of_rating: Vec<_> = users.iter().filter(|user| user.0 == rating).collect();
        let height = (of_rating.len() * HEIGHT).to_string();
        let mut bars = Vec::new();
        for (at, (_, name, count)) in
            sorted_by_rank(of_rating, |user| u32::MAX - user.2 as u32).iter().enumerate()
        {
            let (text_y, bar_y) = ((at * HEIGHT + 14).to_string(), (at * HEIGHT + 20).to_string());
            let label = Markup::Text(format!("{name} · {}", texts::apps(*count)));
            bars.push(element("text", &[("x", "0"), ("y", &text_y)], vec![label]));
            let width = format!("{}%", count * 100 / most);
            let bar = [("x", "0"), ("y", bar_y.as_str()), ("width", &width), ("height", "8"), ("rx", "4")];
            bars.push(element("rect", &bar, Vec::new()));
        }
        let heading = text("p", class(rating), texts::rating(rating));
        let svg = element("svg", &[("class", "map"), ("width", "100%"), ("height", &height)], bars);
        (height != "0").then(|| element("div", &[], vec![heading, svg]))
    });
    let attributes = [("class", "card map-card"), ("role", "img"), ("aria-label", texts::MAP)];
    element("div", &attributes, groups.collect())
}
