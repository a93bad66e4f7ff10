// Filters of the list, and apps that need attention.

import { activeSwitch, allNames, expectCount, expectNames, names, openPanel, row, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { EVERY_PROFILE, alert, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { ATTENTION, LIST } from "../support/texts.ts";

/** Few enough that all rows are in the document. */
const SOME = { profile: "core-8.1", start: "connected-site", apps: 16, users: 12 } as const;

const namesOf = (apps: readonly steps.AppState[]) => apps.map((app) => app.Name);

test("filters reduce the list, are part of the address, and can be cleared", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  const apps = await steps.appsOf(standIn);
  const filters = await openPanel(page, "Filter");
  const active = filters.getByRole("combobox", { name: "Active" });
  const actsAs = filters.getByRole("combobox", { name: LIST.actsAs });

  await active.selectOption(LIST.switchedOffOption);
  const off = apps.filter((app) => !app.IsActive);
  expect(off.length).toBeGreaterThan(0);
  await expectNames(page, namesOf(off));
  await expect(page).toHaveURL(/\?active=no$/);
  await expect(page.getByText(LIST.filteredCount(off.length, 16))).toBeVisible();
  await active.selectOption(LIST.switchedOnOption);
  const on = apps.filter((app) => app.IsActive);
  await expectNames(page, namesOf(on));

  const user = on[0]?.SystemUser;
  const ofUser = apps.filter((app) => app.SystemUser?.value === user?.value);
  await actsAs.selectOption(`${user?.displayValue} (${ofUser.length})`);
  const onOfUser = namesOf(ofUser.filter((app) => app.IsActive));
  await expectNames(page, onOfUser);
  await expect(page).toHaveURL(new RegExp(`\\?active=yes&user=${user?.value}$`));
  await page.reload();
  await expectNames(page, onOfUser);
  await expect(page.getByRole("button", { name: "Filter (2)" })).toHaveAttribute("aria-expanded", "true");
  await expect(actsAs).toHaveValue(user?.value ?? "");
  await page.getByRole("button", { name: LIST.clearFilters }).click();
  await expectNames(page, namesOf(apps));
  await expect(page).toHaveURL(/oauth-admin\/\?$/);
});

test("an app that is turned on or off stays in the list although the filter no longer matches it", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn, "?active=yes");
  const before = await allNames(page);
  await activeSwitch(page, before[0] ?? "").click();
  await expect(undoButton(page)).toBeVisible();
  expect(await allNames(page)).toEqual(before);
});

for (const profile of EVERY_PROFILE) {
  test(`apps that need attention are found, each with the reason (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ ...SOME, profile });
    const [one = "", two = "", three = "", four = "", ...others] = namesOf(await steps.appsOf(standIn));
    for (const name of [one, two, three, four, ...others]) {
      await standIn.changeApp(name, { SystemUser: "Mary King" });
    }
    await standIn.changeApp(one, { SystemUser: "Supervisor" });
    await standIn.changeApp(two, { ApplicationUrl: "no address" });
    await standIn.changeApp(three, { SystemUser: null });
    await standIn.changeApp(four, { SystemUser: "Caleb Jones" });
    await steps.open(page, standIn);
    const filters = await openPanel(page, "Filter");
    expect(await requestsTo(standIn, "SelectQuery:OAuthClientApp"), "nothing is queried before it is needed").toHaveLength(1);
    await filters.getByRole("checkbox", { name: LIST.needsAttention }).check();
    await expectNames(page, [one, two, three, four]);
    await expect(row(page, one)).toContainText(ATTENTION.supervisor);
    await expect(row(page, two)).toContainText(ATTENTION.invalidUrl);
    await expect(row(page, three)).toContainText(ATTENTION.noUser);
    await expect(row(page, four)).toContainText(ATTENTION.inactiveUser);
    await expect(page).toHaveURL(/\?attention=yes$/);
  });
}

test("if Creatio does not return which users are inactive, the other reasons still count", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  watch.expect(/status of 403/);
  await standIn.reset({ ...SOME, conditions: ["no-CanUseODataService"] });
  await steps.open(page, standIn);
  const filters = await openPanel(page, "Filter");
  await expectCount(page, 16);
  await standIn.fault("SelectQuery:OAuthClientApp", "error-500");
  await filters.getByRole("checkbox", { name: LIST.needsAttention }).check();
  await expect(alert(page, LIST.inactiveUsersUnknown)).toBeVisible();
  await expect.poll(() => names(page)).not.toEqual([]);
});
