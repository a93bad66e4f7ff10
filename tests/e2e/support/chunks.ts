// The code that the page fetches on demand.

import { type Page, expect } from "@playwright/test";

/** Matches the shipped files that the first list does not need. */
export const LAZY_CHUNK = /(^|\/)((split_|chunk_)[^/]*\.wasm|later\.css)$/;

/** Waits until everything that the page fetches before it is needed is there: the rest follows the first key. */
export async function expectPrefetched(page: Page): Promise<void> {
  await page.keyboard.press("Shift");
  const isThere = () =>
    // The last one that is prefetched: src/lazy.rs.
    page.evaluate(() =>
      performance.getEntriesByType("resource").some((entry) => entry.name.endsWith("/split_audit.wasm") && (entry as PerformanceResourceTiming).responseEnd > 0),
    );
  await expect.poll(isThere, "the last chunk is there").toBe(true);
}

/** Holds WebAssembly files back until the returned function is called. */
export async function holdWebAssembly(page: Page, files = "**/*.wasm"): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(files, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
