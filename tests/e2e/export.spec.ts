// The list as a file: what it holds, what it never holds, and that no spreadsheet takes a field for a formula.

import { box, exportAs, search, selection } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const SOME = { profile: "core-8.1", start: "connected-site", apps: 16, users: 12 } as const;

test("the table holds every app that is shown and no secret", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  const apps = await steps.appsOf(standIn);
  const [first] = apps as [steps.AppState];
  await standIn.changeApp(first.Name, { Description: "=HYPERLINK(\"http://evil.example\";\"x\")" });
  await steps.open(page, standIn);
  await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
  const { name, text } = await exportAs(page, "CSV");
  await expect(steps.result(page)).toHaveText("16 apps exported. Secrets are not part of it.");
  expect(name).toMatch(/^oauth-apps 127\.0\.0\.1-\d+ \d{4}-\d\d-\d\d\.csv$/);
  const lines = text.split("\r\n");
  expect(lines[0]).toBe(
    "\ufeffId,Name,ClientId,IsActive,SystemUser,SystemUserId,ApplicationUrl,RedirectUrl,Description,CreatedOn,ModifiedOn",
  );
  expect(lines).toHaveLength(apps.length + 2);
  for (const app of apps) {
    const line = lines.find((line) => line.startsWith(app.Id)) ?? "";
    expect(line).toContain([app.Id, app.Name, app.ClientId, app.IsActive, app.SystemUser?.displayValue].join(","));
    expect(text).not.toContain(app.ClientSecret);
  }
  expect(text).toContain("\"'=HYPERLINK(\"\"http://evil.example\"\";\"\"x\"\")\"");
  expect(await steps.asked(standIn, "GetClientSecret"), "not even asked for").toEqual([]);
});

test("JSON holds what a search has left, with site and moment", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
  await search(page).fill("zapier");
  await expect(page.getByText(/^\d of 16 apps$/)).toBeVisible();
  const { name, text } = await exportAs(page, "JSON");
  expect(name).toMatch(/\.json$/);
  const file = JSON.parse(text) as { Site: string; ExportedOn: string; Apps: Record<string, unknown>[] };
  expect(file.Site).toBe(new URL(standIn.creatio).host);
  expect(Date.parse(file.ExportedOn)).not.toBeNaN();
  const expected = (await steps.appsOf(standIn)).filter((app) => app.Name.startsWith("Zapier"));
  expect(file.Apps.map((app) => app["ClientId"]).sort()).toEqual(expected.map((app) => app.ClientId).sort());
});

test("with apps selected, the file holds those alone", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
  const [one, , three] = await steps.appsOf(standIn);
  for (const app of [one, three]) {
    await box(page, app?.Name ?? "").check();
  }
  await expect(selection(page)).toContainText("2 selected");
  const { text } = await exportAs(page, "JSON");
  const { Apps } = JSON.parse(text) as { Apps: { Name: string }[] };
  expect(Apps.map((app) => app.Name).sort()).toEqual([one?.Name, three?.Name].sort());
});
