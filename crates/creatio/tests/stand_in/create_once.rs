//! No app is created twice: a second request follows only a refusal that proves that nothing was created.

use crate::support::*;

#[tokio::test]
async fn after_a_failure_a_search_by_name_finds_what_was_created() {
    for profile in PROFILES {
        for fault in ["cut-before", "cut-after", "truncated", "empty", "html", "error-500", "wrong-types"] {
            let site = Site::new(profile, &[]).await;
            site.fault("AddClient", fault, 1).await;
            let error = site.client.create_app(&postman()).await.unwrap_err();
            assert!(!error.certainly_changed_nothing(), "{profile}, {fault}");
            let acted = site.acted("AddClient").await;
            assert_eq!(acted.len(), 1, "{profile}, {fault}: sent once");
            let found = site.client.find_apps_by_name("Postman").await.unwrap().len();
            assert_eq!(found, usize::from(acted[0]), "{profile}, {fault}");
            match fault {
                "cut-before" => assert_eq!(found, 0, "{profile}"),
                "cut-after" => assert_eq!(found, 1, "{profile}"),
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn a_version_that_refuses_newer_members_creates_one_app() {
    for profile in PROFILES {
        let site = Site::new(profile, &["unknown-members-refused"]).await;
        site.client.create_app(&postman()).await.unwrap();
        assert_eq!(site.acted("AddClient").await, [false, true], "{profile}");
        assert_eq!(site.client.find_apps_by_name("Postman").await.unwrap().len(), 1, "{profile}");
    }
}
