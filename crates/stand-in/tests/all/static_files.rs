//! The folder of static files served alongside Creatio.

use crate::server::client;
use stand_in::server::{self, Options};
use std::path::Path;

#[tokio::test]
async fn files_are_served_with_their_types_and_the_policy() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in
        [("index.html", "<p>one"), ("app.wasm", ""), ("app.js", ""), ("app.css", ""), ("config.json", "{}")]
    {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let policy = folder.join("policy.txt");
    std::fs::write(&policy, "default-src 'none'\n").unwrap();
    let options = Options {
        page: Some(folder.clone()),
        policy: Some(policy),
        at: "/some/sub/".into(),
        ..Options::default()
    };
    let running = server::start(options).await.unwrap();
    assert_eq!(running.page, format!("{}/some/sub/", running.creatio_origin));

    let bare = client().get(format!("{}/some/sub?a=b", running.creatio_origin)).send().await.unwrap();
    assert_eq!(
        (bare.status().as_u16(), &bare.headers()["location"]),
        (307, &"/some/sub/?a=b".parse().unwrap())
    );
    let cases = [
        ("", 200, "text/html"),
        ("?app=1", 200, "text/html"),
        ("app.wasm", 200, "application/wasm"),
        ("app.js", 200, "text/javascript"),
        ("app.css", 200, "text/css"),
        ("config.json", 200, "application/json"),
        ("nothing.js", 404, ""),
    ];
    for (path, status, kind) in cases {
        let answer = client().get(format!("{}{path}", running.page)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
        let header =
            |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        assert!(header("content-type").starts_with(kind), "{path}: {}", header("content-type"));
        assert_eq!(header("cache-control"), "no-cache", "{path}");
        assert_eq!(header("content-security-policy"), "default-src 'none'", "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
    }
    std::fs::write(folder.join("index.html"), "<p>two").unwrap();
    assert_eq!(client().get(&running.page).send().await.unwrap().text().await.unwrap(), "<p>two");
    let journal = running.with_site(|site| site.journal.entries().len());
    assert_eq!(journal, 0, "static files are not in the journal");
}

#[tokio::test]
async fn the_root_is_no_path_for_the_folder() {
    for at in ["/", "page", ""] {
        let options = Options { at: at.into(), ..Options::default() };
        assert!(server::start(options).await.is_err(), "{at}");
    }
}
