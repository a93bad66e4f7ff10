//! Searching the list: where the words of a query are looked for in an app.

use creatio::App;

use crate::{
    app::{
        field::{Field, searchable_fields},
        value::FieldRef,
    },
    search::{Query, Searchable},
};

/// Everything by which a user may know the app: name, system user, URLs, description and client id. The ids of its record and
/// of its system user are found as a whole only.
pub fn searchable(app: &App) -> Searchable {
    let user_id = app.system_user.as_ref().map_or("", |user| user.id.as_str());
    Searchable::with_ids(
        searchable_fields().map(|field| text(field, app)),
        &app.client_id,
        [app.id.as_str(), user_id],
    )
}

/// The field at an index among those of [`searchable`].
pub fn searched_field(index: usize) -> Field {
    searchable_fields().nth(index).unwrap_or(Field::ClientId)
}

/// The text of a field that is searched.
pub fn text(field: Field, app: &App) -> &str {
    match field.get(app) {
        FieldRef::Text(text) => text,
        FieldRef::User(user) => user.map_or("", |user| user.name.as_str()),
        FieldRef::Flag(_) => "",
    }
}

/// A query for any URL of the same host, if this one is for a single URL: a pasted URL rarely matches exactly.
pub fn same_host(query: &Query) -> Option<Query> {
    let url = query.text();
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty() && *host != rest)?;
    (!url.contains(' ')).then(|| Query::new(&format!("//{host}")))
}

#[cfg(test)]
mod tests {
    use creatio::LookupValue;

    use super::*;
    use crate::sample::{app, id};

    fn apps() -> [App; 3] {
        let named = |name: &str, number| Some(LookupValue { id: id(number), name: name.to_owned() });
        let described = |app: App| App { description: "Sends the Weekly report".to_owned(), ..app };
        [
            described(App {
                client_id: "A1".to_owned(),
                system_user: named("Supervisor", 100),
                ..app("Postman", 1)
            }),
            described(App {
                client_id: "3F2504E04F8911D39A0C0305E82C3301".to_owned(),
                application_url: "https://mail.example/app".to_owned(),
                redirect_url: "https://mail.example/back".to_owned(),
                system_user: named("Ann Über", 101),
                ..app("Mailer", 2)
            }),
            described(App { client_id: "C3".to_owned(), system_user: None, ..app("postal", 3) }),
        ]
    }

    fn found(query: &Query) -> Vec<usize> {
        let apps = apps().map(|app| searchable(&app));
        (0..apps.len()).filter(|place| query.matches(&apps[*place])).collect()
    }

    fn matching(search: &str) -> Vec<usize> {
        found(&Query::new(search))
    }

    #[test]
    fn a_search_covers_every_field_in_upper_and_lower_case() {
        for (search, expected) in [
            ("", vec![0, 1, 2]),
            ("  ", vec![0, 1, 2]),
            ("POST", vec![0, 2]),
            ("p", vec![0, 1, 2]),
            ("z", vec![]),
            ("3f2", vec![]),
            ("3f25", vec![1]),
            ("uber", vec![1]),
            ("über ann", vec![1]),
            ("mail.example", vec![1]),
            ("/back", vec![1]),
            ("weekly sup", vec![0]),
            ("nothing", vec![]),
        ] {
            assert_eq!(matching(search), expected, "{search}");
        }
    }

    #[test]
    fn a_guid_finds_by_record_user_and_client_id_with_or_without_dashes() {
        for (search, expected) in [
            ("00000000-0000-0000-0000-000000000002", vec![1]),
            ("{00000000-0000-0000-0000-000000000002}", vec![1]),
            ("00000000000000000000000000000064", vec![0]),
            ("3F2504E0-4F89-11D3-9A0C-0305E82C3301", vec![1]),
            ("3f2504e04f8911d39a0c0305e82c3301", vec![1]),
            ("00000000-0000-0000-0000-000000000009", vec![]),
        ] {
            assert_eq!(matching(search), expected, "{search}");
        }
        assert_eq!(matching("00000002"), Vec::<usize>::new(), "digits of a GUID are no text to be searched");
    }

    #[test]
    fn a_url_that_no_app_has_leads_to_those_of_its_host() {
        let query = Query::new("https://MAIL.example/app/callback?code=1");
        assert_eq!(found(&query), Vec::<usize>::new());
        assert_eq!(same_host(&query).map(|query| found(&query)), Some(vec![1]));
        for other in ["mail.example/app", "https://mail.example", "https://mail.example/a b", "post"] {
            assert!(same_host(&Query::new(other)).is_none(), "{other}");
        }
    }

    #[test]
    fn the_field_that_was_found_is_known() {
        let app = &apps()[1];
        for (search, field) in [
            ("mail", Field::Name),
            ("ann", Field::SystemUser),
            ("mail.example", Field::ApplicationUrl),
            ("/back", Field::RedirectUrl),
            ("weekly", Field::Description),
            ("3f25", Field::ClientId),
        ] {
            let rank = Query::new(search).rank_in(&searchable(app));
            assert_eq!(rank.map(|rank| searched_field(rank.field())), Some(field), "{search}");
        }
    }
}
