// Bulk actions: exact results, stopping at any time, and retrying only what failed.

import type { Page } from "@playwright/test";

import {
  activeSwitch,
  allNames,
  checkbox,
  download,
  expectCount,
  openList,
  searchField,
  selectAll,
  selectionBar,
  startBulkAction,
} from "../support/list.ts";
import { SESSION_END_SHAPES, expectRefusalMessages } from "../support/session.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { button, changesBy, endedDialog, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BULK, FAILURE, LIST, SESSION } from "../support/texts.ts";

const MANY = { profile: "core-8.1", start: "connected-site", apps: 500, users: 12 } as const;
const FEW = { profile: "core-8.1", start: "connected-site", apps: 12, users: 5 } as const;
/** A bound for hundreds of calls, not an expectation: a busy machine may take its time. */
const MANY_CALLS = { timeout: 90_000 };
/** The number of apps that the page changes concurrently. */
const CONCURRENT = 3;

async function openWorld(page: Page, standIn: StandIn, world: typeof MANY | typeof FEW): Promise<steps.AppState[]> {
  await standIn.reset(world);
  await openList(page, standIn, world.apps);
  return steps.appsOf(standIn);
}

const activeOf = (apps: readonly steps.AppState[]) => apps.filter((app) => app.IsActive);

test("500 apps turned off, 20 of which fail: exact results, and a retry of these 20", async ({ page, standIn }) => {
  const apps = await openWorld(page, standIn, MANY);
  const active = activeOf(apps);
  const forgotten = active.filter((_, place) => place % 17 === 3).slice(0, 20);
  expect(forgotten).toHaveLength(20);
  await standIn.forget(...forgotten.map((app) => app.Name));
  await selectAll(page).check();
  await expect(selectionBar(page)).toContainText(LIST.selected(500));
  const dialog = await startBulkAction(page, "Turn off");
  await expect(dialog.getByRole("heading")).toHaveText(BULK.confirmSwitchOff(active.length));
  await expect(dialog).toContainText(BULK.alreadyOff(500 - active.length));
  expect(await requestsTo(standIn, "UpdateClient"), "nothing is done before it is confirmed").toEqual([]);
  await button(dialog, "Turn off").click();

  const done = active.length - 20;
  await expect(dialog.getByRole("heading")).toHaveText(BULK.switchedOff(done, 500), MANY_CALLS);
  await expect(dialog).toContainText(BULK.summary(done, apps.length - active.length, 20));
  const failed = dialog.getByRole("list", { name: "Results" }).getByRole("listitem").filter({ hasText: "Failed" });
  await expect(failed).toHaveCount(20);
  await expect(failed.first()).toContainText(FAILURE.identityRefusesOrForgot);
  await expect(failed.first().getByRole("link", { name: "Connect page" })).toHaveAttribute("href", /page=connect/);
  const stillActive = activeOf(await steps.appsOf(standIn)).map((app) => app.Name);
  expect(stillActive.sort()).toEqual(forgotten.map((app) => app.Name).sort());
  expect(await requestsTo(standIn, "UpdateClient"), "each app once, and none that was off already").toHaveLength(active.length);
  const { text } = await download(page, () => button(dialog, BULK.saveResults).click());
  expect(text.split("\r\n").filter((line) => line.includes(",Failed,"))).toHaveLength(20);
  expect(text.split("\r\n")).toHaveLength(502);

  await standIn.remember(...forgotten.map((app) => app.Name));
  await standIn.clearJournal();
  await button(dialog, BULK.retryFailed).click();
  await expect(dialog.getByRole("heading")).toHaveText(BULK.switchedOff(20, 20));
  const retried = (await requestsTo(standIn, "UpdateClient")).map((entry) => {
    const { updateClientRequest } = entry.request as { updateClientRequest: { clientId: string } };
    return updateClientRequest.clientId;
  });
  expect(retried.sort()).toEqual(forgotten.map((app) => app.ClientId).sort());
  await button(dialog, "Close").click();
  await expect(selectionBar(page), "nothing remains to be done").toBeHidden();
  expect(activeOf(await steps.appsOf(standIn))).toEqual([]);
});

