// The list as a file: what it contains, what it never contains, and that no spreadsheet treats a field as a formula.

import { checkbox, expectFilteredCount, exportAs, openList, searchField, selectionBar } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { button, requestsTo, result } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

const SOME = { profile: "core-8.1", start: "connected-site", apps: 16, users: 12 } as const;

test("CSV contains every visible app and no secret", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  const apps = await steps.appsOf(standIn);
  const [first] = apps as [steps.AppState];
  await standIn.changeApp(first.Name, { Description: '=HYPERLINK("http://evil.example";"x")' });
  await openList(page, standIn, 16);
  const { name, text } = await exportAs(page, "CSV");
  await expect(result(page)).toHaveText(LIST.exported(16));
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
  expect(text, "a formula becomes text").toContain('"\'=HYPERLINK(""http://evil.example"";""x"")"');
  expect(await requestsTo(standIn, "GetClientSecret"), "secrets are not even fetched").toEqual([]);
});

test("JSON contains the result of a search, with site and time", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 16);
  const expected = (await steps.appsOf(standIn)).filter((app) => app.Name.startsWith("Zapier"));
  await searchField(page).fill("zapier");
  await expectFilteredCount(page, expected.length, 16);
  const { name, text } = await exportAs(page, "JSON");
  expect(name).toMatch(/\.json$/);
  const file = JSON.parse(text) as { Site: string; ExportedOn: string; Apps: Record<string, unknown>[] };
  expect(file.Site).toBe(new URL(standIn.creatio).host);
  expect(Date.parse(file.ExportedOn)).not.toBeNaN();
  expect(file.Apps.map((app) => app["ClientId"]).sort()).toEqual(expected.map((app) => app.ClientId).sort());
});

test("with apps selected, the file contains only those", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 16);
  const [one, , three] = await steps.appsOf(standIn);
  for (const app of [one, three]) {
    await checkbox(page, app?.Name ?? "").check();
  }
  await expect(selectionBar(page)).toContainText(LIST.selected(2));
  await button(page, "Export").click();
  await expect(page.getByRole("menuitem", { name: LIST.exportScope("2 selected"), exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button(page, "Export")).toBeFocused();
  const { text } = await exportAs(page, "JSON");
  const { Apps } = JSON.parse(text) as { Apps: { Name: string }[] };
  expect(Apps.map((app) => app.Name).sort()).toEqual([one?.Name, three?.Name].sort());
});
