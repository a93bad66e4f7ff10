// What the palette offers on the page of one app and on Connect: what these pages can do, for as long as they are there.

import { OPEN, expectActive, find, option, options, palette } from "./support/palette.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, appNamed, heading, result } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { expectIdle, site } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

test("what an app is known by is copied", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = await steps.openApp(page, standIn, APP);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  for (const [what, text] of [
    ["client id", app.ClientId],
    ["link", page.url()],
    ["json", `"${APP}"`],
  ] as const) {
    await find(page, `copy ${what}`);
    await page.keyboard.press("Enter");
    await expect(palette(page)).toBeHidden();
    await expect.poll(copied, what).toContain(text);
  }
  expect(await copied()).not.toContain(app.ClientSecret);
});

test("a changed app is saved, and saving is offered only then", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await find(page, "store changes");
  await expectActive(page, "Search the list for “store changes”");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await steps.fillApp(page, { description: "Saved by the palette" });
  await find(page, "save");
  await expectActive(page, new RegExp(`^Save.*${APP}`));
  await page.keyboard.press("Enter");
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  expect((await appNamed(standIn, APP)).Description).toBe("Saved by the palette");
});

test("an app is duplicated", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await find(page, "clone");
  await expectActive(page, "Duplicate");
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Application URL" })).toHaveValue(app.ApplicationUrl);
});

test("deleting asks for the name first", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await find(page, "remove");
  await expectActive(page, new RegExp(`^Delete.*${APP}`));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await expect(dialog.getByRole("textbox", { name: "Type the name to confirm" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await appNamed(standIn, APP)).toBeTruthy();
});

test("the connection is checked again, and mended", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectIdle(page);
  await standIn.clearJournal();
  await find(page, "check again");
  await expectActive(page, "Check again");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await steps.asked(standIn, "GetFeatureState")).length).toBe(1);
  await expectIdle(page);
  await find(page, "repair");
  await expectActive(page, "Do all that is left");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await expectIdle(page);
  await page.keyboard.press(OPEN);
  await expect(option(page, "Check again")).toBeVisible();
  await expect(option(page, "Do all that is left"), "nothing is").toHaveCount(0);
});

test("the commands of a page go with it", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.goTo(page, "Connect");
  await find(page, "");
  await expect(option(page, "Check again")).toBeVisible();
  for (const gone of [/^Duplicate/, /^Copy /, /^Delete/]) {
    await expect(options(page).filter({ hasText: gone })).toHaveCount(0);
  }
});
