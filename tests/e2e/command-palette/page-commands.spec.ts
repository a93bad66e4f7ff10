// The commands that a page adds to the palette while the page is open.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { OPEN_KEYS, expectActiveOption, option, options, palette, searchPalette } from "../support/command-palette.ts";
import { expectQueried } from "../support/connection.ts";
import { expectCount, expectFilteredCount } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, appNamed, button, changesBy, expectIdle, field, heading, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, BULK, CONNECT, LIST, PALETTE } from "../support/texts.ts";

test("apps are filtered, selected and turned off by keyboard alone", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 23, users: 12 });
  await steps.open(page, standIn);
  const active = (await steps.appsOf(standIn)).filter((app) => app.IsActive).length;
  await searchPalette(page, "filter on");
  await page.keyboard.press("Enter");
  await expectFilteredCount(page, active, 23);
  await expect(page).toHaveURL(/active=yes/);

  await searchPalette(page, "off selected");
  await expect(options(page), "nothing is selected that could be switched").toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await searchPalette(page, "select all");
  await page.keyboard.press("Enter");
  await expect(page.getByText(LIST.selected(active))).toBeVisible();

  await searchPalette(page, "deactivate");
  await expectActiveOption(page, new RegExp(`${PALETTE.switchOffSelected}.*${LIST.selected(active)}`));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: BULK.confirmSwitchOff(active) });
  await expect(dialog).toBeVisible();
  expect(await changesBy(standIn, "UpdateClient"), "nothing is done before it is confirmed").toBe(0);
  await button(dialog, "Turn off").click();
  const results = page.getByRole("dialog", { name: BULK.switchedOff(active, active) });
  await button(results, "Close").click();
  await expect(results, "while it is open, it has the keys").toBeHidden();
  expect((await steps.appsOf(standIn)).filter((app) => app.IsActive)).toEqual([]);

  await searchPalette(page, "clear search");
  await page.keyboard.press("Enter");
  await expectCount(page, 23);
});

test("exporting says how many apps it exports", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const download = page.waitForEvent("download");
  await searchPalette(page, "export json");
  await expectActiveOption(page, PALETTE.exportJson);
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test("the commands of the list are offered on the list only", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await searchPalette(page, "export csv");
  await expectActiveOption(page, PALETTE.exportCsv);
  await page.keyboard.press("Escape");
  await steps.goTo(page, "Connect");
  await searchPalette(page, "export csv");
  await expectActiveOption(page, PALETTE.searchList("export csv"));
});

test("an app is copied as its client id, as a link and as JSON", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  for (const [format, text] of [
    ["client id", app.ClientId],
    ["link", page.url()],
    ["json", `"${APP}"`],
  ] as const) {
    await searchPalette(page, `copy ${format}`);
    await page.keyboard.press("Enter");
    await expect(palette(page)).toBeHidden();
    await expect.poll(() => readClipboard(page), format).toContain(text);
  }
  expect(await readClipboard(page)).not.toContain(app.ClientSecret);
});

test("a changed app is saved, and saving is offered only then", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await searchPalette(page, "store changes");
  await expectActiveOption(page, PALETTE.searchList("store changes"));
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await steps.fillApp(page, { description: "Saved by the palette" });
  await searchPalette(page, "save");
  await expectActiveOption(page, new RegExp(`^Save.*${APP}`));
  await page.keyboard.press("Enter");
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect((await appNamed(standIn, APP)).Description).toBe("Saved by the palette");
});

test("an app is duplicated", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await searchPalette(page, "clone");
  await expectActiveOption(page, "Duplicate");
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(field(page, "Application URL")).toHaveValue(app.ApplicationUrl);
});

test("deleting requires the name first", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await searchPalette(page, "remove");
  await expectActiveOption(page, new RegExp(`^Delete.*${APP}`));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await expect(field(dialog, "Type the name to confirm")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await appNamed(standIn, APP)).toBeTruthy();
});

test("the connection is checked again and repaired", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectIdle(page);
  await standIn.clearJournal();
  await searchPalette(page, "check again");
  await expectActiveOption(page, "Check again");
  await page.keyboard.press("Enter");
  await expectQueried(standIn, "GetFeatureState");
  await expectIdle(page);
  await searchPalette(page, "repair");
  await expectActiveOption(page, CONNECT.runRemaining);
  await page.keyboard.press("Enter");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expectIdle(page);
  await page.keyboard.press(OPEN_KEYS);
  await expect(option(page, "Check again")).toBeVisible();
  await expect(option(page, CONNECT.runRemaining), "nothing remains to be done").toHaveCount(0);
});

test("the commands of a page disappear with it", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.goTo(page, "Connect");
  await searchPalette(page, "");
  await expect(option(page, "Check again")).toBeVisible();
  for (const command of [/^Duplicate/, /^Copy /, /^Delete/]) {
    await expect(options(page).filter({ hasText: command })).toHaveCount(0);
  }
});
