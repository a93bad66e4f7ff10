// A secret does not stay on the screen of a tab that was left, nor on the clipboard.

import type { Page } from "@playwright/test";

import * as steps from "./support/steps.ts";
import { credentials, result } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";

const APP = "Azure Data Factory";
const CLEARED = "A copied secret is taken off the clipboard after 60 seconds if it is still there.";
const STAYS = "This browser does not show the page its clipboard: a copied secret stays there until you copy something else.";

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** From here on the page's time goes by only when told. */
async function haltClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
}

/** The tab goes out of view or comes back into it, as the page sees it. */
async function sight(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, !visible);
}

/** Time goes by, and the tab's timers stand still, as in a tab that a browser has put to sleep. */
async function sleep(page: Page, ms: number): Promise<void> {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + ms);
}

async function shownApp(page: Page, standIn: Parameters<typeof steps.openApp>[1]) {
  await page.clock.install();
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  return app;
}

test("a secret is gone when its tab comes back after more than 10 s", async ({ page, standIn }) => {
  const app = await shownApp(page, standIn);
  await sight(page, false);
  await sleep(page, 9_000);
  await sight(page, true);
  await expect(credentials(page).secret, "a look elsewhere").toHaveText(app.ClientSecret);
  await sight(page, false);
  await sleep(page, 11_000);
  await sight(page, true);
  await expect(credentials(page).secret).toHaveCount(0);
  expect(await traces(page)).not.toContain(app.ClientSecret);
});

test("a secret is gone after 30 s by the clock, even if the timers stood still", async ({ page, standIn }) => {
  const app = await shownApp(page, standIn);
  await sleep(page, 25_000);
  await sight(page, false);
  await sleep(page, 6_000);
  await sight(page, true);
  await expect(credentials(page).secret).toHaveCount(0);
  expect(await traces(page)).not.toContain(app.ClientSecret);
});

test.describe("where the page may look at the clipboard", () => {
  test.beforeEach(async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.install();
  });

  async function copied(page: Page, standIn: Parameters<typeof steps.openApp>[1]): Promise<string> {
    const app = await steps.openApp(page, standIn, APP);
    await expect(credentials(page).region).toContainText(CLEARED);
    await haltClock(page);
    await credentials(page).copySecret.click();
    await expect(result(page)).toHaveText("Client secret copied");
    expect(await clipboard(page)).toBe(app.ClientSecret);
    return app.ClientSecret;
  }

  test("a copied secret is taken off it after 60 s", async ({ page, standIn }) => {
    const secret = await copied(page, standIn);
    await page.clock.runFor(59_000);
    expect(await clipboard(page)).toBe(secret);
    await page.clock.runFor(1_000);
    await expect.poll(() => clipboard(page)).toBe("");
  });

  test("it is taken off even when the page of the app was left", async ({ page, standIn }) => {
    await copied(page, standIn);
    await steps.goTo(page, "Apps");
    await page.clock.runFor(60_000);
    await expect.poll(() => clipboard(page)).toBe("");
  });

  test("what was copied meanwhile is left alone", async ({ page, standIn }) => {
    await copied(page, standIn);
    await page.evaluate(() => navigator.clipboard.writeText("something else"));
    const looked = page.evaluate(() => {
      const clipboard = navigator.clipboard;
      const read = clipboard.readText.bind(clipboard);
      return new Promise((resolve) => {
        clipboard.readText = async () => {
          const text = await read();
          setTimeout(() => resolve(text));
          return text;
        };
      });
    });
    await page.clock.runFor(60_000);
    await page.clock.resume();
    expect(await looked, "what the page saw").toBe("something else");
    expect(await clipboard(page)).toBe("something else");
  });

  test("a secret that is copied anew stays its full time", async ({ page, standIn }) => {
    const secret = await copied(page, standIn);
    await page.clock.runFor(40_000);
    await credentials(page).copySecret.click();
    await expect.poll(async () => (await steps.asked(standIn, "GetClientSecret")).length).toBe(2);
    await expect(credentials(page).copySecret).not.toHaveAttribute("aria-busy");
    await page.clock.runFor(59_000);
    expect(await clipboard(page)).toBe(secret);
    await page.clock.runFor(1_000);
    await expect.poll(() => clipboard(page)).toBe("");
  });

  test("without the focus it is taken off once the focus is back", async ({ page, standIn }) => {
    const secret = await copied(page, standIn);
    await page.evaluate(() => (document.hasFocus = () => false));
    await page.clock.runFor(60_000);
    expect(await clipboard(page)).toBe(secret);
    await page.evaluate(() => {
      document.hasFocus = () => true;
      window.dispatchEvent(new Event("focus"));
    });
    await expect.poll(() => clipboard(page)).toBe("");
  });
});

test("where the page may not look it neither looks nor asks, and says so", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-write"]);
  await page.addInitScript(() => {
    const reads: string[] = ((window as unknown as { reads: string[] }).reads = []);
    navigator.clipboard.readText = async () => {
      reads.push("readText");
      return "";
    };
  });
  await page.clock.install();
  await steps.openApp(page, standIn, APP);
  await expect(credentials(page).region).toContainText(STAYS);
  await haltClock(page);
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText("Client secret copied");
  await page.clock.runFor(60_000);
  await steps.goTo(page, "Apps");
  expect(await page.evaluate(() => (window as unknown as { reads: string[] }).reads)).toEqual([]);
});
