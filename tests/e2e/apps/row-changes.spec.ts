// Another app moves to the position of a row while the user is about to press something in it: the press reaches the app
// that the user saw there, or none.

import type { Page } from "@playwright/test";

import {
  activeSwitch,
  allNames,
  checkbox,
  columnHead,
  expectCount,
  names,
  searchField,
  selectionBar,
  undoButton,
} from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { expectIdle, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

/** The index of a row, from 0, where another app is once all are loaded. */
const PLACE = 3;
/** Another index, where nothing was pressed before. */
const OTHER_PLACE = 1;

/** Loads the first page of apps, in an order in which the rest mixes with them, and holds the rest back. */
async function openIncomplete(page: Page, standIn: StandIn): Promise<string> {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await standIn.signIn(page.context());
  await standIn.fault("SelectQuery:OAuthClientApp", "hold", { times: 2 });
  await page.goto(`${standIn.page}?order=descending`);
  await expect.poll(() => held(standIn)).toBe(1);
  await standIn.release();
  await expect.poll(() => held(standIn)).toBe(2);
  await expect(page.getByText(LIST.soFar(LIST.count(50)))).toBeVisible();
  // The checkboxes come with the tools of the list.
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  const [target] = (await names(page)).slice(PLACE);
  if (!target) {
    throw new Error("there are too few rows");
  }
  return target;
}

const held = async (standIn: StandIn) => (await requestsTo(standIn, "SelectQuery:OAuthClientApp")).length;

/** Releases the rest; returns the app that is now at the index of the target, and one at the other index. */
async function completeList(page: Page, standIn: StandIn, target: string): Promise<{ successor: string; other: string }> {
  await standIn.release();
  await expectCount(page, 120);
  await expect.poll(async () => (await names(page))[PLACE]).not.toBe(target);
  const now = await names(page);
  return { successor: now[PLACE] ?? "", other: now[OTHER_PLACE] ?? "" };
}

/** Turns this app on or off, and fails if any app but the target was changed before it. */
async function expectNoneButTargetSwitched(page: Page, standIn: StandIn, target: string, name: string): Promise<void> {
  const wasOn = await activeSwitch(page, name).isChecked();
  await activeSwitch(page, name).click();
  await expect(activeSwitch(page, name)).toBeChecked({ checked: !wasOn });
  await expectIdle(page);
  const switched = (await requestsTo(standIn, "UpdateClient")).map((entry) => {
    const { updateClientRequest } = entry.request as { updateClientRequest: { clientId: string } };
    return updateClientRequest.clientId;
  });
  const clientId = async (name: string) => (await steps.appNamed(standIn, name)).ClientId;
  const targetId = await clientId(target);
  expect(switched.filter((id) => id !== targetId)).toEqual([await clientId(name)]);
}

test("a mouse press that starts on the switch of one app does not change another", async ({ page, standIn }) => {
  const target = await openIncomplete(page, standIn);
  await activeSwitch(page, target).hover();
  await page.mouse.down();
  const { other } = await completeList(page, standIn, target);
  await page.mouse.up();
  await expectNoneButTargetSwitched(page, standIn, target, other);
});

test("a mouse press that starts on the checkbox of one app does not select another", async ({ page, standIn }) => {
  const target = await openIncomplete(page, standIn);
  await checkbox(page, target).hover();
  await page.mouse.down();
  const { successor } = await completeList(page, standIn, target);
  await page.mouse.up();
  await expect(checkbox(page, successor)).not.toBeChecked();
  await checkbox(page, successor).click();
  await expect(selectionBar(page)).toContainText(LIST.selected(1));
  await expect(checkbox(page, successor)).toBeChecked();
});

test("the focus on one app does not move to another, nor does a key press", async ({ page, standIn }) => {
  const target = await openIncomplete(page, standIn);
  await activeSwitch(page, target).focus();
  const { successor, other } = await completeList(page, standIn, target);
  await expect(activeSwitch(page, successor)).not.toBeFocused();
  await page.keyboard.press("Space");
  await page.evaluate(() => scrollTo(0, 0));
  await expectNoneButTargetSwitched(page, standIn, target, other);
});

test("closing a message returns the focus to the app that had it, and to no other", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  await steps.open(page, standIn);
  await expectCount(page, 120);
  const apps = await steps.appsOf(standIn);
  const isActive = (name: string) => apps.find((app) => app.Name === name)?.IsActive ?? false;
  const before = await names(page);
  const place = before.findIndex(isActive);
  const target = before[place] ?? "";
  await activeSwitch(page, target).press("Space");
  await undoButton(page).press("Enter");
  await expect(activeSwitch(page, target), "the app is still there").toBeFocused();
  await expectIdle(page);
  await activeSwitch(page, target).press("Space");
  await expect(undoButton(page)).toBeVisible();
  await columnHead(page, "Name").getByRole("button").press("Enter");
  await expect.poll(async () => (await names(page))[place]).not.toBe(target);
  await undoButton(page).press("Enter");
  await expect(undoButton(page)).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});

test("selection and switches stay with their app when rows move", async ({ page, standIn }) => {
  const target = await openIncomplete(page, standIn);
  const wasOn = await activeSwitch(page, target).isChecked();
  await checkbox(page, target).check();
  await activeSwitch(page, target).click();
  await expect(activeSwitch(page, target)).toBeChecked({ checked: !wasOn });
  const { successor } = await completeList(page, standIn, target);
  await expect(checkbox(page, successor)).not.toBeChecked();
  const active = new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app.IsActive]));
  for (const name of await names(page)) {
    await expect(activeSwitch(page, name), name).toBeChecked({ checked: active.get(name) ?? false });
  }
  await searchField(page).fill(target);
  await expect(checkbox(page, target)).toBeChecked();
  await expect(activeSwitch(page, target)).toBeChecked({ checked: !wasOn });
  expect(await allNames(page), "the search has found it").toContain(target);
});
