// What an audit of the apps finds: the list, its filters and groups, and its file.

import { AUDITED, counted, expectFewRequests, findingItems, findings, findingsLink, openAudit } from "../support/audit.ts";
import { exportAs, openList } from "../support/list.ts";
import { appsOf, button, heading, result } from "../support/steps.ts";
import { expect, expectAccessible, overflowing, test } from "../support/test.ts";

// A color that is still changing has another contrast.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("the link counts the findings and leads to them, the most serious first", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await openList(page, standIn, 16);
  await page.keyboard.press("Shift");
  await expect(findingsLink(page)).toBeVisible();
  await findingsLink(page).click();
  await expect(heading(page, "Findings")).toBeVisible();
  await expect(findingItems(page).first()).toContainText("High");
  const titles = ["Acts as Supervisor", "Acts as an administrator", "System user is inactive", "Plain HTTP address", "No description"];
  for (const title of titles) {
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
  }
  const supervised = (await appsOf(standIn)).filter((app) => app.SystemUser?.displayValue === "Supervisor");
  const first = supervised[0]?.Name ?? "";
  await expect(findingItems(page).filter({ hasText: first }).filter({ hasText: "Supervisor" }).first()).toContainText("High");
  await expect.poll(() => counted(page), "the page counts the same").toBe(await findingItems(page).count());
});

test("findings are filtered by severity and grouped by app", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await openAudit(page, standIn, "Findings");
  const all = await findingItems(page).count();
  await page.getByRole("combobox", { name: "Severity" }).selectOption("High");
  await expect(findingItems(page).filter({ hasText: "No description" })).toHaveCount(0);
  const high = await findingItems(page).count();
  expect(high).toBeGreaterThan(0);
  expect(high).toBeLessThan(all);
  await page.getByRole("combobox", { name: "Severity" }).selectOption("All");
  await page.getByRole("combobox", { name: "Group by" }).selectOption("App");
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: "Acts as" })).toHaveCount(0);
  await expect(findingItems(page)).toHaveCount(all);
  const [app] = await appsOf(standIn);
  await expect(page.getByRole("heading", { level: 2, name: app?.Name ?? "" }).first()).toBeVisible();
});

test("the files contain what is shown, and no secret", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  const [first] = await appsOf(standIn);
  await standIn.changeApp(first?.Name ?? "", { Name: "=1+1 test" });
  await openAudit(page, standIn, "Findings");
  const shown = await findingItems(page).count();
  const csv = await exportAs(page, "CSV");
  await expect(result(page)).toHaveText(`${shown} findings exported.`);
  expect(csv.name).toMatch(/^oauth-findings 127\.0\.0\.1-\d+ \d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.split("\r\n"), "a line for each, the header and the last empty one").toHaveLength(shown + 2);
  expect(csv.text, "a formula becomes text").toContain("\"'=1+1 test\"");
  const json = JSON.parse((await exportAs(page, "JSON")).text) as { Site: string; Findings: Record<string, string>[] };
  expect(json.Site).toBe(new URL(standIn.creatio).host);
  expect(json.Findings).toHaveLength(shown);
  expect(json.Findings.filter(({ Rule, App }) => Rule === "test-name" && App === "=1+1 test")).toHaveLength(1);
  for (const app of await appsOf(standIn)) {
    expect(csv.text).not.toContain(app.ClientSecret);
  }
});

test("a site with 200 apps and 50 users is read in few requests", async ({ page, standIn }) => {
  await standIn.reset({ ...AUDITED, apps: 200, users: 50 });
  await standIn.clearJournal();
  await openAudit(page, standIn, "Findings");
  await expect(page.getByRole("heading", { level: 2, name: "User shared by several apps" })).toBeVisible();
  await expectFewRequests(standIn, 8);
});

test("what cannot be read is reported, and reading again completes it", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await standIn.fault("SelectQuery:SysAdminUnitInRole", "html", { times: 0 });
  await openAudit(page, standIn, "Findings");
  const failure = page.getByRole("alert").filter({ hasText: "The findings are incomplete" });
  await expect(failure).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Acts as an administrator" })).toHaveCount(0);
  await standIn.clearFaults();
  await button(failure, "Try again").click();
  await expect(page.getByRole("heading", { level: 2, name: "Acts as an administrator" })).toBeVisible();
  await expect(failure).toBeHidden();
});

test("an app without findings of a severity leaves an empty list that says so", async ({ page, standIn }) => {
  await standIn.reset({ ...AUDITED, apps: 0 });
  await page.context().clearCookies();
  await standIn.signIn(page.context());
  await page.goto(`${standIn.page}?page=findings`);
  await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
  await expect(findings(page)).toHaveCount(0);
});

test("the page is accessible, wide and narrow", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await openAudit(page, standIn, "Findings");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflowing(page)).toEqual([]);
  await expectAccessible(page);
});
