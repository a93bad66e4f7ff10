// Names that are written from right to left, or that change the direction, reorder nothing; what cannot be seen is written out
// where a name is confirmed.

import type { Locator } from "@playwright/test";

import { activeSwitch, openList, startBulkAction } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, appsOf, button, result } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";

/** U+202E shows what follows backwards, up to the end of the paragraph. */
const OVERRIDE = "Pay\u202Eroll";
const HEBREW = "\u05E9\u05DC\u05D5\u05DD 12";

/** Whether the nearest element around a text keeps its direction to itself. */
const isolates = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { display, unicodeBidi } = getComputedStyle(element);
    return unicodeBidi.startsWith("isolate") || unicodeBidi === "plaintext" || !display.startsWith("inline");
  });

test("names, users, URLs and descriptions are isolated in the list and in fields", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { Name: OVERRIDE, Description: HEBREW, ApplicationUrl: `https://a.example/${OVERRIDE}` });
  const user = (await appsOf(standIn)).find((app) => app.Name === OVERRIDE)?.SystemUser?.displayValue ?? "";
  await openList(page, standIn);
  const row = page.getByRole("row").filter({ hasText: HEBREW });
  for (const place of [row.getByRole("link"), row.getByText(HEBREW), row.getByText("https://"), row.getByText(user, { exact: true })]) {
    expect(await isolates(place)).toBe(true);
  }
  await row.getByRole("link").click();
  for (const name of ["Name", "Description", "Application URL"]) {
    expect(await isolates(steps.field(page, name))).toBe(true);
    await expect(steps.field(page, name)).toHaveCSS("unicode-bidi", "plaintext");
  }
  expect(await isolates(page.getByRole("heading", { level: 1 }))).toBe(true);
  expect(await page.title(), "the mark does not reach the rest of the title").toContain("\u2069 · ");
});

test("messages and questions isolate a name", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { Name: HEBREW });
  await openList(page, standIn);
  await activeSwitch(page, HEBREW).click();
  await expect(result(page)).toContainText(`“\u2068${HEBREW}\u2069” is turned off.`);
  await page.getByRole("link", { name: HEBREW }).click();
  await button(page, "Delete").click();
  await expect(page.getByRole("dialog").getByRole("heading")).toHaveText(`Delete \u2068${HEBREW}\u2069?`);
});

for (const [mark, code] of [["\u202E", "U+202E"], ["\u200B", "U+200B"], ["\u00A0", "U+00A0"], ["\u0007", "U+0007"]]) {
  test(`${code} is written out where a name is confirmed`, async ({ page, standIn }) => {
    await standIn.changeApp(APP, { Name: `Pay${mark}roll` });
    const app = (await appsOf(standIn)).find((app) => app.Name.startsWith("Pay"));
    await steps.open(page, standIn, `?app=${app?.Id}`);
    await button(page, "Delete").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading")).toHaveText(`Delete Pay[${code}]roll?`);
    await button(dialog, "Cancel").click();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("roll");
    await expect(page.getByRole("option", { name: `Pay[${code}]roll` })).toBeVisible();
    await page.keyboard.press("Escape");
    await openList(page, standIn);
    await page.getByRole("row").filter({ has: page.locator(`a[href*="${app?.Id}"]`) }).getByRole("checkbox").check();
    await expect(await startBulkAction(page, "Turn off")).toContainText(`Pay[${code}]roll`);
  });
}
