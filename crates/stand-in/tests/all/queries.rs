use crate::someone::{EACH, SUPERVISOR, Someone, compare, group, select};
use serde_json::{Value, json};
use stand_in::{
    profile::ProfileName::{Core81, Framework80},
    world::WorldOrder,
};

const CONTAIN: u8 = 11;
const EQUAL: u8 = 3;

fn names(someone: &mut Someone, query: Value) -> Vec<String> {
    let response = someone.data("SelectQuery", query);
    assert_eq!(response.status, 200, "{}", response.text());
    let body = response.body_json();
    assert_eq!(body["success"], true, "{body}");
    body["rows"].as_array().unwrap().iter().map(|row| row["Name"].as_str().unwrap().to_owned()).collect()
}

/// Twenty apps, and people of all kinds.
fn someone() -> Someone {
    let mut someone = Someone::signed_in(Framework80);
    someone.site.creatio.reset(
        someone.site.creatio.profile.clone(),
        WorldOrder { apps: 20, users: 12, ..WorldOrder::default() },
    );
    someone.login("Supervisor", "Supervisor");
    someone
}

#[test]
fn a_row_holds_texts_lookups_and_local_dates() {
    for (profile, zone) in [(Framework80, 2), (Core81, 0)] {
        let mut someone = Someone::signed_in(profile);
        let query = select(
            "OAuthClientApp",
            &["Id", "Name", "IsActive", "SystemUser", "ModifiedOn", "SystemUser.Contact.Name"],
        );
        let body = someone.data("SelectQuery", query).body_json();
        let row = &body["rows"][0];
        assert_eq!(row["Name"], "Azure Data Factory");
        assert_eq!(row["IsActive"], true);
        assert_eq!(row["SystemUser"], json!({"value": SUPERVISOR, "displayValue": "Supervisor"}));
        assert_eq!(row["SystemUser.Contact.Name"], "Supervisor");
        // The deterministic clock stood at 08:00:01 UTC when the app was dated five hours back.
        assert_eq!(row["ModifiedOn"], format!("2026-03-02T{:02}:00:01.000", 3 + zone));
        assert_eq!(body["rowsAffected"], 3);
        assert_eq!(body["rowConfig"]["SystemUser"]["dataValueType"], 10);
    }
}

#[test]
fn rows_come_in_order_and_in_pages() {
    let mut someone = someone();
    let mut query = select("OAuthClientApp", &["Name", "SystemUser"]);
    query["columns"]["items"]["Name"]["orderDirection"] = json!(1);
    let all = names(&mut someone, query.clone());
    assert_eq!(all.len(), 20);
    assert!(all.windows(2).all(|pair| pair[0].to_lowercase() <= pair[1].to_lowercase()), "{all:?}");

    query["isPageable"] = json!(true);
    query["rowCount"] = json!(7);
    query["rowsOffset"] = json!(14);
    assert_eq!(names(&mut someone, query.clone()), all[14..]);
    query["isPageable"] = json!(false);
    assert_eq!(names(&mut someone, query.clone()), all[..7], "without isPageable the offset says nothing");
    query["rowCount"] = json!(-1);
    assert_eq!(names(&mut someone, query.clone()).len(), 20);

    query["columns"]["items"]["SystemUser"]["orderDirection"] = json!(2);
    query["columns"]["items"]["SystemUser"]["orderPosition"] = json!(0);
    query["columns"]["items"]["Name"]["orderPosition"] = json!(1);
    let rows = someone.data("SelectQuery", query).body_json()["rows"].clone();
    let keys: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| row["SystemUser"]["displayValue"].to_string()).collect();
    assert!(keys.windows(2).all(|pair| pair[0].to_lowercase() >= pair[1].to_lowercase()), "{keys:?}");
}

