//! What was typed and not saved, as the text that the tab keeps: whoever leaves a form, reloads it or is sent through
//! signing in and comes back finds it again. There is no secret in it.

use creatio::{App, Id, Named};
use serde_json::{Value, json};

use super::draft::{Conflict, Draft, Field};

/// Something typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The app as it was when it was opened; `None` for a new one.
    pub base: Option<App>,
    /// The app that a new one was begun as a copy of.
    pub source: Option<Id>,
    /// What was typed over it.
    pub draft: Draft,
    /// What both sides had changed and nobody has decided yet.
    pub undecided: Vec<Conflict>,
}

impl Kept {
    fn of(&self) -> Option<&Id> {
        self.base.as_ref().map(|app| &app.id)
    }
}

/// What was typed over the app `of`, or for a new one. A text that cannot be read holds nothing.
pub fn find(text: Option<&str>, of: Option<&Id>) -> Option<Kept> {
    all(text).into_iter().find(|kept| kept.of() == of)
}

/// The text with this in the place of what it held of the same app.
pub fn with(text: Option<&str>, kept: &Kept) -> String {
    let others = all(text).into_iter().filter(|other| other.of() != kept.of());
    written(others.chain([kept.clone()]))
}

/// The text without what it held of the app `of`; `None` if that was all.
pub fn without(text: Option<&str>, of: Option<&Id>) -> Option<String> {
    let mut others = all(text).into_iter().filter(|other| other.of() != of).peekable();
    others.peek().is_some().then_some(())?;
    Some(written(others))
}

/// Each member of a draft that is a text, by what it is called.
const FIELDS: [(Field, &str); 6] = [
    (Field::Name, "name"),
    (Field::ApplicationUrl, "applicationUrl"),
    (Field::RedirectUrl, "redirectUrl"),
    (Field::Description, "description"),
    (Field::Active, "active"),
    (Field::SystemUser, "systemUser"),
];

fn written(all: impl Iterator<Item = Kept>) -> String {
    Value::Array(all.map(|kept| kept_to(&kept)).collect()).to_string()
}

/// What cannot be read is passed over: an older or a newer version of the page may have written it.
fn all(text: Option<&str>) -> Vec<Kept> {
    let value = text.and_then(|text| serde_json::from_str(text).ok());
    let Some(Value::Array(entries)) = value else { return Vec::new() };
    entries.iter().filter_map(kept_in).collect()
}

fn kept_to(kept: &Kept) -> Value {
    let undecided = kept.undecided.iter().map(|conflict| {
        let field = FIELDS.iter().find(|(field, _)| *field == conflict.field).map(|(_, name)| *name);
        json!({"field": field, "mine": conflict.mine, "theirs": conflict.theirs})
    });
    json!({
        "base": kept.base.as_ref().map(app_to),
        "source": kept.source.as_ref().map(Id::as_str),
        "draft": draft_to(&kept.draft),
        "undecided": undecided.collect::<Vec<_>>(),
    })
}

fn kept_in(value: &Value) -> Option<Kept> {
    let base = match value.get("base")? {
        Value::Null => None,
        base => Some(app_in(base)?),
    };
    let source = value.get("source").and_then(Value::as_str).and_then(Id::parse);
    let undecided = value.get("undecided")?.as_array()?.iter().map(conflict_in).collect::<Option<_>>()?;
    Some(Kept { base, source, draft: draft_in(value.get("draft")?)?, undecided })
}

fn conflict_in(value: &Value) -> Option<Conflict> {
    let name = value.get("field")?.as_str()?;
    let (field, _) = FIELDS.iter().find(|(_, other)| *other == name)?;
    Some(Conflict { field: *field, mine: text(value, "mine")?, theirs: text(value, "theirs")? })
}

fn draft_to(draft: &Draft) -> Value {
    json!({
        "name": draft.name, "applicationUrl": draft.application_url, "redirectUrl": draft.redirect_url,
        "description": draft.description, "active": draft.active, "systemUser": user_to(&draft.system_user),
    })
}

fn draft_in(value: &Value) -> Option<Draft> {
    Some(Draft {
        name: text(value, "name")?,
        application_url: text(value, "applicationUrl")?,
        redirect_url: text(value, "redirectUrl")?,
        description: text(value, "description")?,
        active: value.get("active")?.as_bool()?,
        system_user: user_in(value.get("systemUser")?)?,
    })
}

fn app_to(app: &App) -> Value {
    json!({
        "id": app.id.as_str(), "name": app.name, "clientId": app.client_id, "applicationUrl": app.application_url,
        "redirectUrl": app.redirect_url, "description": app.description, "active": app.is_active,
        "systemUser": user_to(&app.system_user), "createdOn": app.created_on, "modifiedOn": app.modified_on,
    })
}

