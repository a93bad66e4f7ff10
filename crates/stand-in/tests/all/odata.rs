use crate::someone::{EACH, SUPERVISOR, Someone};
use serde_json::{Value, json};
use stand_in::{
    http::{Request, Response},
    profile::ProfileName::{Core81, Framework80},
};

fn patch(someone: &mut Someone, method: &str, body: &Value) -> Response {
    let id = someone.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let target = someone.at(&format!("odata/OAuthClientApp({id})"));
    someone.send(Request::new(method, &target).with_json(body))
}

#[test]
fn a_collection_is_selected_filtered_ordered_and_paged() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        let cases = [
            ("$select=Name", json!(["Azure Data Factory", "Power BI reports", "Website forms"])),
            ("$select=Name&$orderby=Name%20desc&$top=2", json!(["Website forms", "Power BI reports"])),
            ("$select=Name&$orderby=Name&$skip=2", json!(["Website forms"])),
            ("$filter=contains(Name,'bi')", json!(["Power BI reports"])),
            (
                "$filter=startswith(Name,'Azure') or Name eq 'website forms'",
                json!(["Azure Data Factory", "Website forms"]),
            ),
            ("$filter=(IsActive eq true) and Name ne 'Power BI reports'", json!(["Azure Data Factory"])),
            (&format!("$filter=SystemUser/Id eq {SUPERVISOR}"), json!(["Azure Data Factory"])),
            ("$filter=CreatedOn gt 2030-01-01T00:00:00Z", json!([])),
            ("$filter=Name eq 'it''s'", json!([])),
        ];
        for (query, expected) in cases {
            let answer = someone.get(&format!("odata/OAuthClientApp?{}", query.replace(' ', "+")));
            let names: Value = answer.body_json()["value"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["Name"].clone())
                .collect();
            assert_eq!(names, expected, "{profile} {query}");
        }
        let counted = someone.get("odata/OAuthClientApp?$select=Id&$top=1&$count=true").body_json();
        assert_eq!(counted["@odata.count"], 3);
        assert_eq!(someone.get("odata/OAuthClientApp/$count").text(), "3");
    }
}

#[test]
fn a_record_shows_flat_lookups_utc_dates_and_its_secret_unless_selected_away() {
    let mut someone = Someone::signed_in(Framework80);
    let id = someone.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let record = someone.get(&format!("odata/OAuthClientApp({id})")).body_json();
    assert_eq!(record["SystemUserId"], SUPERVISOR);
    assert_eq!(record["SystemUser"], Value::Null);
    assert_eq!(record["ModifiedOn"], "2026-03-02T03:00:01.000Z");
    assert!(record["ClientSecret"].is_string());
    assert!(
        record["@odata.context"].as_str().unwrap().ends_with("/0/odata/$metadata#OAuthClientApp/$entity")
    );
    let expanded =
        someone.get(&format!("odata/OAuthClientApp({id})?$select=Name&$expand=SystemUser")).body_json();
    assert_eq!(expanded["ClientSecret"], Value::Null);
    assert!(expanded["SystemUser"]["UserPassword"].is_string());
    assert_eq!(someone.get(&format!("odata/OAuthClientApp({SUPERVISOR})")).status, 404);
}

#[test]
fn what_odata_does_not_take_is_a_400_with_an_error() {
    let queries = [
        (
            "$filter=SystemUserId eq 7f3b869f-34f3-4f20-ab4d-7480a5fdf647",
            "Column by path SystemUserId not found",
        ),
        ("$filter=Id eq guid'7f3b869f-34f3-4f20-ab4d-7480a5fdf647'", ""),
        ("$filter=Name in ('a')", ""),
        ("$filter=Name eq 'a", ""),
        ("$select=Nothing", ""),
        ("$select=SystemUser", ""),
        ("$expand=SystemUser($select=Name)", ""),
        ("$top=many", ""),
    ];
    let mut someone = Someone::signed_in(Core81);
    for (query, words) in queries {
        let answer = someone.get(&format!("odata/OAuthClientApp?{}", query.replace(' ', "+")));
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.body_json()["error"]["message"].as_str().unwrap().contains(words), "{query}");
    }
    assert_eq!(someone.get("odata/Nothing").status, 404);
}

#[test]
fn odata_needs_its_own_right() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("no-CanUseODataService");
    let answer = someone.get("odata/OAuthClientApp?$select=Id");
    assert_eq!(answer.status, 403);
    let words = "The current user does not have sufficient permissions to use OData";
    assert_eq!(answer.body_json()["error"]["message"], words);
}

#[test]
fn a_write_meets_the_rules_of_the_table() {
    let mut someone = Someone::signed_in(Framework80);
    let change = json!({"Description": "by OData", "SystemUser": "ignored", "IsActive": false});
    assert_eq!(patch(&mut someone, "PATCH", &change).status, 204);
    let app = someone.app("Azure Data Factory");
    assert_eq!((&app["Description"], &app["IsActive"]), (&json!("by OData"), &json!(false)));
    assert_eq!(app["SystemUser"]["value"], SUPERVISOR);
    assert_eq!(patch(&mut someone, "PATCH", &json!({"Nothing": 1})).status, 400);

    someone.set("identity-down");
    let refused = patch(&mut someone, "PATCH", &json!({"Description": "again"}));
    assert_eq!(refused.status, 500);
    assert!(refused.body_json()["error"]["message"].as_str().unwrap().starts_with("Unable to connect"));
    assert_eq!(patch(&mut someone, "DELETE", &json!({})).status, 500);
    someone.clear("identity-down");

    let new = json!({"Name": "Entity", "ApplicationUrl": "https://e.example", "SystemUserId": SUPERVISOR});
    let made = someone.post("odata/OAuthClientApp", new);
    assert_eq!((made.status, &made.body_json()["Id"]), (201, &someone.app("Entity")["Id"]));
    assert_eq!(patch(&mut someone, "DELETE", &json!({})).status, 204);
    assert_eq!(someone.app("Azure Data Factory"), Value::Null);
}
