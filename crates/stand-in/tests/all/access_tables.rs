//! What tells which rights a user has: roles, operations, sessions, addresses and licenses (creatio-api.md, section 14.1).

use crate::test_client::{SUPERVISOR, TestClient, compare, group, select};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81, Framework10, Framework80},
    world::WorldSpec,
};

const ADMINISTRATORS: &str = "83a43ebc-f36b-1410-298d-001e8c82bcad";

fn rows(client: &mut TestClient, table: &str, columns: &[&str], filter: Value) -> Vec<Value> {
    let mut query = select(table, columns);
    query["filters"] = group(0, vec![filter]);
    let body = client.data_service("SelectQuery", query).body_json();
    assert_eq!(body["success"], true, "{body}");
    body["rows"].as_array().unwrap().clone()
}

#[test]
fn the_roles_of_a_user_lead_to_what_the_user_may_execute() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let of_user = compare("SysUser", 3, 0, json!(SUPERVISOR));
        let direct = rows(&mut client, "SysUserInRole", &["SysRole"], of_user);
        let names: Vec<&Value> = direct.iter().map(|row| &row["SysRole"]["displayValue"]).collect();
        assert_eq!(names, ["All employees", "System administrators"], "{profile}");

        let of_unit = compare("SysAdminUnit", 3, 0, json!(SUPERVISOR));
        let all = rows(&mut client, "SysAdminUnitInRole", &["SysAdminUnitRoleId", "Source"], of_unit);
        let roles: Vec<&Value> = all.iter().map(|row| &row["SysAdminUnitRoleId"]).collect();
        assert!(roles.contains(&&json!(SUPERVISOR)), "{profile}: a row with itself");
        assert!(roles.contains(&&json!(ADMINISTRATORS)), "{profile}");

        let of_operation = compare("SysAdminOperation.Code", 3, 1, json!("CanUseODataService"));
        let columns = ["SysAdminUnit", "CanExecute", "Position"];
        let grantees = rows(&mut client, "SysAdminOperationGrantee", &columns, of_operation);
        let positions: Vec<i64> = grantees.iter().map(|row| row["Position"].as_i64().unwrap()).collect();
        assert_eq!(positions, (0..grantees.len() as i64).collect::<Vec<_>>(), "{profile}");
        assert!(grantees.iter().any(|row| row["SysAdminUnit"]["value"] == SUPERVISOR), "{profile}");
    }
}

#[test]
fn members_of_a_role_are_found_by_its_id() {
    let mut client = TestClient::signed_in(Core81);
    let of_role = compare("SysAdminUnitRoleId", 3, 0, json!(ADMINISTRATORS));
    let members = rows(&mut client, "SysAdminUnitInRole", &["SysAdminUnit"], of_role);
    let names: Vec<&Value> = members.iter().map(|row| &row["SysAdminUnit"]["displayValue"]).collect();
    assert_eq!(
        names,
        ["Supervisor", "System administrators"].map(Value::from).iter().rev().collect::<Vec<_>>()
    );
}

#[test]
fn signing_in_and_out_leaves_a_record_and_a_session_can_be_ended() {
    let mut client = TestClient::signed_in(Core81);
    let sessions = |client: &mut TestClient| {
        let of_user = compare("SysUser", 3, 0, json!(SUPERVISOR));
        rows(client, "SysUserSession", &["Id", "SessionStartDate", "SessionEndDate"], of_user)
    };
    let before = sessions(&mut client);
    assert_eq!((before.len(), &before[0]["SessionEndDate"]), (1, &json!("")), "an open session");
    client.post("rest/MainMenuService/Logout", json!({}));
    client.login("Supervisor", "Supervisor");
    let after = sessions(&mut client);
    assert_eq!(after.len(), 2);
    assert_ne!(after[0]["SessionEndDate"], "", "signing out ended it");
    let request = json!({"recordId": after[1]["Id"]});
    let ended = client.post("rest/AdministrationService/TerminateSession", request);
    assert_eq!(ended.body_json()["TerminateSessionResult"], 1);
    assert_ne!(client.data_service("SelectQuery", select("Contact", &["Id"])).status, 200, "signed out");
}

#[test]
fn licenses_are_told_by_a_service_only() {
    let spec = WorldSpec { users: 12, ..WorldSpec::default() };
    let mut client = TestClient::signed_in_to(Framework10, spec);
    let mut checked = |id: &Value| {
        let answer = client.post("rest/AdministrationService/GetAvailableLicPackages", json!({"userId": id}));
        let text = answer.body_json()["GetAvailableLicPackagesResult"].as_str().unwrap().to_owned();
        serde_json::from_str::<Value>(&text).unwrap()[0]["Checked"].clone()
    };
    assert_eq!(checked(&json!(SUPERVISOR)), true);
    assert_eq!(checked(&json!("11111111-2222-3333-4444-555555555555")), false);
    let blocked = client.post("rest/AdministrationService/GetIsUserBlocked", json!({"userId": SUPERVISOR}));
    assert_eq!(blocked.body_json(), json!({"GetIsUserBlockedResult": false}));
    client.set_condition("no-CanManageAdministration");
    let refused = client.post("rest/AdministrationService/ActualizeAdminUnitInRole", json!({}));
    assert_eq!(refused.status, 500);
}

#[test]
fn technical_users_have_a_view_since_8_2() {
    let mut newer = TestClient::signed_in(Framework10);
    let all = rows(&mut newer, "VwTechnicalUser", &["Name", "Active"], compare("Active", 3, 12, json!(true)));
    assert_eq!(all.len(), 1);
    let mut older = TestClient::signed_in(Framework80);
    assert_eq!(older.data_service("SelectQuery", select("VwTechnicalUser", &["Name"])).status, 500);
    let ranges = compare("SysAdminUnit", 3, 0, json!(ADMINISTRATORS));
    let ranges = rows(&mut older, "SysAdminUnitIPRange", &["BeginIP", "EndIP"], ranges);
    assert_eq!(ranges, [json!({"BeginIP": "10.0.0.0", "EndIP": "10.0.255.255"})]);
}