fn app_in(value: &Value) -> Option<App> {
    Some(App {
        id: Id::parse(value.get("id")?.as_str()?)?,
        name: text(value, "name")?,
        client_id: text(value, "clientId")?,
        application_url: text(value, "applicationUrl")?,
        redirect_url: text(value, "redirectUrl")?,
        description: text(value, "description")?,
        is_active: value.get("active")?.as_bool()?,
        system_user: user_in(value.get("systemUser")?)?,
        created_on: text(value, "createdOn")?,
        modified_on: text(value, "modifiedOn")?,
    })
}

fn user_to(user: &Option<Named>) -> Value {
    user.as_ref().map_or(Value::Null, |user| json!({"id": user.id.as_str(), "name": user.name}))
}

/// `None` for what is no user, `Some(None)` where none was chosen.
fn user_in(value: &Value) -> Option<Option<Named>> {
    if value.is_null() {
        return Some(None);
    }
    Some(Some(Named { id: Id::parse(value.get("id")?.as_str()?)?, name: text(value, "name")? }))
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn id(last: u8) -> Id {
        Id::parse(&format!("00000000-0000-0000-0000-0000000000{last:02x}")).unwrap()
    }

    fn app(last: u8) -> App {
        App {
            id: id(last),
            name: "Postman".to_owned(),
            client_id: "C1".to_owned(),
            application_url: "http://www.creatio.com".to_owned(),
            redirect_url: "myapp://back".to_owned(),
            description: "“Quotes” and\nlines".to_owned(),
            is_active: false,
            system_user: Some(Named { id: id(99), name: "Mary King".to_owned() }),
            created_on: "2023-10-18T17:20:41".to_owned(),
            modified_on: "2023-10-19T01:51:18".to_owned(),
        }
    }

    fn typed(base: Option<App>, name: &str) -> Kept {
        let draft = Draft { name: name.to_owned(), ..base.as_ref().map_or_else(Draft::new, Draft::of) };
        Kept { base, source: None, draft, undecided: Vec::new() }
    }

    #[test]
    fn everything_survives_the_way_into_the_text_and_back() {
        let conflicts =
            FIELDS.map(|(field, name)| Conflict { field, mine: name.to_owned(), theirs: String::new() });
        let changed = Kept { undecided: conflicts.into(), ..typed(Some(app(1)), "Changed") };
        let copied = Kept { source: Some(id(1)), ..typed(None, "New") };
        let text = with(Some(&with(None, &changed)), &copied);
        assert_eq!(find(Some(&text), Some(&id(1))), Some(changed));
        assert_eq!(find(Some(&text), None), Some(copied));
        assert_eq!(find(Some(&text), Some(&id(2))), None);
    }

    #[test]
    fn each_app_is_kept_once_and_let_go_alone() {
        let text = with(None, &typed(Some(app(1)), "one"));
        let text = with(Some(&text), &typed(Some(app(2)), "two"));
        let text = with(Some(&text), &typed(Some(app(2)), "two again"));
        let name = |text: &str, last| find(Some(text), Some(&id(last))).map(|kept| kept.draft.name);
        assert_eq!(name(&text, 2).as_deref(), Some("two again"));
        let text = without(Some(&text), Some(&id(2))).unwrap();
        assert_eq!((name(&text, 1).as_deref(), name(&text, 2)), (Some("one"), None));
        assert_eq!(without(Some(&text), Some(&id(1))), None, "an empty text is not kept");
        assert_eq!(without(None, None), None);
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_and_the_rest_is_found() {
        for text in ["", "{", "null", "{}", "7", "[7, null, {}]", r#"[{"base": null, "undecided": []}]"#] {
            assert_eq!(find(Some(text), None), None, "{text}");
        }
        let good = with(None, &typed(None, "good"));
        for broken in [r#""no draft""#, r#"{"base": {"id": "no id"}, "draft": {}, "undecided": []}"#] {
            let text = good.replacen('[', &format!("[{broken},"), 1);
            assert_eq!(find(Some(&text), None).unwrap().draft.name, "good", "{broken}");
        }
        let unknown = with(
            None,
            &Kept {
                undecided: vec![Conflict { field: Field::Name, mine: String::new(), theirs: String::new() }],
                ..typed(None, "x")
            },
        );
        assert_eq!(find(Some(&unknown.replace(r#""field":"name""#, r#""field":"colour""#)), None), None);
    }
}
