//! Technical users for apps.

use creatio::{Cause, Id, NewApp};
use model::access::{OPERATIONS, Rating, Reason, UserAccess};

use crate::support::*;

const METHOD: &str = "UpdateOrCreateTechnicalUser";
const NEW_ID: &str = "0c5d8d0a-1f5e-4b0e-9b7e-3a1f6c2d9e41";

#[tokio::test]
async fn an_app_acts_as_a_technical_user_that_was_created_for_it() {
    for profile in ["framework-8.2", "core-8.3", "framework-10"] {
        let site = Site::new(profile, &[]).await;
        let id: Id = NEW_ID.parse().unwrap();
        // Sent again, as after a lost answer, it does not create a second user.
        for _ in 0..2 {
            assert_eq!(site.client.create_technical_user(&id, "Robot").await, Ok(()), "{profile}");
        }
        let named = site.client.users("Robot", ALL).await.unwrap().read;
        assert_eq!(named.iter().map(|user| &user.id).collect::<Vec<_>>(), [&id], "{profile}");

        let app = NewApp { system_user_id: id.clone(), ..postman() };
        site.client.create_app(&app).await.unwrap();
        let facts = site.client.access(std::slice::from_ref(&id), &OPERATIONS).await.unwrap();
        let access = UserAccess::of(&id, &facts, None);
        assert_eq!((access.rating, access.reason), (Rating::NoAccess, Reason::NothingGranted), "{profile}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_looked_up() {
    let site = Site::new(NEWER, &[]).await;
    let id: Id = NEW_ID.parse().unwrap();
    site.fault(METHOD, "cut-before", 1).await;
    let error = site.client.create_technical_user(&id, "Robot").await.unwrap_err();
    assert_eq!(error.cause, Cause::Unreachable);
    site.fault(METHOD, "cut-after", 1).await;
    assert_eq!(site.client.create_technical_user(&id, "Robot").await, Ok(()));
    assert_eq!(site.acted(METHOD).await, [false, true]);
}

#[tokio::test]
async fn a_refused_technical_user_says_why() {
    let site = Site::new(NEWER, &[]).await;
    let id: Id = NEW_ID.parse().unwrap();
    let error = site.client.create_technical_user(&id, "Supervisor").await.unwrap_err();
    let message = error.message().unwrap_or_default();
    assert_eq!(
        (error.cause.clone(), message.contains("already exists")),
        (Cause::Refused, true),
        "{message}"
    );
    site.set("no-CanManageTechnicalUsers").await;
    let error = site.client.create_technical_user(&id, "Robot").await.unwrap_err();
    assert_eq!(error.cause, Cause::Forbidden);
    assert!(error.certainly_changed_nothing());
}

#[tokio::test]
async fn older_versions_have_no_technical_users() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let error = site.client.create_technical_user(&NEW_ID.parse().unwrap(), "Robot").await.unwrap_err();
        assert_eq!(error.cause, Cause::ServiceMissing, "{profile}");
    }
}
