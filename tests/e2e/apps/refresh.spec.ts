// Returning to the list: the rows are visible immediately, and changes by other administrators follow without Reload.

import {
  activeSwitch,
  appLink,
  checkbox,
  expectCount,
  names,
  openList,
  rowAt,
  searchField,
  selectionBar,
  table,
} from "../support/list.ts";
import { setTabVisible, sleepTab } from "../support/clock.ts";
import * as steps from "../support/steps.ts";
import { APP, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

const SOME = { profile: "core-8.1", start: "connected-site", apps: 23, users: 12 } as const;
const LIST_QUERY = "SelectQuery:OAuthClientApp";
const CHANGED = "https://changed.example.com";

test("the rows are visible immediately, and are refreshed in the background", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 23);
  await checkbox(page, APP).check();
  await appLink(page, APP).click();
  await expect(steps.heading(page, APP)).toBeVisible();
  await standIn.changeApp(APP, { ApplicationUrl: CHANGED });
  await standIn.fault(LIST_QUERY, "hold");
  await page.goBack();
  await expectCount(page, 23);
  await expect(checkbox(page, APP), "it is still selected").toBeChecked();
  await expect(selectionBar(page)).toContainText(LIST.selected(1));
  await activeSwitch(page, APP).focus();
  await steps.expectHeld(standIn, LIST_QUERY);
  await standIn.release();
  await expect(page.getByRole("cell", { name: CHANGED })).toBeVisible();
  await expect(activeSwitch(page, APP), "the focus has stayed").toBeFocused();
  await expect(checkbox(page, APP)).toBeChecked();
});

test("coming back to the tab refreshes the list where it is, without moving anything", async ({ page, standIn }) => {
  await page.clock.install();
  await standIn.reset({ ...SOME, apps: 60 });
  await openList(page, standIn, 60, "?search=a&sort=user");
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(12);
  await page.evaluate(() => scrollTo(0, 300));
  const [selected = "", focused = ""] = (await names(page)).slice(8);
  await checkbox(page, selected).check();
  await activeSwitch(page, focused).focus();
  const before = await names(page);
  const queries = async () => (await requestsTo(standIn, LIST_QUERY)).length;
  await standIn.clearJournal();
  await setTabVisible(page, false);
  await setTabVisible(page, true);
  expect(await queries(), "the rows are fresh").toBe(0);

  await standIn.changeApp(focused, { ApplicationUrl: CHANGED });
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value));
    }).observe({ type: "layout-shift" });
  });
  await setTabVisible(page, false);
  await sleepTab(page, 60_000);
  await setTabVisible(page, true);
  await expect(page.getByRole("cell", { name: CHANGED })).toBeVisible();
  await steps.expectIdle(page);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(await names(page)).toEqual(before);
  expect(await page.evaluate(() => scrollY)).toBe(300);
  await expect(activeSwitch(page, focused)).toBeFocused();
  await expect(checkbox(page, selected)).toBeChecked();
  await expect(searchField(page)).toHaveValue("a");
});

test("a refresh that fails in the background says so without a dialog, and keeps the rows", async ({ page, standIn }) => {
  await page.clock.install();
  await standIn.reset(SOME);
  await openList(page, standIn, 23);
  await standIn.endSessions();
  await setTabVisible(page, false);
  await sleepTab(page, 60_000);
  await setTabVisible(page, true);
  await expect(page.getByText(LIST.notRefreshed)).toBeVisible();
  await expectCount(page, 23);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("apps that another administrator has deleted or renamed are updated", async ({ page, browser, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 23);
  const [, renamed] = await names(page);
  await steps.goTo(page, "Connect");
  const other = await steps.openAppInAnotherBrowser(browser, standIn, APP);
  await steps.deleteApp(other, APP);
  await expect(steps.result(other)).toBeVisible();
  await other.context().close();
  await standIn.changeApp(renamed ?? "", { Name: "Renamed elsewhere" });
  await steps.goTo(page, "Apps");
  await expect(appLink(page, "Renamed elsewhere")).toBeVisible();
  await expect(appLink(page, APP)).toHaveCount(0);
  await expectCount(page, 22);
});

test("the way back leads to the same place in a long list, and a refresh keeps it", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, apps: 300 });
  await openList(page, standIn, 300);
  await page.evaluate(() => scrollTo(0, 4_000));
  const first = () => table(page).getByRole("row").nth(1).getAttribute("aria-rowindex").then(Number);
  await expect.poll(first).toBeGreaterThan(50);
  const name = await rowAt(page, (await first()) + 20).getByRole("link").innerText();
  await appLink(page, name).click();
  await expect(steps.heading(page, name)).toBeVisible();
  await standIn.changeApp(name, { ApplicationUrl: CHANGED });
  await standIn.fault(LIST_QUERY, "hold");
  await page.goBack();
  await expect(appLink(page, name)).toBeInViewport();
  await steps.expectHeld(standIn, LIST_QUERY);
  const top = async () => Math.round((await appLink(page, name).boundingBox())?.y ?? 0);
  const before = await top();
  await standIn.release();
  await expect(page.getByRole("cell", { name: CHANGED })).toBeVisible();
  await steps.expectIdle(page);
  expect(await top(), "no row has moved").toBe(before);
});
