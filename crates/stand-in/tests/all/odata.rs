//! OData 4.

use crate::test_client::{SUPERVISOR, TestClient};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    http::{Request, Response},
    profile::Profile::{self, Core81, Framework80},
};

fn send_to_first_app(client: &mut TestClient, method: &str, body: &Value) -> Response {
    let id = client.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let target = client.workspace_path(&format!("odata/OAuthClientApp({id})"));
    client.send(Request::new(method, &target).with_json(body))
}

#[test]
fn a_collection_is_filtered_sorted_and_paged() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
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
            let answer = client.get(&format!("odata/OAuthClientApp?{}", query.replace(' ', "+")));
            let names: Value = answer.body_json()["value"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["Name"].clone())
                .collect();
            assert_eq!(names, expected, "{profile} {query}");
        }
        let counted = client.get("odata/OAuthClientApp?$select=Id&$top=1&$count=true").body_json();
        assert_eq!(counted["@odata.count"], 3);
        assert_eq!(client.get("odata/OAuthClientApp/$count").text(), "3");
    }
}

#[test]
fn a_record_contains_ids_utc_dates_and_the_secret() {
    let mut client = TestClient::signed_in(Framework80);
    let id = client.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let record = client.get(&format!("odata/OAuthClientApp({id})")).body_json();
    assert_eq!(record["SystemUserId"], SUPERVISOR);
    assert_eq!(record["SystemUser"], Value::Null);
    assert_eq!(record["ModifiedOn"], "2026-03-02T03:00:01.000Z");
    assert!(record["ClientSecret"].is_string());
    assert!(
        record["@odata.context"].as_str().unwrap().ends_with("/0/odata/$metadata#OAuthClientApp/$entity")
    );
    let expanded =
        client.get(&format!("odata/OAuthClientApp({id})?$select=Name&$expand=SystemUser")).body_json();
    assert_eq!(expanded["ClientSecret"], Value::Null);
    assert!(expanded["SystemUser"]["UserPassword"].is_string());
    assert_eq!(client.get(&format!("odata/OAuthClientApp({SUPERVISOR})")).status, 404);
}

#[test]
fn an_invalid_query_is_a_400_with_an_error() {
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
    let mut client = TestClient::signed_in(Core81);
    for (query, message) in queries {
        let answer = client.get(&format!("odata/OAuthClientApp?{}", query.replace(' ', "+")));
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.body_json()["error"]["message"].as_str().unwrap().contains(message), "{query}");
    }
    assert_eq!(client.get("odata/Nothing").status, 404);
}

#[test]
fn odata_needs_its_own_right() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("no-CanUseODataService");
    let answer = client.get("odata/OAuthClientApp?$select=Id");
    assert_eq!(answer.status, 403);
    let message = "The current user does not have sufficient permissions to use OData";
    assert_eq!(answer.body_json()["error"]["message"], message);
}

#[test]
fn a_write_follows_the_rules_of_the_table() {
    let mut client = TestClient::signed_in(Framework80);
    let change = json!({"Description": "by OData", "SystemUser": "ignored", "IsActive": false});
    assert_eq!(send_to_first_app(&mut client, "PATCH", &change).status, 204);
    let app = client.app("Azure Data Factory");
    assert_eq!((&app["Description"], &app["IsActive"]), (&json!("by OData"), &json!(false)));
    assert_eq!(app["SystemUser"]["value"], SUPERVISOR);
    assert_eq!(send_to_first_app(&mut client, "PATCH", &json!({"Nothing": 1})).status, 400);

    client.set_condition("identity-down");
    let refused = send_to_first_app(&mut client, "PATCH", &json!({"Description": "again"}));
    assert_eq!(refused.status, 500);
    assert!(refused.body_json()["error"]["message"].as_str().unwrap().starts_with("Unable to connect"));
    assert_eq!(send_to_first_app(&mut client, "DELETE", &json!({})).status, 500);
    client.clear_condition("identity-down");

    let new = json!({"Name": "Entity", "ApplicationUrl": "https://e.example", "SystemUserId": SUPERVISOR});
    let created = client.post("odata/OAuthClientApp", new);
    assert_eq!((created.status, &created.body_json()["Id"]), (201, &client.app("Entity")["Id"]));
    assert_eq!(send_to_first_app(&mut client, "DELETE", &json!({})).status, 204);
    assert_eq!(client.app("Azure Data Factory"), Value::Null);
}

#[test]
fn a_change_may_be_a_form() {
    let mut client = TestClient::signed_in(Framework80);
    let id = client.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let request = Request::new("PATCH", &client.workspace_path(&format!("odata/OAuthClientApp({id})")))
        .with_header("content-type", "application/x-www-form-urlencoded");
    let request = Request { body: b"Description=by+a+form&IsActive=False".to_vec(), ..request };
    assert_eq!(client.send(request).status, 204);
    let app = client.app("Azure Data Factory");
    assert_eq!((&app["Description"], &app["IsActive"]), (&json!("by a form"), &json!(false)));
}

#[test]
fn the_service_tells_what_it_has() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let document = client.get("odata/").body_json();
        assert!(document["@odata.context"].as_str().unwrap().ends_with("/odata/$metadata"), "{profile}");
        let sets: Vec<&str> =
            document["value"].as_array().unwrap().iter().map(|set| set["name"].as_str().unwrap()).collect();
        assert_eq!(sets.contains(&"OAuthGrantTypeInClient"), profile >= Profile::Core83, "{profile}");
        assert!(sets.contains(&"OAuthClientApp"), "{profile}");
        let metadata = client.get("odata/$metadata");
        assert_eq!(metadata.status, 200, "{profile}");
        let text = metadata.text();
        for set in sets {
            assert!(text.contains(&format!("<EntityType Name=\"{set}\">")), "{profile} {set}");
        }
        let members = "<Property Name=\"SystemUserId\" Type=\"Edm.Guid\"/>";
        assert!(
            text.contains(members) && text.contains("<NavigationProperty Name=\"SystemUser\""),
            "{profile}"
        );
    }
}

#[test]
fn one_member_is_read_as_text() {
    let mut client = TestClient::signed_in(Core81);
    let id = client.app("Azure Data Factory")["Id"].as_str().unwrap().to_owned();
    let mut read = |member: &str| client.get(&format!("odata/OAuthClientApp({id})/{member}/$value"));
    assert_eq!(read("Name").text(), "Azure Data Factory");
    assert_eq!(read("IsActive").text(), "true");
    assert_eq!(read("Nothing").status, 404);
}