#[test]
fn filters_let_the_right_rows_through() {
    let name = |comparison, value: &str| compare("Name", comparison, 1, json!(value));
    let user_is = |id: &str| compare("SystemUser.Id", EQUAL, 0, json!(id));
    let mut off = name(CONTAIN, "nothing has this");
    off["isEnabled"] = json!(false);
    let first = json!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 1, "functionType": 1, "macrosType": 34},
        "rightExpression": {"expressionType": 2, "parameter": {"dataValueType": 0, "value": "ID"}}});
    let in_names = |comparison: u8| {
        json!({"filterType": 4, "comparisonType": comparison, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Name"},
        "rightExpressions": [
            {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "Zapier"}},
            {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "Payroll"}}]})
    };
    let described = |null: Value| {
        let mut filter = json!({"filterType": 2, "comparisonType": 2, "isEnabled": true,
            "leftExpression": {"expressionType": 0, "columnPath": "SystemUser.Contact"}});
        if !null.is_null() {
            filter["isNull"] = null;
        }
        filter
    };
    let between = json!({"filterType": 3, "comparisonType": 0, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Name"},
        "rightLessExpression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "s"}},
        "rightGreaterExpression": {"expressionType": 2, "parameter": {"dataValueType": 1, "value": "tz"}}});

    let mut someone = someone();
    let supervised = someone
        .site
        .creatio
        .world
        .apps
        .iter()
        .filter(|app| app.system_user == SUPERVISOR.parse().ok())
        .count();
    let id = someone.site.creatio.world.apps[0].id.to_string();
    let first = serde_json::from_str(&first.to_string().replace("\"ID\"", &format!("\"{id}\""))).unwrap();
    let cases: Vec<(&str, Vec<Value>, usize)> = vec![
        ("contain, whatever the case", vec![name(CONTAIN, "azURE")], 2),
        ("not contain", vec![name(12, "azure")], 18),
        ("start with", vec![name(9, "website")], 2),
        ("end with", vec![name(13, "europe")], 4),
        ("equal", vec![name(EQUAL, "zapier")], 1),
        ("not equal", vec![name(4, "Zapier")], 19),
        ("a user by Id", vec![user_is(SUPERVISOR)], supervised),
        ("active", vec![compare("IsActive", EQUAL, 12, json!(false))], 5),
        ("a lookup's name", vec![compare("SystemUser", CONTAIN, 1, json!("superv"))], supervised),
        ("both", vec![name(CONTAIN, "azure"), name(CONTAIN, "europe")], 1),
        ("either", vec![group(1, vec![name(CONTAIN, "azure"), name(CONTAIN, "europe")])], 5),
        ("a filter that is off", vec![off], 20),
        ("the primary column", vec![first], 1),
        ("in a list", vec![in_names(3)], 2),
        ("not in a list", vec![in_names(4)], 18),
        ("null by default", vec![described(Value::Null)], 0),
        ("not null by isNull alone", vec![described(json!(false))], 20),
        ("between", vec![between], 3),
    ];
    for (case, filters, expected) in cases {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, filters);
        assert_eq!(names(&mut someone, query).len(), expected, "{case}");
    }
}

#[test]
fn the_current_user_is_found_by_a_macro() {
    let mut someone = someone();
    let mut query = select("SysAdminUnit", &["Id", "Name"]);
    query["filters"] = group(
        0,
        vec![json!({"filterType": 1, "comparisonType": 3, "isEnabled": true,
        "leftExpression": {"expressionType": 0, "columnPath": "Id"},
        "rightExpression": {"expressionType": 1, "functionType": 1, "macrosType": 1}})],
    );
    assert_eq!(names(&mut someone, query), ["Supervisor"]);
}

#[test]
fn dates_are_local_quoted_and_without_a_zone() {
    let mut someone = someone();
    let answer = |someone: &mut Someone, value: Value| {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, vec![compare("ModifiedOn", 8, 7, value)]);
        someone.data("SelectQuery", query)
    };
    let everything = answer(&mut someone, json!("\"2020-01-01T00:00:00.000\""));
    assert_eq!(everything.body_json()["rowsAffected"], 20);
    let nothing = answer(&mut someone, json!("\"2030-01-01T00:00:00.000\""));
    assert_eq!(nothing.body_json()["rowsAffected"], 0);
    for refused in ["\"2020-01-01T00:00:00.000Z\"", "2020-01-01T00:00:00.000", "\"yesterday\""] {
        assert_eq!(answer(&mut someone, json!(refused)).status, 500, "{refused}");
    }
}

