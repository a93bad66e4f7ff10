// Another app comes to the place of a row while somebody is about to press something there: what is pressed reaches the app
// that was meant, or none.

import type { Page } from "@playwright/test";

import { box, names, painted, selection } from "./support/list.ts";
import { find, palette } from "./support/palette.ts";
import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { activeSwitch } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { expectIdle } from "./support/typed-app.ts";

/** The place of a row, from 0, at which another app stands once all are there. */
const PLACE = 3;
/** Another place, at which nothing is pressed before. */
const ELSEWHERE = 1;

/** The first apps stand in the list, the last names on top; the others, which mix with them, are kept back. */
async function openFirst(page: Page, standIn: StandIn): Promise<string> {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await standIn.signIn(page.context());
  await standIn.fault("SelectQuery:OAuthClientApp", "hold", { times: 2 });
  await page.goto(`${standIn.page}?order=descending`);
  await expect.poll(() => held(standIn)).toBe(1);
  await standIn.release();
  await expect.poll(() => held(standIn)).toBe(2);
  await expect(page.getByText("50 apps so far")).toBeVisible();
  // The boxes come with what the list can do.
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  const [meant] = (await names(page)).slice(PLACE);
  if (!meant) {
    throw new Error("there are too few rows");
  }
  return meant;
}

const held = async (standIn: StandIn) => (await steps.asked(standIn, "SelectQuery:OAuthClientApp")).length;

/** Lets the others come; the app that stands where the first one was, and one at another place. */
async function letOthersCome(page: Page, standIn: StandIn, meant: string): Promise<{ other: string; elsewhere: string }> {
  await standIn.release();
  await expect(page.getByText("120 apps", { exact: true })).toBeVisible();
  const now = await names(page);
  const [other, elsewhere] = [now[PLACE] ?? "", now[ELSEWHERE] ?? ""];
  expect(other).not.toBe(meant);
  return { other, elsewhere };
}

/** Switches this app, and fails if any other was switched before it. */
async function expectNoneSwitchedBefore(page: Page, standIn: StandIn, name: string): Promise<void> {
  const was = await activeSwitch(page, name).isChecked();
  await activeSwitch(page, name).click();
  await expect(activeSwitch(page, name)).toBeChecked({ checked: !was });
  await expectIdle(page);
  expect((await steps.asked(standIn, "UpdateClient")).length).toBe(1);
}

test("a press that began on one app does not end on another", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await activeSwitch(page, meant).hover();
  await page.mouse.down();
  const { elsewhere } = await letOthersCome(page, standIn, meant);
  await page.mouse.up();
  await expectNoneSwitchedBefore(page, standIn, elsewhere);
});

test("nor does it select another app", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await box(page, meant).hover();
  await page.mouse.down();
  const { other } = await letOthersCome(page, standIn, meant);
  await page.mouse.up();
  await expect(box(page, other)).not.toBeChecked();
  await box(page, other).click();
  await expect(selection(page)).toContainText("1 selected");
  await expect(box(page, other)).toBeChecked();
});

test("who stands on an app by keyboard does not come to stand on another", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await activeSwitch(page, meant).focus();
  const { other, elsewhere } = await letOthersCome(page, standIn, meant);
  await expect(activeSwitch(page, other)).not.toBeFocused();
  await page.keyboard.press("Space");
  await page.evaluate(() => scrollTo(0, 0));
  await expectNoneSwitchedBefore(page, standIn, elsewhere);
});

test("a message that closes gives the focus back to the app it came from, and to no other", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await steps.open(page, standIn);
  await expect(page.getByText("120 apps", { exact: true })).toBeVisible();
  const apps = await steps.appsOf(standIn);
  const isOn = (name: string) => apps.find((app) => app.Name === name)?.IsActive ?? false;
  const before = await names(page);
  const place = before.findIndex(isOn);
  const meant = before[place] ?? "";
  const undo = page.getByRole("button", { name: "Undo" });
  await activeSwitch(page, meant).press("Space");
  await undo.press("Enter");
  await expect(activeSwitch(page, meant), "it is still there").toBeFocused();
  await expectIdle(page);
  await activeSwitch(page, meant).press("Space");
  await expect(undo).toBeVisible();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").press("Enter");
  await expect.poll(async () => (await names(page))[place]).not.toBe(meant);
  await undo.press("Enter");
  await expect(undo).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});

