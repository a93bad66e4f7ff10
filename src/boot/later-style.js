let loading;

/** Fetches the styles of everything but the first list, once. Resolves to whether they are there. */
export function laterStyle() {
  return (loading ??= load());
}

function load() {
  const first = document.querySelector("link[data-later]");
  return new Promise((resolve) => {
    // During development, the first style sheet holds everything.
    if (!first) {
      resolve(true);
      return;
    }
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.integrity = first.dataset.laterIntegrity;
    link.href = first.dataset.later;
    link.onload = () => resolve(true);
    link.onerror = () => {
      // The next attempt fetches it again.
      link.remove();
      loading = undefined;
      resolve(false);
    };
    first.after(link);
  });
}
