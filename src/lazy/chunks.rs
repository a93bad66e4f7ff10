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

    use super::super::{FRAME_VIEWS, FrameViews, NotFetched, PAGE_VIEWS, PageViews};

    impl From<SplitLoaderError> for NotFetched {
        fn from(_: SplitLoaderError) -> Self {
            NotFetched
        }
    }

    #[wasm_split(frame, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn frame_views() -> Result<FrameViews, NotFetched> {
        Ok(FRAME_VIEWS)
    }

    #[wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn page_views() -> Result<PageViews, NotFetched> {
        Ok(PAGE_VIEWS)
    }
}

#[cfg(not(feature = "split"))]
mod whole {
    use super::super::{FRAME_VIEWS, FrameViews, NotFetched, PAGE_VIEWS, PageViews};

    pub async fn frame_views() -> Result<FrameViews, NotFetched> {
        Ok(FRAME_VIEWS)
    }

    pub async fn page_views() -> Result<PageViews, NotFetched> {
        Ok(PAGE_VIEWS)
    }
}
