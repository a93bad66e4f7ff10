// Everywhere a browser could hold data of the page.

import type { Page } from "@playwright/test";

/** All data of the page that the browser holds or displays, where a secret must not occur. */
export async function traces(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify({
      address: location.href,
      requests: performance.getEntries().map((entry) => entry.name),
      title: document.title,
      document: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll("input, textarea, output")].map((field) => (field as HTMLInputElement).value),
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      history: history.state,
      window: window.name,
    }),
  );
}