#[test]
fn what_the_server_cannot_carry_out_is_a_500_with_response_status() {
    let with = |filter: Value| {
        let mut query = select("OAuthClientApp", &["Name"]);
        query["filters"] = group(0, vec![filter]);
        query
    };
    let mut none = select("OAuthClientApp", &["Name"]);
    none["rowCount"] = json!(0);
    let mut insert = select("OAuthClientApp", &["Name"]);
    insert["operationType"] = json!(1);
    let mut cases = vec![
        ("no rows at all", none),
        ("the number of another operation", insert),
        ("a flat lookup name", with(compare("SystemUserId", EQUAL, 0, json!(SUPERVISOR)))),
        ("no GUID", with(compare("Id", EQUAL, 0, json!("supervisor")))),
        ("an unknown column in a filter", with(compare("Nothing", EQUAL, 1, json!("x")))),
        ("an unknown table", select("Nothing", &["Id"])),
        ("a table that may not be read", select("SysSettings", &["Id"])),
    ];
    cases.extend(
        [24, 27, 28, 29, 30, 43, 44, 45]
            .map(|kind| ("a type that is no parameter", with(compare("Name", EQUAL, kind, json!("x"))))),
    );
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        for (case, query) in &cases {
            let response = someone.data("SelectQuery", query.clone());
            assert_eq!(response.status, 500, "{profile}: {case}");
            assert!(response.body_json()["responseStatus"]["Message"].is_string(), "{profile}: {case}");
        }
    }
}

#[test]
fn an_unknown_column_is_a_fault_or_is_named_in_the_answer() {
    let query = select("OAuthClientApp", &["Name", "SystemUserId"]);
    assert_eq!(Someone::signed_in(Framework80).data("SelectQuery", query.clone()).status, 500);

    let answer = Someone::signed_in(Core81).data("SelectQuery", query);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body_json()["notFoundColumns"], json!(["SystemUserId"]));
    assert_eq!(answer.body_json()["rows"][0], json!({"Name": "Azure Data Factory"}));
}

#[test]
fn a_version_may_keep_redirect_addresses_elsewhere() {
    for (profile, status) in [(Framework80, 500), (Core81, 200)] {
        let mut someone = Someone::signed_in(profile);
        someone.set("no-redirect-url");
        let answer = someone.data("SelectQuery", select("OAuthClientApp", &["Name", "RedirectUrl"]));
        assert_eq!(answer.status, status, "{profile}");
        assert!(answer.text().contains("RedirectUrl"), "{profile}: it says which");
        let answer = someone.get("odata/OAuthClientApp?$select=Name,RedirectUrl");
        assert_eq!(answer.status, 400, "{profile}");
        assert!(answer.text().contains("'RedirectUrl'"), "{profile}: it says which");
        let record = someone.get("odata/OAuthClientApp?$select=Name,Description").body_json();
        assert_eq!(record["value"].as_array().map(Vec::len), Some(3), "{profile}");
        someone.clear("no-redirect-url");
        assert_eq!(someone.get("odata/OAuthClientApp?$select=RedirectUrl").status, 200, "{profile}");
    }
}

#[test]
fn a_query_for_the_secret_gives_ciphertext_and_is_in_the_journal() {
    let mut someone = Someone::signed_in(Framework80);
    let query = select("OAuthClientApp", &["Name", "ClientSecret"]);
    let body = someone.data("SelectQuery", query).body_json();
    let seen = body["rows"][0]["ClientSecret"].as_str().unwrap().to_owned();
    assert!(seen.len() > 60);
    assert_ne!(seen, someone.app("Azure Data Factory")["ClientSecret"].as_str().unwrap());

    let journal = someone.control("GET", "journal", json!({}));
    let asked = journal.as_array().unwrap().last().unwrap();
    assert_eq!(asked["call"], "SelectQuery:OAuthClientApp");
    assert!(asked["request"]["columns"]["items"]["ClientSecret"].is_object());
}

#[test]
fn all_columns_and_a_count_can_be_asked_for() {
    let mut someone = someone();
    let all = someone
        .data("SelectQuery", json!({"rootSchemaName": "OAuthResource", "allColumns": true}))
        .body_json();
    assert_eq!(all["rows"][0]["IsDefault"], true);
    let count = json!({"rootSchemaName": "OAuthClientApp", "columns": {"items": {"Count": {"expression":
        {"expressionType": 1, "functionType": 2, "aggregationType": 1,
         "functionArgument": {"expressionType": 0, "columnPath": "Id"}}}}}});
    assert_eq!(someone.data("SelectQuery", count).body_json()["rows"], json!([{"Count": 20}]));
}