test("stopping starts no further app, and the rest can be continued", async ({ page, standIn }) => {
  const active = activeOf(await openWorld(page, standIn, MANY)).length;
  await selectAll(page).check();
  await standIn.fault("UpdateClient", "hold", { times: 0 });
  const dialog = await startBulkAction(page, "Turn off");
  await button(dialog, "Turn off").click();
  await expect.poll(() => changesBy(standIn, "UpdateClient")).toBe(CONCURRENT);
  await page.keyboard.press("Escape");
  await expect(dialog, "an action in progress cannot be dismissed").toBeVisible();
  await button(dialog, BULK.stop).click();
  await standIn.clearFaults();
  await standIn.release();
  await expect(dialog.getByRole("heading")).toHaveText(BULK.switchedOff(CONCURRENT, 500));
  expect(await changesBy(standIn, "UpdateClient")).toBe(CONCURRENT);
  await expect(dialog).toContainText(BULK.stoppedSummary);
  await button(dialog, BULK.continueRest).click();
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOffSome(active - CONCURRENT), MANY_CALLS);
  expect(await changesBy(standIn, "UpdateClient"), "each app once").toBe(active);
});

test("Undo turns on again what was turned off, and nothing else", async ({ page, standIn }) => {
  const apps = await openWorld(page, standIn, FEW);
  const before = new Map(apps.map((app) => [app.Name, app.IsActive]));
  await selectAll(page).check();
  const dialog = await startBulkAction(page, "Turn off");
  await button(dialog, "Turn off").click();
  await button(dialog, "Undo").click();
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOn);
  await expect(button(dialog, "Close"), "the focus is not lost").toBeFocused();
  expect(new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app.IsActive]))).toEqual(before);
  await button(dialog, "Close").click();
  for (const [name, active] of before) {
    await expect(activeSwitch(page, name)).toBeChecked({ checked: active });
  }
});

test("deleting many requires a phrase with their number, offers turning off instead, and saves records without secrets", async ({ page, standIn }) => {
  const [one, two, three] = (await openWorld(page, standIn, FEW)) as [steps.AppState, steps.AppState, steps.AppState];
  for (const app of [one, two, three]) {
    await checkbox(page, app.Name).check();
  }
  const dialog = await startBulkAction(page, "Delete");
  await expect(button(dialog, BULK.switchOffInstead)).toBeVisible();
  const { text } = await download(page, () => button(dialog, BULK.saveRecords).click());
  const records = JSON.parse(text) as { Name: string }[];
  expect(records.map((app) => app.Name).sort()).toEqual([one, two, three].map((app) => app.Name).sort());
  expect(text).not.toContain(one.ClientSecret);
  await expect(button(dialog, "Delete")).toHaveAttribute("aria-disabled", "true");
  const phrase = dialog.getByRole("textbox", { name: BULK.typeConfirmation(3) });
  await expect(dialog.getByText(BULK.confirmationDiffers), "nothing is typed yet").toHaveCount(0);
  await phrase.fill(BULK.confirmation(2));
  await expect(dialog.getByText(BULK.confirmationDiffers)).toBeVisible();
  await page.keyboard.press("Enter");
  await phrase.fill(BULK.confirmation(3));
  // Two of them can be deleted; the Identity Service does not know the third.
  await standIn.forget(two.Name);
  await button(dialog, "Delete").click();
  await expect(dialog.getByRole("heading")).toHaveText(BULK.deleted(2, 3));
  expect(await requestsTo(standIn, "DeleteClient"), "the wrong number has sent nothing").toHaveLength(3);
  await button(dialog, "Close").click();
  await expectCount(page, 10);
  expect(await allNames(page)).not.toContain(one.Name);
  await expect(checkbox(page, two.Name), "what failed stays selected").toBeChecked();
  await expect(selectionBar(page)).toContainText(LIST.selected(1));
  expect((await steps.appsOf(standIn)).map((app) => app.Name)).toContain(two.Name);
});

