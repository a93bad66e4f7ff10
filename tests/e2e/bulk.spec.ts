// One thing done with many apps: exact results, stopped at any time, and a second try for the failed alone.

import type { Locator, Page } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import { allBox, askFor, box, names, saved, search, selection } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { acted, asked, endedDialog } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const MANY = { profile: "core-8.1", start: "connected-site", apps: 500, users: 12 } as const;
const FEW = { profile: "core-8.1", start: "connected-site", apps: 12, users: 5 } as const;
/** A bound for hundreds of calls, not an expectation: a busy machine may take its time. */
const MANY_CALLS = { timeout: 90_000 };
/** So many apps are worked on side by side. */
const SIDE_BY_SIDE = 3;

const button = (place: Locator, name: string) => place.getByRole("button", { name, exact: true });

async function openList(page: Page, standIn: StandIn, world: typeof MANY | typeof FEW): Promise<steps.AppState[]> {
  await standIn.reset(world);
  await steps.open(page, standIn);
  await expect(page.getByText(`${world.apps} apps`, { exact: true })).toBeVisible();
  await expect(allBox(page)).toBeVisible();
  return steps.appsOf(standIn);
}

test("500 apps switched off, 20 of which fail: exact results, and a second try for these 20", async ({ page, standIn }) => {
  const apps = await openList(page, standIn, MANY);
  const on = apps.filter((app) => app.IsActive);
  const forgotten = on.filter((_, at) => at % 17 === 3).slice(0, 20);
  expect(forgotten).toHaveLength(20);
  await standIn.forget(...forgotten.map((app) => app.Name));
  await allBox(page).check();
  await expect(selection(page)).toContainText("500 selected");
  const dialog = await askFor(page, "Switch off");
  await expect(dialog.getByRole("heading")).toHaveText("Switch off 500 apps?");
  expect(await acted(standIn, "UpdateClient"), "nothing is done before the answer").toBe(0);
  await button(dialog, "Switch off").click();

  const done = on.length - 20;
  await expect(dialog.getByRole("heading")).toHaveText(`Switched off ${done} of 500 apps`, MANY_CALLS);
  await expect(dialog).toContainText(`${done} done · ${apps.length - on.length} were so already · 20 failed`);
  const failed = dialog.getByRole("list", { name: "Results" }).getByRole("listitem").filter({ hasText: "Failed" });
  await expect(failed).toHaveCount(20);
  await expect(failed.first()).toContainText("The Identity Service does not accept Creatio's own client, or does not know this app.");
  const still = (await steps.appsOf(standIn)).filter((app) => app.IsActive).map((app) => app.Name);
  expect(still.sort()).toEqual(forgotten.map((app) => app.Name).sort());
  expect(await asked(standIn, "UpdateClient"), "each once, and none that was off already").toHaveLength(on.length);
  const { text } = await saved(page, () => button(dialog, "Save results").click());
  expect(text.split("\r\n").filter((line) => line.includes(",Failed,"))).toHaveLength(20);
  expect(text.split("\r\n")).toHaveLength(502);

  await standIn.remember(...forgotten.map((app) => app.Name));
  await standIn.clearJournal();
  await button(dialog, "Try the failed again").click();
  await expect(dialog.getByRole("heading")).toHaveText("Switched off 20 of 20 apps");
  const touched = (await asked(standIn, "UpdateClient")).map((entry) => {
    const { updateClientRequest } = entry.request as { updateClientRequest: { clientId: string } };
    return updateClientRequest.clientId;
  });
  expect(touched.sort()).toEqual(forgotten.map((app) => app.ClientId).sort());
  await button(dialog, "Close").click();
  await expect(selection(page), "nothing is left to be done").toBeHidden();
  expect((await steps.appsOf(standIn)).filter((app) => app.IsActive)).toEqual([]);
});

test("stopping takes up no further app, and the rest can be gone on with", async ({ page, standIn }) => {
  const apps = await openList(page, standIn, MANY);
  const on = apps.filter((app) => app.IsActive).length;
  await allBox(page).check();
  await standIn.fault("UpdateClient", "hold", { times: 0 });
  const dialog = await askFor(page, "Switch off");
  await button(dialog, "Switch off").click();
  await expect.poll(() => acted(standIn, "UpdateClient")).toBe(SIDE_BY_SIDE);
  await page.keyboard.press("Escape");
  await expect(dialog, "what is under way cannot be put out of sight").toBeVisible();
  await button(dialog, "Stop").click();
  await standIn.clearFaults();
  await standIn.release();
  await expect(dialog.getByRole("heading")).toHaveText("Switched off 3 of 500 apps");
  expect(await acted(standIn, "UpdateClient")).toBe(SIDE_BY_SIDE);
  await expect(dialog).toContainText(/3 done · (\d+ were so already · )?0 failed · \d+ left/);
  await button(dialog, "Go on with the rest").click();
  await expect(dialog.getByRole("heading")).toContainText(`Switched off ${on - SIDE_BY_SIDE} of`, MANY_CALLS);
  expect(await acted(standIn, "UpdateClient"), "each once").toBe(on);
});

test("what was switched off is switched on again by Undo, and only that", async ({ page, standIn }) => {
  const apps = await openList(page, standIn, FEW);
  const before = new Map(apps.map((app) => [app.Name, app.IsActive]));
  await allBox(page).check();
  const dialog = await askFor(page, "Switch off");
  await button(dialog, "Switch off").click();
  await button(dialog, "Undo").click();
  await expect(dialog.getByRole("heading")).toContainText("Switched on");
  await expect(button(dialog, "Close")).toBeVisible();
  expect(new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app.IsActive]))).toEqual(before);
  await button(dialog, "Close").click();
  for (const [name, active] of before) {
    await expect(steps.activeSwitch(page, name)).toBeChecked({ checked: active });
  }
});

