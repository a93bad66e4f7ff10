//! A file of a target: its text, to copy and to download.

use leptos::prelude::*;
use model::handover::File;

use crate::{
    browser,
    components::{Button, CopyButton, CopySource, Messages},
    text::handover as texts,
};

/// One file.
#[component]
pub fn FileView(
    /// The file.
    file: File,
    /// Whether it is the main file of its target, whose buttons need no name of a file.
    is_main: bool,
) -> impl IntoView {
    let messages = expect_context::<Messages>();
    let File { name, media_type, text } = file;
    let label = |button: &str| if is_main { button.to_owned() } else { texts::of_file(button, &name) };
    let (copy_label, download_label) = (label(texts::COPY_CODE), label(texts::DOWNLOAD));
    let (to_copy, to_download, file_name) = (text.clone(), text.clone(), name.clone());
    let download = Callback::new(move |()| {
        browser::page::download(&file_name, &format!("{media_type};charset=utf-8"), &to_download);
        messages.say(texts::downloaded(&file_name));
    });
    view! {
        <div class="code-file">
            <div class="row code-head">
                <code class="code-name">{name.clone()}</code>
                <CopyButton
                    label={copy_label}
                    what={texts::CODE}
                    source={CopySource::text(move || to_copy.clone())}
                    with_label=true
                />
                <Button label={download_label} press=download/>
            </div>
            <pre class="code-text" tabindex="0" translate="no" dir="ltr" aria-label={name}>
                <code>{text}</code>
            </pre>
        </div>
    }
}
