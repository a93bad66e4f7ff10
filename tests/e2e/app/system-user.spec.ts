// Choosing the user on whose behalf an app acts, among few or very many, and warnings about the choice.

import type { Page } from "@playwright/test";

import { appLink, expectCount } from "../support/list.ts";
import { TYPED } from "../support/new-app.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, heading, requestsTo, site, userField } from "../support/steps.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

const options = (page: Page) => page.getByRole("option");

/** The users that are offered, without the last line, which offers something else. */
const choices = (page: Page) => options(page).filter({ hasNotText: APP_FORM.createUser });

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

test("among 20,000 users the first 50 are offered, and scrolling or a part of the name leads to the others", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", users: 20_000 });
  await steps.open(page, standIn, "?page=new");
  await userField(page).click();
  await expect(choices(page)).toHaveCount(50);
  await expect(page.getByText(APP_FORM.moreUsers)).toBeVisible();
  await expect(page.getByRole("listbox").getByText(APP_FORM.moreUsers), "a line, not an option").toHaveCount(0);
  await expect(userField(page)).toHaveAccessibleDescription(new RegExp(APP_FORM.moreUsers.replaceAll(".", "\\.")));
  await page.keyboard.press("End");
  await expect(choices(page), "the end of the list brings more").toHaveCount(100);
  await choices(page).last().scrollIntoViewIfNeeded();
  await expect.poll(() => choices(page).count(), "and so does scrolling").toBeGreaterThan(100);

  await userField(page).fill("visor super");
  await expect(choices(page)).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(userField(page)).toHaveValue("Supervisor");
  // Never all of them.
  const queries = await requestsTo(standIn, "SelectQuery:SysAdminUnit");
  const rows = queries.map((entry) => (entry.request as { rowCount: number }).rowCount);
  expect(Math.max(...rows)).toBe(100);
  expect(rows.length).toBeLessThan(20);
});

test("the search folds accents, takes words in any order, and marks what matches", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", users: 200 });
  await steps.open(page, standIn, "?page=new");
  await userField(page).fill("sanchez ana");
  const first = choices(page).first();
  await expect(first).toContainText("Ana Sánchez");
  await expect(first.locator("mark")).toHaveText(["Ana", "Sánchez"]);
  const names = await choices(page).evaluateAll((options) => options.map((option) => Number(/\d+/.exec(option.textContent ?? "")?.[0] ?? 0)));
  const active = names.slice(0, 4);
  expect(active, "2 before 10").toEqual([...active].sort((one, other) => one - other));
});

test("a user who is inactive is marked, comes last, and is warned about before and after saving", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", users: 200 });
  await steps.open(page, standIn, "?page=new");
  await userField(page).fill("ana sanchez");
  const inactive = choices(page).filter({ hasText: APP_FORM.inactive });
  await expect(inactive.first()).toBeVisible();
  await expect(choices(page).last()).toContainText(APP_FORM.inactive);
  const name = await inactive.first().locator(".combobox-name").innerText();
  await inactive.first().click();
  await expect(page.getByText(APP_FORM.inactiveWarning)).toBeVisible();
  await steps.fillApp(page, { name: "Idle", url: "https://idle.example.com" });
  await steps.saveButton(page).click();
  await expect(heading(page, "Idle")).toBeVisible();
  await expect(page.getByText(APP_PAGE.inactiveUser(name))).toBeVisible();
  await page.getByRole("link", { name: NEW_APP.openApp }).click();
  await expect(page.getByText(APP_PAGE.inactiveUser(name))).toBeVisible();
});

test("the list ends with the way to create a user", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await userField(page).fill("no such user");
  await expect(page.getByText(APP_FORM.noUserFound)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(userField(page), "Enter chooses nothing").toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).filter({ hasText: APP_FORM.createUser })).toHaveAttribute(
    "id",
    (await userField(page).getAttribute("aria-activedescendant")) ?? "none",
  );
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: APP_FORM.createTechnicalUser });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await expect(dialog.getByRole("link", { name: APP_FORM.openCreatio })).toHaveAttribute("target", "_blank");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(userField(page)).toBeFocused();
  await expect(userField(page)).toHaveAttribute("aria-expanded", "false");
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