test("deleting many asks for their number, offers to switch off instead, and saves records without secrets", async ({ page, standIn }) => {
  const apps = await openList(page, standIn, FEW);
  const [one, two, three] = apps as [steps.AppState, steps.AppState, steps.AppState];
  for (const app of [one, two, three]) {
    await box(page, app.Name).check();
  }
  const dialog = await askFor(page, "Delete");
  await expect(button(dialog, "Switch off instead")).toBeVisible();
  const { text } = await saved(page, () => button(dialog, "Save records").click());
  expect((JSON.parse(text) as { Name: string }[]).map((app) => app.Name).sort()).toEqual([one, two, three].map((app) => app.Name).sort());
  expect(text).not.toContain(one.ClientSecret);
  await expect(button(dialog, "Delete")).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("textbox", { name: "Type 3 to confirm" }).fill("2");
  await page.keyboard.press("Enter");
  expect(await asked(standIn, "DeleteClient")).toEqual([]);
  await dialog.getByRole("textbox", { name: "Type 3 to confirm" }).fill("3");
  // Two go, and one the Identity Service does not know any more.
  await standIn.forget(two.Name);
  await button(dialog, "Delete").click();
  await expect(dialog.getByRole("heading")).toHaveText("Deleted 2 of 3 apps");
  await button(dialog, "Close").click();
  await expect(page.getByText("10 apps", { exact: true })).toBeVisible();
  expect(await names(page)).not.toContain(one.Name);
  await expect(box(page, two.Name), "what failed stays selected").toBeChecked();
  await expect(selection(page)).toContainText("1 selected");
  expect((await steps.appsOf(standIn)).map((app) => app.Name)).toContain(two.Name);
});

test("switching off instead of deleting deletes nothing", async ({ page, standIn }) => {
  const [app] = (await openList(page, standIn, FEW)) as [steps.AppState];
  await box(page, app.Name).check();
  const dialog = await askFor(page, "Delete");
  await button(dialog, "Switch off instead").click();
  await expect(dialog.getByRole("heading")).toHaveText("Switch off 1 app?");
  await button(dialog, "Switch off").click();
  await expect(dialog.getByRole("heading")).toHaveText("Switched off 1 of 1 app");
  expect((await steps.appNamed(standIn, app.Name)).IsActive).toBe(false);
  expect(await asked(standIn, "DeleteClient")).toEqual([]);
});

test("a range by Shift, all that a search shows, and what is selected out of sight", async ({ page, standIn }) => {
  await openList(page, standIn, FEW);
  const all = await names(page);
  await box(page, all[1] ?? "").click();
  await box(page, all[4] ?? "").click({ modifiers: ["Shift"] });
  for (const [at, name] of all.entries()) {
    await expect(box(page, name), name).toBeChecked({ checked: at >= 1 && at <= 4 });
  }
  await expect(allBox(page)).toBeChecked({ indeterminate: true });
  await expect(selection(page)).toContainText("4 selected");
  await search(page).fill(all[8] ?? "");
  await expect(selection(page)).toContainText("4 selected, 4 of them not shown");
  await allBox(page).check();
  await expect(selection(page)).toContainText("5 selected, 4 of them not shown");
  await button(selection(page), "Clear selection").click();
  await expect(selection(page)).toBeHidden();
});

const SHAPES = [
  { shape: "401", console: /status of 401/ },
  { shape: "redirect", console: null },
  { shape: "csrf", console: /status of 403/ },
];

for (const { shape, console } of SHAPES) {
  test(`a session that ends in the middle is gone on with, and each app is switched once (${shape})`, async ({ page, standIn, watch }) => {
    await standIn.reset({ ...FEW, conditions: [`session-shape:${shape}`] });
    await steps.open(page, standIn);
    await expect(page.getByText("12 apps", { exact: true })).toBeVisible();
    const on = (await steps.appsOf(standIn)).filter((app) => app.IsActive).length;
    await allBox(page).check();
    await standIn.fault("UpdateClient", "hold", { times: SIDE_BY_SIDE });
    const dialog = page.getByRole("dialog").filter({ hasText: "apps" });
    await button(await askFor(page, "Switch off"), "Switch off").click();
    await expect.poll(() => acted(standIn, "UpdateClient")).toBe(SIDE_BY_SIDE);
    if (console) {
      watch.expect(console);
    }
    await standIn.endSessions();
    await standIn.release();
    await expect(endedDialog(page)).toBeVisible();
    await steps.signIn(endedDialog(page));
    await expect(endedDialog(page)).toBeHidden();
    await expect(dialog.getByRole("heading")).toHaveText(`Switched off ${on} of 12 apps`);
    expect(await acted(standIn, "UpdateClient")).toBe(on);
    expect((await steps.appsOf(standIn)).filter((app) => app.IsActive)).toEqual([]);
  });
}

test("“Not now” leaves the rest untouched, to be gone on with", async ({ page, standIn }) => {
  const apps = await openList(page, standIn, FEW);
  const on = apps.filter((app) => app.IsActive).length;
  await allBox(page).check();
  const ask = await askFor(page, "Switch off");
  await standIn.endSessions();
  await button(ask, "Switch off").click();
  await button(endedDialog(page), "Not now").click();
  const dialog = page.getByRole("dialog").filter({ hasText: "apps" });
  await expect(dialog.getByRole("heading")).toContainText("Switched off 0 of 12 apps");
  expect(await acted(standIn, "UpdateClient")).toBe(0);
  await standIn.signIn(page.context());
  await button(dialog, "Go on with the rest").click();
  await expect(dialog.getByRole("heading")).toContainText(`Switched off ${on} of`);
  expect(await acted(standIn, "UpdateClient")).toBe(on);
});
