// A secret stays neither on the screen of a background tab nor on the clipboard.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard, writeClipboard } from "../support/clipboard.ts";
import { haltClock, setTabVisible, sleepTab } from "../support/clock.ts";
import { showSecret } from "../support/secrets.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, credentials, requestsTo, result } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { APP_PAGE } from "../support/texts.ts";

test.beforeEach(({ page }) => page.clock.install());

/** Opens an app with its secret shown; returns the secret. */
async function openWithSecret(page: Page, standIn: StandIn): Promise<string> {
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await showSecret(page, app.ClientSecret);
  return app.ClientSecret;
}

test("a secret is hidden when its tab becomes visible again after more than 10 s", async ({ page, standIn }) => {
  const secret = await openWithSecret(page, standIn);
  await setTabVisible(page, false);
  await sleepTab(page, 9_000);
  await setTabVisible(page, true);
  await expect(credentials(page).secret, "a short absence").toHaveText(secret);
  await setTabVisible(page, false);
  await sleepTab(page, 11_000);
  await setTabVisible(page, true);
  await expect(credentials(page).secret).toHaveCount(0);
  expect(await traces(page)).not.toContain(secret);
});

test("a secret is hidden after 30 s by the clock, even if the timers stood still", async ({ page, standIn }) => {
  const secret = await openWithSecret(page, standIn);
  await sleepTab(page, 25_000);
  await setTabVisible(page, false);
  await sleepTab(page, 6_000);
  await setTabVisible(page, true);
  await expect(credentials(page).secret).toHaveCount(0);
  expect(await traces(page)).not.toContain(secret);
});

test.describe("where the page may read the clipboard", () => {
  test.beforeEach(({ context }) => allowClipboard(context));

  /** Opens an app and copies its secret; returns the secret. */
  async function copySecret(page: Page, standIn: StandIn): Promise<string> {
    const app = await steps.openApp(page, standIn, APP);
    await expect(credentials(page).region).toContainText(APP_PAGE.clipboardIsCleared);
    await haltClock(page);
    await credentials(page).copySecret.click();
    await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
    expect(await readClipboard(page)).toBe(app.ClientSecret);
    return app.ClientSecret;
  }

  test("a copied secret is removed from it after 60 s", async ({ page, standIn }) => {
    const secret = await copySecret(page, standIn);
    await page.clock.runFor(59_000);
    expect(await readClipboard(page)).toBe(secret);
    await page.clock.runFor(1_000);
    await expect.poll(() => readClipboard(page)).toBe("");
  });

  test("it is removed even after the page of the app was left", async ({ page, standIn }) => {
    await copySecret(page, standIn);
    await steps.goTo(page, "Apps");
    await page.clock.runFor(60_000);
    await expect.poll(() => readClipboard(page)).toBe("");
  });

  test("what was copied in the meantime is left alone", async ({ page, standIn }) => {
    await copySecret(page, standIn);
    await writeClipboard(page, "something else");
    // Resolves after the page has read the clipboard and has run what follows.
    const read = page.evaluate(() => {
      const clipboard = navigator.clipboard;
      const readText = clipboard.readText.bind(clipboard);
      return new Promise((resolve) => {
        clipboard.readText = async () => {
          const text = await readText();
          setTimeout(() => resolve(text));
          return text;
        };
      });
    });
    await page.clock.runFor(60_000);
    await page.clock.resume();
    expect(await read, "what the page has read").toBe("something else");
    expect(await readClipboard(page)).toBe("something else");
  });

  test("a secret that is copied again stays for the full time", async ({ page, standIn }) => {
    const secret = await copySecret(page, standIn);
    await page.clock.runFor(40_000);
    await credentials(page).copySecret.click();
    await expect.poll(() => requestsTo(standIn, "GetClientSecret")).toHaveLength(2);
    await expect(credentials(page).copySecret).not.toHaveAttribute("aria-busy");
    await page.clock.runFor(59_000);
    expect(await readClipboard(page)).toBe(secret);
    await page.clock.runFor(1_000);
    await expect.poll(() => readClipboard(page)).toBe("");
  });

  test("without the focus, it is removed when the focus is back", async ({ page, standIn }) => {
    const secret = await copySecret(page, standIn);
    await page.evaluate(() => (document.hasFocus = () => false));
    await page.clock.runFor(60_000);
    expect(await readClipboard(page)).toBe(secret);
    await page.evaluate(() => {
      document.hasFocus = () => true;
      window.dispatchEvent(new Event("focus"));
    });
    await expect.poll(() => readClipboard(page)).toBe("");
  });
});

test("if the page may not read the clipboard, it neither reads nor requests permission, and says so", async ({
  page,
  context,
  standIn,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  await page.addInitScript(() => {
    const reads: string[] = ((window as unknown as { reads: string[] }).reads = []);
    navigator.clipboard.readText = async () => {
      reads.push("readText");
      return "";
    };
  });
  await steps.openApp(page, standIn, APP);
  await expect(credentials(page).region).toContainText(APP_PAGE.clipboardIsNotCleared);
  await haltClock(page);
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  await page.clock.runFor(60_000);
  await steps.goTo(page, "Apps");
  expect(await page.evaluate(() => (window as unknown as { reads: string[] }).reads)).toEqual([]);
});
