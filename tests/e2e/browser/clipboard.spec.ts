// Browsers without a clipboard, that refuse, that never answer, or that write only within the task of the press.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { haltClock } from "../support/clock.ts";
import { CONNECT, APP_PAGE, FAILURE } from "../support/texts.ts";
import { expectNoTrace } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, button, credentials, openDeleteDialog, openRawAnswer, result } from "../support/steps.ts";
import { expect, expectAccessible, test } from "../support/test.ts";

/** What a browser does in place of writing. */
const BROWSERS = {
  "without a clipboard, as over plain HTTP": () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }),
  "that refuses": () => {
    Clipboard.prototype.write = Clipboard.prototype.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  },
  "that never answers": () => {
    Clipboard.prototype.write = Clipboard.prototype.writeText = () => new Promise<void>(() => undefined);
  },
} as const;

/** Fails unless a text is shown to be copied by hand, then closes it. */
async function expectByHand(page: Page, what: string, text: RegExp | string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: `Copy by hand: ${what}` });
  const field = dialog.getByRole("textbox", { name: what });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(text);
  await expect(field).toHaveAttribute("readonly");
  expect(await selection(page)).toBe(await field.inputValue());
  await expectAccessible(page);
  await button(dialog, "Close").click();
  await expect(dialog).toBeHidden();
}

async function selection(page: Page): Promise<string> {
  return page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const [browser, script] of Object.entries(BROWSERS)) {
  test(`in a browser ${browser}, what was not copied is shown`, async ({ page, standIn }) => {
    await page.addInitScript(script);
    const app = await steps.openApp(page, standIn, APP);
    await credentials(page).copyId.click();
    await expectByHand(page, "Client Id", app.ClientId);
    await expect(credentials(page).copyId, "the focus is back").toBeFocused();

    await button(page, APP_PAGE.copyAs).click();
    await page.getByRole("menuitem", { name: "Link" }).click();
    await expectByHand(page, "Link", new RegExp(`${app.Id}$`));
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("Copy JSON");
    await page.keyboard.press("Enter");
    await expectByHand(page, "JSON", new RegExp(app.ClientId));
    const dialog = await openDeleteDialog(page, APP);
    await button(dialog, APP_PAGE.copyRecord).click();
    await expectByHand(page, "JSON", new RegExp(app.ClientId));
    await button(dialog, "Cancel").click();

    await steps.goTo(page, "Connect");
    await button(page, CONNECT.copyReport).click();
    await expectByHand(page, "Report", /Creatio OAuth Admin/);
  });
}

test("a response that cannot be copied is shown", async ({ page, standIn, watch }) => {
  watch.expect(/500/, "some");
  await page.addInitScript(BROWSERS["that refuses"]);
  await steps.openApp(page, standIn, APP);
  await standIn.fault("UpdateClient", "error-500-json");
  await steps.fillApp(page, { url: "https://typed.example" });
  await button(page, "Save").click();
  const failure = steps.alert(page, APP_PAGE.notSaved);
  await openRawAnswer(failure);
  await button(failure, FAILURE.copyRawAnswer).click();
  await expectByHand(page, FAILURE.rawAnswer, /UpdateClient/);
});

for (const [browser, script] of Object.entries(BROWSERS)) {
  test(`in a browser ${browser}, a secret that was not copied is shown as long as any shown secret`, async ({ page, standIn }) => {
    await page.clock.install();
    await page.addInitScript(script);
    const app = await steps.openApp(page, standIn, APP);
    await haltClock(page);
    await credentials(page).copySecret.click();
    const field = credentials(page).region.getByRole("textbox", { name: "Client secret" });
    await expect(async () => {
      await page.clock.runFor(500);
      await expect(field).toBeVisible({ timeout: 100 });
    }).toPass();
    await page.clock.runFor(100);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(app.ClientSecret);
    await expect(field).toHaveAttribute("readonly");
    expect(await selection(page)).toBe(app.ClientSecret);
    await expect(credentials(page).region).toContainText(FAILURE.copyingRefused);
    await page.clock.runFor(30_000);
    await expect(field).toHaveCount(0);
    await expectNoTrace(page, app.ClientSecret);
  });
}

test("a secret is copied where the browser writes only within the task of the press", async ({ page, standIn, context }) => {
  await allowClipboard(context);
  await page.addInitScript(() => {
    // As WebKit does: what has to be fetched first has to be handed over as a promise.
    let inPress = false;
    addEventListener("click", () => ((inPress = true), setTimeout(() => (inPress = false))), true);
    const { write, writeText } = Clipboard.prototype;
    const guarded = <T extends unknown[]>(run: (this: Clipboard, ...values: T) => Promise<void>) =>
      function (this: Clipboard, ...values: T) {
        return inPress ? run.apply(this, values) : Promise.reject(new DOMException("no press", "NotAllowedError"));
      };
    Clipboard.prototype.write = guarded(write);
    Clipboard.prototype.writeText = guarded(writeText);
  });
  const app = await steps.openApp(page, standIn, APP);
  await standIn.fault("GetClientSecret", "slow", { delayMs: 100 });
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  expect(await readClipboard(page)).toBe(app.ClientSecret);
  await credentials(page).copyId.click();
  await expect(result(page)).toHaveText(APP_PAGE.clientIdCopied);
  expect(await readClipboard(page)).toBe(app.ClientId);
});

test("a secret is copied where the clipboard takes only texts", async ({ page, standIn, context }) => {
  await allowClipboard(context);
  await page.addInitScript(() => Reflect.deleteProperty(window, "ClipboardItem"));
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  expect(await readClipboard(page)).toBe(app.ClientSecret);
});

test("a secret that could not be read leaves the clipboard as it is", async ({ page, standIn, context, watch }) => {
  watch.expect(/500/, "some");
  await allowClipboard(context);
  await steps.openApp(page, standIn, APP);
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  await standIn.fault("GetClientSecret", "error-500-json");
  await credentials(page).copySecret.click();
  await expect(steps.alert(page, APP_PAGE.secretFailed)).toBeVisible();
  expect(await readClipboard(page)).toBe("before");
});
