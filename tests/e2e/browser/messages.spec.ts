// Messages cover nothing that is in use, and give way to the next action.

import { type Locator, type Page } from "@playwright/test";

import { CHECKS, SETTINGS, STEPS, expectCheck, openStep } from "../support/connection.ts";
import { activeSwitch, checkbox, openList, searchField, selectionBar, table, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, button, field, result, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, CONNECT, LIST } from "../support/texts.ts";

const PHONE = { width: 360, height: 740 };

/** Whether a press at the center of an element reaches it, without scrolling. */
const isReachable = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

async function pressWithoutScrolling(page: Page, place: Locator): Promise<void> {
  const box = await place.boundingBox();
  if (!box) {
    throw new Error("not on screen");
  }
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Waits until the message is where it stays. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

for (const size of [PHONE, { width: 1280, height: 600 }]) {
  test(`at ${size.width} px, the switch at the foot of the window can be pressed again and again`, async ({ page, standIn }) => {
    await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 30, users: 5 });
    await page.setViewportSize(size);
    await openList(page, standIn, 30);
    const switches = page.getByRole("switch");
    // The lowest one that is wholly in view.
    const lowest = await switches.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().bottom < innerHeight).length - 1);
    const last = switches.nth(lowest);
    const was = await last.getAttribute("aria-checked");
    for (const now of [was === "true" ? "false" : "true", was ?? ""]) {
      await pressWithoutScrolling(page, last);
      await expect(last).toHaveAttribute("aria-checked", now);
      await expect(result(page)).toBeVisible();
      await frames(page);
      expect(await isReachable(last)).toBe(true);
    }
  });
}

test("at the end of the list no row is covered", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 30, users: 5 });
  await page.setViewportSize(PHONE);
  await openList(page, standIn, 30);
  await page.getByRole("switch", { checked: true }).first().click();
  await expect(undoButton(page)).toBeVisible();
  await searchField(page).focus();
  await page.mouse.move(100, 5);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await frames(page);
  const last = table(page).getByRole("switch").last();
  await expect(last).toBeInViewport();
  expect(await isReachable(last)).toBe(true);
  await undoButton(page).click();
  await expect(result(page)).toContainText("is turned on.");
});

test("the bar for the selected apps is covered neither by a message nor by the end of the page", async ({ page, standIn }) => {
  await page.setViewportSize(PHONE);
  await openList(page, standIn);
  await activeSwitch(page, APP).click();
  await expect(undoButton(page)).toBeVisible();
  await checkbox(page, APP).check();
  await frames(page);
  for (const name of ["Turn on", "Turn off", "Delete", LIST.clearSelection]) {
    expect(await isReachable(button(selectionBar(page), name)), name).toBe(true);
  }
  expect(await isReachable(undoButton(page))).toBe(true);
});

test("on Connect, no field is covered by the message that its value was saved", async ({ page, standIn }) => {
  await page.setViewportSize(PHONE);
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.url, "OK");
  await openStep(page, STEPS.settings);
  const url = field(page, SETTINGS.url);
  await url.fill("http://localhost:8091/");
  await url.press("Enter");
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  await frames(page);
  await expect(url).toBeInViewport();
  expect(await isReachable(url)).toBe(true);
});

test("a result goes with the next action, and an offer to undo stays", async ({ page, standIn }) => {
  await openList(page, standIn);
  await activeSwitch(page, APP).click();
  await expect(undoButton(page)).toBeVisible();
  await searchField(page).click();
  await checkbox(page, APP).check();
  await expect(undoButton(page)).toBeVisible();
  await undoButton(page).click();
  await expect(result(page)).toHaveText(LIST.switchedOn(APP));
  await checkbox(page, APP).uncheck();
  await expect(result(page)).toHaveCount(0);
});

test("a failure replaces the result of what was done before", async ({ page, standIn, watch }) => {
  watch.expect(/500/, "some");
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Changed" });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await standIn.fault("SelectQuery:SysAdminUnit", "error-500-json", { times: 0 });
  await standIn.fault("SysAdminUnit", "error-500-json", { times: 0 });
  await steps.userField(page).press("ArrowDown");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(result(page)).toHaveCount(0);
});
