// Choosing the user on whose behalf an app acts, among few or very many, and warnings about the choice.

import type { Page } from "@playwright/test";

import { appLink, expectCount } from "../support/list.ts";
import { TYPED } from "../support/new-app.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, heading, requestsTo, site, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM } from "../support/texts.ts";

const options = (page: Page) => page.getByRole("option");

/** Opens the form for a new app from the complete list. */
async function openFromList(page: Page, standIn: StandIn): Promise<void> {
  await steps.open(page, standIn);
  await expectCount(page, 3);
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
}

test("each user is offered with the number of apps that act as them, and the Supervisor is marked", async ({ page, standIn }) => {
  await openFromList(page, standIn);
  const counts = new Map<string, number>();
  for (const { SystemUser } of await steps.appsOf(standIn)) {
    const name = SystemUser?.displayValue ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size, "users for whom apps act").toBeGreaterThan(0);
  await userField(page).click();
  await expect(options(page).first()).toBeVisible();
  for (const [name, count] of counts) {
    const ofUser = options(page).filter({ hasText: name });
    await expect(ofUser.filter({ hasText: APP_FORM.actsForCount(count) })).toHaveCount(1);
  }
  await expect(options(page).filter({ hasText: APP_FORM.actsFor })).toHaveCount(counts.size);
  await expect(options(page).filter({ hasText: APP_FORM.mayDoEverything })).toHaveText(/^Supervisor/);
  await expect(page.getByText(APP_FORM.moreUsers), "all users are offered").toHaveCount(0);
});

test("no number is displayed before the apps are loaded", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await userField(page).click();
  await expect(options(page).filter({ hasText: APP_FORM.mayDoEverything })).toBeVisible();
  await expect(options(page).filter({ hasText: APP_FORM.actsFor })).toHaveCount(0);
});

test("among 20,000 users the first 50 are offered, and a part of the name finds the others", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", users: 20_000 });
  await steps.open(page, standIn, "?page=new");
  await userField(page).click();
  await expect(options(page)).toHaveCount(50);
  await expect(page.getByText(APP_FORM.moreUsers)).toBeVisible();
  await expect(page.getByRole("listbox").getByText(APP_FORM.moreUsers), "a line, not an option").toHaveCount(0);
  await expect(userField(page)).toHaveAccessibleDescription(new RegExp(APP_FORM.moreUsers.replaceAll(".", "\\.")));
  await page.keyboard.press("End");
  await expect(options(page).last()).toHaveAttribute("id", (await userField(page).getAttribute("aria-activedescendant")) ?? "none");

  await userField(page).fill("Supervisor");
  await expect(options(page)).toHaveCount(1);
  await expect(page.getByText(APP_FORM.moreUsers)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(userField(page)).toHaveValue("Supervisor");
  // Only what is offered was sent, never all of them.
  const queries = await requestsTo(standIn, "SelectQuery:SysAdminUnit");
  const rows = queries.map((entry) => (entry.request as { rowCount: number }).rowCount);
  expect(Math.max(...rows)).toBe(51);
});

test("a system user with full access, and one that other apps use, have a warning", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await openFromList(page, standIn);
  await steps.chooseUser(page, TYPED.user);
  await expect(page.getByText(APP_FORM.supervisorWarning)).toBeVisible();
  await expect(page.getByText(APP_FORM.alsoActsFor(APP))).toBeVisible();
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await expect(page.getByText(APP_FORM.supervisorWarning)).toBeVisible();
  await expect(page.getByText(APP_FORM.alsoActs), "the app itself does not count").toHaveCount(0);
});
