// The focus stays on its row while the list is reloaded or scrolled, and returns to it from the command palette.

import { palette, searchPalette } from "../support/command-palette.ts";
import { activeSwitch, expectCount, names, openList, rowAt, table } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, button } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

/** The index of a row, from 0. */
const PLACE = 3;

test("the command palette returns the focus to the app that had it, and to no other", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 30, users: 12 });
  await openList(page, standIn, 30);
  const target = (await names(page))[PLACE] ?? "";
  await standIn.changeApp(target, { Name: "Zzz renamed elsewhere" });
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await button(page, LIST.reload).click();
  await activeSwitch(page, target).focus();
  await searchPalette(page, "");
  await page.keyboard.press("Escape");
  await expect(activeSwitch(page, target), "the app is still there").toBeFocused();
  await searchPalette(page, "");
  await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
  await standIn.release();
  await expect.poll(async () => (await names(page))[PLACE]).not.toBe(target);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("main"), "and not the app that took its place").toBeFocused();
});

test("reloading the list leaves the focus where it is", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const app = activeSwitch(page, APP);
  await app.focus();
  await standIn.changeApp(APP, { ApplicationUrl: "https://changed.example.com" });
  await searchPalette(page, "reload");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("cell", { name: "https://changed.example.com" })).toBeVisible();
  await expect(app).toBeFocused();
});

test("scrolling up leaves the focus where it is", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await steps.open(page, standIn);
  await expectCount(page, 120);
  const firstIndex = async () => Number(await table(page).getByRole("row").nth(1).getAttribute("aria-rowindex"));
  await page.evaluate(() => scrollTo(0, 2_500));
  await expect.poll(firstIndex).toBeGreaterThan(30);
  const before = await firstIndex();
  const link = rowAt(page, before + 10).getByRole("link");
  await link.focus();
  await page.evaluate(() => scrollBy(0, -160));
  await expect.poll(firstIndex, "several rows come into the document").toBeLessThan(before - 1);
  await expect(link).toBeFocused();
});

test("scrolling far away and back leaves the focus where it is", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 200, users: 12 });
  await openList(page, standIn, 200);
  const activeAt = (index: number) => rowAt(page, index).getByRole("switch");
  await activeAt(12).focus();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(rowAt(page, 201)).toBeInViewport();
  await expect(activeAt(12)).toBeFocused();
  await expect(rowAt(page, 12)).not.toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await page.keyboard.press("ArrowDown");
  await expect(rowAt(page, 12), "an arrow key leads back to it").toBeInViewport();
  await expect(activeAt(12)).toBeFocused();
  await expect(rowAt(page, 13)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(activeAt(13)).toBeFocused();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(rowAt(page, 2)).toBeInViewport();
  await expect(activeAt(13)).toBeFocused();
});