test("turning off instead of deleting deletes nothing", async ({ page, standIn }) => {
  const [app] = (await openWorld(page, standIn, FEW)) as [steps.AppState];
  await checkbox(page, app.Name).check();
  const dialog = await startBulkAction(page, "Delete");
  await button(dialog, BULK.switchOffInstead).click();
  await expect(dialog.getByRole("heading")).toHaveText(BULK.confirmSwitchOffOne(app.Name));
  await button(dialog, "Turn off").click();
  await expect(dialog.getByRole("heading")).toHaveText(BULK.switchedOff(1, 1));
  expect((await steps.appNamed(standIn, app.Name)).IsActive).toBe(false);
  expect(await requestsTo(standIn, "DeleteClient")).toEqual([]);
});

test("selecting with Shift, selecting all results of a search, and selected apps that a search hides", async ({ page, standIn }) => {
  await openWorld(page, standIn, FEW);
  const all = await allNames(page);
  await checkbox(page, all[1] ?? "").click();
  await checkbox(page, all[4] ?? "").click({ modifiers: ["Shift"] });
  for (const [place, name] of all.entries()) {
    await expect(checkbox(page, name), name).toBeChecked({ checked: place >= 1 && place <= 4 });
  }
  await expect(selectAll(page)).toBeChecked({ indeterminate: true });
  await expect(selectionBar(page)).toContainText(LIST.selected(4));
  await searchField(page).fill(all[8] ?? "");
  await expect(selectionBar(page)).toContainText(LIST.selectedHidden(4, 4));
  await selectAll(page).check();
  await expect(selectionBar(page)).toContainText(LIST.selectedHidden(5, 4));
  await button(selectionBar(page), LIST.clearSelection).click();
  await expect(selectionBar(page)).toBeHidden();
});

for (const shape of SESSION_END_SHAPES) {
  test(`a session that ends in the middle is resumed, and each app is changed once (${shape.shape})`, async ({ page, standIn, watch }) => {
    await standIn.reset({ ...FEW, conditions: [`session-shape:${shape.shape}`] });
    await openList(page, standIn, FEW.apps);
    const active = activeOf(await steps.appsOf(standIn)).length;
    await selectAll(page).check();
    await standIn.fault("UpdateClient", "hold", { times: CONCURRENT });
    const dialog = page.getByRole("dialog").filter({ hasText: "apps" });
    await button(await startBulkAction(page, "Turn off"), "Turn off").click();
    await expect.poll(() => changesBy(standIn, "UpdateClient")).toBe(CONCURRENT);
    await standIn.endSessions();
    await standIn.release();
    await expect(endedDialog(page)).toBeVisible();
    await steps.signIn(endedDialog(page));
    await expect(endedDialog(page)).toBeHidden();
    await expect(dialog.getByRole("heading")).toHaveText(BULK.switchedOff(active, 12));
    expect(await changesBy(standIn, "UpdateClient")).toBe(active);
    expect(activeOf(await steps.appsOf(standIn))).toEqual([]);
    await expectRefusalMessages(watch, standIn, shape);
  });
}

test("“Not now” leaves the rest untouched, and it can be continued", async ({ page, standIn }) => {
  const active = activeOf(await openWorld(page, standIn, FEW)).length;
  await selectAll(page).check();
  const confirmation = await startBulkAction(page, "Turn off");
  await standIn.endSessions();
  await button(confirmation, "Turn off").click();
  await button(endedDialog(page), SESSION.notNow).click();
  const dialog = page.getByRole("dialog").filter({ hasText: "apps" });
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOff(0, 12));
  expect(await changesBy(standIn, "UpdateClient")).toBe(0);
  await standIn.signIn(page.context());
  await button(dialog, BULK.continueRest).click();
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOffSome(active));
  expect(await changesBy(standIn, "UpdateClient")).toBe(active);
});
