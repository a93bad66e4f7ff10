// The page's time under the control of a test, after `page.clock.install()`.

import type { Page } from "@playwright/test";

/**
 * Puts the page's time under control, with ids of timers as a browser gives them: those of Playwright do not fit into the
 * 32 bits that Leptos keeps of an id, so that no timer would ever be cleared.
 */
export async function installClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    const timers = window as unknown as Record<string, (...timer: unknown[]) => unknown>;
    for (const kind of ["Timeout", "Interval"]) {
      const [start, stop, ids] = [timers[`set${kind}`], timers[`clear${kind}`], [] as unknown[]];
      timers[`set${kind}`] = (...timer) => ids.push(start?.apply(window, timer));
      timers[`clear${kind}`] = (id) => stop?.call(window, ids[Number(id) - 1]);
    }
  });
}

/** Stops the page's time, which then passes only by `page.clock.runFor`. */
export async function haltClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await now(page)) + 60_000);
}

/** Lets time pass while the page's timers are suspended, as in a tab that the browser has put to sleep. */
export async function sleepTab(page: Page, milliseconds: number): Promise<void> {
  await page.clock.setSystemTime((await now(page)) + milliseconds);
}

/** Hides the tab or brings it back, as far as the page can see it. */
export async function setTabVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, !visible);
}

const now = (page: Page): Promise<number> => page.evaluate(() => Date.now());
