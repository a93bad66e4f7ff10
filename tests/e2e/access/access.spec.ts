// Who may do what: the page of all apps, and the region of one app.

import { AUDITED, expectFewRequests, openAudit } from "../support/audit.ts";
import { tabTo } from "../support/keyboard.ts";
import { EVERY_PROFILE, appsOf, button, heading, openApp } from "../support/steps.ts";
import { expect, expectAccessible, overflowing, test } from "../support/test.ts";

// A color that is still changing has another contrast.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const TABLE = "Apps and their users";

/** The rating of users of every kind, by their names. */
const RATINGS: [user: string, rating: string, reason: string][] = [
  ["Supervisor", "Full access", "The Supervisor may do everything."],
  ["William Walker", "Administrator", "Has the role System administrators."],
  ["Li Wei", "Administrator", "Inherits the role System administrators."],
  ["Mary King", "Business data", "Is one of All employees."],
  ["Caleb Jones", "No access", "The user is inactive."],
  ["Symon Clarke", "Restricted", "Is an external user."],
];

for (const profile of EVERY_PROFILE) {
  test(`each app has its user, with a rating and the reason (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ ...AUDITED, profile });
    const apps = await appsOf(standIn);
    for (const [index, [user]] of RATINGS.entries()) {
      await standIn.changeApp(apps[index]?.Name ?? "", { SystemUser: user });
    }
    await openAudit(page, standIn, "Access");
    const table = page.getByRole("table", { name: TABLE });
    await expect(table.getByRole("columnheader")).toHaveText(["Application", "System user", "Rating", "Roles", "Last session"]);
    for (const [index, [user, rating, reason]] of RATINGS.entries()) {
      const row = table.getByRole("row").filter({ has: page.getByRole("link", { name: apps[index]?.Name ?? "", exact: true }) });
      await expect(row, user).toContainText(user);
      await expect(row.getByText(rating, { exact: true }), user).toBeVisible();
      await expect(row, user).toContainText(reason);
    }
    await expect(table.getByRole("row")).toHaveCount(17);
    await expect(page.getByRole("img", { name: /^Users by rating/ })).toBeVisible();
  });
}

test("a closed table is said, and nothing is guessed", async ({ page, standIn }) => {
  await standIn.reset({ ...AUDITED, profile: "framework-8.2", conditions: ["data-service-closed:SysAdminOperationGrantee", "data-service-closed:SysUserSession"] });
  const [app] = await appsOf(standIn);
  await standIn.changeApp(app?.Name ?? "", { SystemUser: "Mary King" });
  await openAudit(page, standIn, "Access");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: app?.Name ?? "", exact: true }) });
  await expect(row.getByText("Unknown", { exact: true })).toBeVisible();
  await expect(row).toContainText("Not all operation permissions could be read.");
  await expect(row.getByRole("cell").last()).toHaveText("Couldn't be read");
});

test("a site with 200 apps and 50 users is read in few requests", async ({ page, standIn }) => {
  await standIn.reset({ ...AUDITED, apps: 200, users: 50 });
  await standIn.clearJournal();
  await openAudit(page, standIn, "Access");
  await expect(page.getByRole("row")).toHaveCount(201);
  await expectFewRequests(standIn, 8);
});

test("the page of an app says on request what its user may do, and which other apps act as it", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  const apps = await appsOf(standIn);
  const [app, other] = [apps[0]?.Name ?? "", apps[1]?.Name ?? ""];
  await standIn.changeApp(app, { SystemUser: "Ana Sánchez" });
  await standIn.changeApp(other, { SystemUser: "Ana Sánchez" });
  await openApp(page, standIn, app);
  const region = page.getByRole("region", { name: "Access", exact: true });
  await expect(region.getByText("Restricted")).toBeHidden();
  await tabTo(page, button(region, "Check access"));
  await page.keyboard.press("Enter");
  await expect(region.getByText("No access", { exact: true })).toBeVisible();
  await expect(region).toContainText("The user has no license.");
  await expect(region).toContainText("All employees");
  await expect(region.getByRole("link", { name: other, exact: true })).toBeVisible();
  await expectAccessible(page);
  await region.getByRole("link", { name: other, exact: true }).click();
  await expect(heading(page, other)).toBeVisible();
});

test("the page is accessible, wide and narrow, and reached by keyboard", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await openAudit(page, standIn, "Findings");
  await tabTo(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Access", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: TABLE })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflowing(page)).toEqual([]);
  await expectAccessible(page);
});