test("the palette gives the focus back to the app it was opened from, and to no other", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 30, users: 12 });
  await steps.open(page, standIn);
  await expect(page.getByText("30 apps", { exact: true })).toBeVisible();
  const meant = (await names(page))[PLACE] ?? "";
  await standIn.changeApp(meant, { Name: "Zzz renamed elsewhere" });
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await page.getByRole("button", { name: "Reload" }).click();
  await activeSwitch(page, meant).focus();
  await find(page, "");
  await page.keyboard.press("Escape");
  await expect(activeSwitch(page, meant), "it is still there").toBeFocused();
  await find(page, "");
  await standIn.release();
  await expect.poll(async () => (await names(page))[PLACE]).not.toBe(meant);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("main"), "and not the app that came to its place").toBeFocused();
});

test("reading the list anew leaves the focus where it is", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const app = activeSwitch(page, "Azure Data Factory");
  await app.focus();
  await standIn.changeApp("Azure Data Factory", { ApplicationUrl: "https://changed.example.com" });
  await find(page, "reload");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("cell", { name: "https://changed.example.com" })).toBeVisible();
  await expect(app).toBeFocused();
});

test("scrolling up leaves the focus where it is", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await steps.open(page, standIn);
  await expect(page.getByText("120 apps", { exact: true })).toBeVisible();
  const first = async () => Number(await page.locator("tbody tr").first().getAttribute("aria-rowindex"));
  await page.evaluate(() => scrollTo(0, 2_500));
  await expect.poll(first).toBeGreaterThan(30);
  const before = await first();
  const link = page.locator(`tr[aria-rowindex="${before + 10}"]`).getByRole("link");
  await link.focus();
  await page.evaluate(() => scrollBy(0, -160));
  await expect.poll(first, "three rows at once").toBeLessThan(before - 1);
  await painted(page);
  await expect(link).toBeFocused();
});

test("scrolling far away and back leaves the focus where it is", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 200, users: 12 });
  await steps.open(page, standIn);
  await expect(page.getByText("200 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  const row = (index: number) => page.locator(`tr[aria-rowindex="${index}"]`);
  await row(12).getByRole("switch").focus();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(row(201)).toBeInViewport();
  await expect(row(12).getByRole("switch")).toBeFocused();
  await expect(row(12)).not.toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await page.keyboard.press("ArrowDown");
  await expect(row(12), "an arrow leads back to it").toBeInViewport();
  await expect(row(12).getByRole("switch")).toBeFocused();
  await painted(page);
  await page.keyboard.press("ArrowDown");
  await expect(row(13).getByRole("switch")).toBeFocused();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(row(2)).toBeInViewport();
  await expect(row(13).getByRole("switch")).toBeFocused();
});

test("what is selected and switched stays with its app when rows change places", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  const was = await activeSwitch(page, meant).isChecked();
  await box(page, meant).check();
  await activeSwitch(page, meant).click();
  await expect(activeSwitch(page, meant)).toBeChecked({ checked: !was });
  const { other } = await letOthersCome(page, standIn, meant);
  await expect(box(page, other)).not.toBeChecked();
  const states = new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app.IsActive]));
  for (const name of await names(page)) {
    await expect(activeSwitch(page, name), name).toBeChecked({ checked: states.get(name) ?? false });
  }
  await page.getByRole("searchbox", { name: "Search apps" }).fill(meant);
  await expect(box(page, meant)).toBeChecked();
  await expect(activeSwitch(page, meant)).toBeChecked({ checked: !was });
});
