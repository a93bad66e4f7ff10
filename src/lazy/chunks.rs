//! The functions at which the code is split: each returns the entry points of one chunk.

#[cfg(feature = "split")]
pub use split::*;
#[cfg(not(feature = "split"))]
pub use whole::*;

#[cfg(feature = "split")]
mod split {
    // The macro calls from one file into another, which Rust counts as unsafe.
    #![allow(unsafe_code)]

    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::super::{
        AUDIT_VIEWS, AuditViews, DIALOG_VIEWS, DialogViews, FRAME_VIEWS, FrameViews, MESSAGE_VIEWS,
        MessageViews, NotFetched, PAGE_VIEWS, PageViews,
    };

    impl From<SplitLoaderError> for NotFetched {
        fn from(_: SplitLoaderError) -> Self {
            NotFetched
        }
    }

    #[wasm_split(messages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn message_views() -> Result<MessageViews, NotFetched> {
        Ok(MESSAGE_VIEWS)
    }

    #[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn dialog_views() -> Result<DialogViews, NotFetched> {
        Ok(DIALOG_VIEWS)
    }

    #[wasm_split(frame, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn frame_views() -> Result<FrameViews, NotFetched> {
        Ok(FRAME_VIEWS)
    }

    #[wasm_split(audit, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn audit_views() -> Result<AuditViews, NotFetched> {
        Ok(AUDIT_VIEWS)
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn page_views() -> Result<PageViews, NotFetched> {
        Ok(PAGE_VIEWS)
    }
}

#[cfg(not(feature = "split"))]
mod whole {
    use super::super::{
        AUDIT_VIEWS, AuditViews, DIALOG_VIEWS, DialogViews, FRAME_VIEWS, FrameViews, MESSAGE_VIEWS,
        MessageViews, NotFetched, PAGE_VIEWS, PageViews,
    };

    pub async fn message_views() -> Result<MessageViews, NotFetched> {
        Ok(MESSAGE_VIEWS)
    }

    pub async fn dialog_views() -> Result<DialogViews, NotFetched> {
        Ok(DIALOG_VIEWS)
    }

    pub async fn frame_views() -> Result<FrameViews, NotFetched> {
        Ok(FRAME_VIEWS)
    }

    pub async fn audit_views() -> Result<AuditViews, NotFetched> {
        Ok(AUDIT_VIEWS)
    }

    pub async fn page_views() -> Result<PageViews, NotFetched> {
        Ok(PAGE_VIEWS)
    }
}
