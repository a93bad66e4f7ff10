//! Elements made from data. A view of Leptos is a type of its own for each element; for long lists that are only read, one
//! function is enough and a tenth of the size.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::focus;

/// What is drawn.
pub enum Markup {
    /// A text.
    Text(String),
    /// An element: its name, its attributes, and what is in it.
    Element(&'static str, Vec<(&'static str, String)>, Vec<Markup>),
}

/// The attribute of a button that says what pressing it does.
pub const PRESS: &str = "data-press";

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with these attributes and this content.
pub fn element(name: &'static str, attributes: &[(&'static str, &str)], content: Vec<Markup>) -> Markup {
    Markup::Element(
        name,
        attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        content,
    )
}

/// An element with this class and text.
pub fn text(name: &'static str, class: &str, text: &str) -> Markup {
    element(name, &[("class", class)], vec![Markup::Text(text.to_owned())])
}

/// A link to this query, with a name from Creatio.
pub fn link(query: &str, name: &str) -> Markup {
    let name = element("bdi", &[], vec![Markup::Text(name.to_owned())]);
    element("a", &[("href", query), ("translate", "no")], vec![name])
}

/// Replaces what is in an element. The focus stays with what has the same id.
pub fn replace(parent: &Element, content: &[Markup]) {
    let focused = document().active_element().filter(|focused| parent.contains(Some(focused)));
    let place =
        focused.as_ref().and_then(|focused| focused.closest("[id]").ok().flatten()).map(|place| place.id());
    parent.set_text_content(None);
    append(parent, content);
    if let (Some(focused), Some(place)) = (focused, place) {
        let name = focused.tag_name();
        focus::focus_first(&format!("[id='{place}'] {name}"));
    }
}

fn append(parent: &Node, content: &[Markup]) {
    for markup in content {
        let node: Node = match markup {
            Markup::Text(text) => document().create_text_node(text).unchecked_into(),
            Markup::Element(name, attributes, content) => {
                let space = matches!(*name, "svg" | "text" | "rect").then_some(SVG);
                let created = match space {
                    Some(space) => document().create_element_ns(Some(space), name),
                    None => document().create_element(name),
                };
                // The names are those of elements, all of which can be created.
                let Ok(element) = created else { continue };
                for (name, value) in attributes {
                    // Fails only for a name that is none.
                    let _ = element.set_attribute(name, value);
                }
                append(&element, content);
                element.unchecked_into()
            }
        };
        // A new node fits everywhere.
        let _ = parent.append_child(&node);
    }
}

/// What the pressed button says that pressing it does.
pub fn pressed(event: &web_sys::MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("button").ok().flatten()?.get_attribute(PRESS)
}
