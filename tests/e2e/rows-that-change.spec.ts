// Another app comes to the place of a row while somebody is about to press something there: what is pressed reaches the app
// that was meant, or none.

import type { Page } from "@playwright/test";

import { box, names, selection } from "./support/list.ts";
import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { activeSwitch } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { expectIdle } from "./support/typed-app.ts";

/** The place of a row, from 0, at which another app stands once all are there. */
const PLACE = 3;

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

/** Lets the others come; the app that stands where the first one was. */
async function letOthersCome(page: Page, standIn: StandIn, meant: string): Promise<string> {
  await standIn.release();
  await expect(page.getByText("120 apps", { exact: true })).toBeVisible();
  const [other] = (await names(page)).slice(PLACE);
  expect(other).not.toBe(meant);
  return other ?? "";
}

/** One change alone has reached Creatio, and nothing is under way. */
async function expectOneChange(page: Page, standIn: StandIn): Promise<void> {
  await expect(page.getByRole("button", { name: "Undo" }).or(page.getByText("is switched on"))).toBeVisible();
  await expectIdle(page);
  expect(await steps.acted(standIn, "UpdateClient")).toBe(1);
}

test("a press that began on one app does not end on another", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await activeSwitch(page, meant).hover();
  await page.mouse.down();
  const other = await letOthersCome(page, standIn, meant);
  await page.mouse.up();
  const was = await activeSwitch(page, other).isChecked();
  await activeSwitch(page, other).click();
  await expect(activeSwitch(page, other), "a whole press counts").toBeChecked({ checked: !was });
  await expectOneChange(page, standIn);
});

test("nor does it select another app", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await box(page, meant).hover();
  await page.mouse.down();
  const other = await letOthersCome(page, standIn, meant);
  await page.mouse.up();
  await expect(box(page, other)).not.toBeChecked();
  await box(page, other).click();
  await expect(selection(page)).toContainText("1 selected");
  await expect(box(page, other)).toBeChecked();
});

test("who stands on an app by keyboard does not come to stand on another", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  await activeSwitch(page, meant).focus();
  const other = await letOthersCome(page, standIn, meant);
  await expect(activeSwitch(page, other)).not.toBeFocused();
  await page.keyboard.press("Space");
  const was = await activeSwitch(page, other).isChecked();
  await activeSwitch(page, other).press("Space");
  await expect(activeSwitch(page, other)).toBeChecked({ checked: !was });
  await expectOneChange(page, standIn);
});

test("what is selected and switched stays with its app when rows change places", async ({ page, standIn }) => {
  const meant = await openFirst(page, standIn);
  const was = await activeSwitch(page, meant).isChecked();
  await box(page, meant).check();
  await activeSwitch(page, meant).click();
  await expect(activeSwitch(page, meant)).toBeChecked({ checked: !was });
  const other = await letOthersCome(page, standIn, meant);
  await expect(box(page, other)).not.toBeChecked();
  const states = new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app.IsActive]));
  for (const name of await names(page)) {
    await expect(activeSwitch(page, name), name).toBeChecked({ checked: states.get(name) ?? false });
  }
  await page.getByRole("searchbox", { name: "Search apps" }).fill(meant);
  await expect(box(page, meant)).toBeChecked();
  await expect(activeSwitch(page, meant)).toBeChecked({ checked: !was });
});
