// Searching the list: which fields a search covers, ids and URLs, and that it needs no request.

import { expectConnectionQueried } from "../support/connection.ts";
import {
  allNames,
  columnHead,
  expectCount,
  expectFilteredCount,
  expectNames,
  hits,
  names,
  openList,
  searchField,
  table,
} from "../support/list.ts";
import * as steps from "../support/steps.ts";
import type { AppState } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

/** Few enough that all rows are in the document, and with several values in each column. */
const SOME = { start: "connected-site", apps: 23, users: 12 } as const;

const SEARCHES: readonly { text: string; by: string; finds: (app: AppState) => boolean }[] = [
  { text: "POWER", by: "name, in any case", finds: (app) => app.Name.startsWith("Power BI") },
  { text: "af1cec7b", by: "client id", finds: (app) => app.ClientId.startsWith("AF1CEC7B") },
  { text: "zapier.com", by: "URL", finds: (app) => app.ApplicationUrl === "https://zapier.com" },
  { text: "dashboards", by: "description", finds: (app) => app.Description === "Sales dashboards" },
  { text: "mary", by: "system user", finds: (app) => app.SystemUser?.displayValue === "Mary King" },
  { text: " europe  sap ", by: "several terms in any order", finds: (app) => app.Name === "SAP exchange Europe" },
];

for (const { text, by, finds } of SEARCHES) {
  test(`a search finds by ${by}`, async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await steps.open(page, standIn);
    const expected = (await steps.appsOf(standIn)).filter(finds).map((app) => app.Name);
    expect(expected.length, "there is something to find").toBeGreaterThan(0);
    expect(expected.length, "there is something to leave out").toBeLessThan(SOME.apps);
    await searchField(page).fill(text);
    await expectFilteredCount(page, expected.length, 23);
    await expectNames(page, expected);
    await expect(table(page)).toHaveAttribute("aria-rowcount", `${expected.length + 1}`);
  });
}

test("accents do not matter, the best matches come first, and what was found is marked", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, profile: "core-8.1" });
  const [one = "", two = "", three = ""] = (await steps.appsOf(standIn)).map((app) => app.Name);
  for (const app of (await steps.appsOf(standIn)).slice(3)) {
    await standIn.changeApp(app.Name, { SystemUser: "Mary King" });
  }
  await standIn.changeApp(one, { Name: "Zulu", SystemUser: "Ana Sánchez", Description: "" });
  await standIn.changeApp(two, { Name: "Yankee of Ána", SystemUser: "Ana Sánchez", Description: "" });
  await standIn.changeApp(three, { Name: "Xray", SystemUser: "Mary King", Description: "For Ana, by Sanchez" });
  await openList(page, standIn, 23);
  await searchField(page).fill("SANCHEZ ana");
  await expect.poll(() => names(page)).toEqual(["Yankee of Ána", "Zulu", "Xray"]);
  await expect(columnHead(page, "Name"), "the column does not decide").toHaveAttribute("aria-sort", "none");
  await expect.poll(() => hits(page)).toEqual(["Ána", "Ana", "Sánchez", "Ana", "Sánchez", "Ana", "Sanchez"]);
  await columnHead(page, "System user").getByRole("button").click();
  await expect.poll(() => names(page), "a column that was chosen does").toEqual(["Yankee of Ána", "Zulu", "Xray"]);
  await expect(columnHead(page, "System user")).toHaveAttribute("aria-sort", "ascending");
  await searchField(page).fill("");
  await expect.poll(() => hits(page)).toEqual([]);
});

test("a part of a client id is found from four characters on", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 23);
  const [app] = (await steps.appsOf(standIn)).filter(({ ClientId }) => /^[A-F0-9]*[0-9][A-F][0-9]/.test(ClientId));
  const part = app?.ClientId.slice(0, 4) ?? "";
  const others = (await steps.appsOf(standIn)).filter(({ ClientId, ...rest }) => !JSON.stringify(rest).includes(part) && ClientId.includes(part));
  await searchField(page).fill(part.slice(0, 3));
  await expect(page.getByRole("heading", { name: LIST.noMatch(part.slice(0, 3)) })).toBeVisible();
  await searchField(page).fill(part.toLowerCase());
  await expectNames(
    page,
    others.map(({ Name }) => Name),
  );
  await expect.poll(() => hits(page)).toContain(part);
});

test("searching needs no request to Creatio", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await openList(page, standIn, 23);
  await expectConnectionQueried(standIn);
  await standIn.clearJournal();
  await searchField(page).pressSequentially("zapier");
  await expect(page).toHaveURL(/search=zapier/);
  await expectFilteredCount(page, 2, 23);
  expect(await standIn.journal()).toEqual([]);
});

test("a search without a result says so and can be cleared", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await searchField(page).fill("nowhere & else");
  await expect(page.getByRole("heading", { name: LIST.noMatch("nowhere & else") })).toBeVisible();
  await expectFilteredCount(page, 0, 3);
  await page.getByRole("button", { name: LIST.clearSearch }).click();
  await expectCount(page, 3);
  expect(await allNames(page)).toHaveLength(3);
  await expect(page).not.toHaveURL(/search/);
});

test("ids of an app or its user, with or without dashes, and a URL on the same host find the app", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 16, users: 12 });
  await steps.open(page, standIn);
  await expectCount(page, 16);
  const apps = await steps.appsOf(standIn);
  const app = apps.find((app) => app.Name === "Zapier") ?? (apps[0] as AppState);
  const ofUser = apps.filter((other) => other.SystemUser?.value === app.SystemUser?.value);
  const ofHost = apps.filter((other) => new URL(other.ApplicationUrl).host === new URL(app.ApplicationUrl).host);
  for (const [text, expected] of [
    [app.Id, [app]],
    [app.Id.replaceAll("-", "").toUpperCase(), [app]],
    [app.ClientId.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"), [app]],
    [app.SystemUser?.value ?? "", ofUser],
    [`${app.ApplicationUrl}/callback?code=1`, ofHost],
  ] as const) {
    await searchField(page).fill(text);
    await expectNames(
      page,
      expected.map((app) => app.Name),
      text,
    );
  }
});
