// The list of apps: found, sorted, kept in the address, and as quick with thousands as with three.

import type { Page, Request, Response } from "@playwright/test";

import { names, painted } from "./support/list.ts";
import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { type AppState, HEADINGS, PROFILES, heading, row } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { expectLookedAround } from "./support/typed-app.ts";

/** Few enough that all rows are drawn at once, and more than one word of each kind. */
const SOME = { start: "connected-site", apps: 23, users: 12 } as const;
/** The most rows that may stand in the document, whatever the number of apps. */
const MOST_ROWS = 80;

/** Each column with what its cells sort by. */
const columns: { name: string; key: (app: AppState) => string; address: string }[] = [
  { name: "Name", key: (app) => app.Name, address: "" },
  { name: "Active", key: (app) => (app.IsActive ? "1" : "2"), address: "sort=active" },
  { name: "System user", key: (app) => app.SystemUser?.displayValue ?? "", address: "sort=user" },
  { name: "Application URL", key: (app) => app.ApplicationUrl, address: "sort=url" },
  { name: "Client Id", key: (app) => app.ClientId, address: "sort=client-id" },
  { name: "Modified", key: (app) => app.ModifiedOn, address: "sort=modified" },
];

const alphabet = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

test("the list shows of each app what Creatio holds", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("23 apps", { exact: true })).toBeVisible();
  const apps = await steps.appsOf(standIn);
  expect([...(await names(page))].sort()).toEqual(apps.map((app) => app.Name).sort());
  for (const app of apps.slice(0, 5)) {
    const cells = row(page, app.Name).getByRole("cell");
    await expect(cells.nth(0)).toContainText(app.Description);
    await expect(cells.nth(1).getByRole("switch")).toBeChecked({ checked: app.IsActive });
    await expect(cells.nth(2)).toHaveText(app.SystemUser?.displayValue ?? "");
    await expect(cells.nth(3)).toHaveText(app.ApplicationUrl);
    await expect(cells.nth(4)).toHaveText(app.ClientId);
    await expect(cells.nth(5), "the year of the last change").toContainText(app.ModifiedOn.slice(0, 4));
  }
});

test("every column sorts both ways and says so", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  const apps = new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app]));
  await expectSorted(page, "Name", "ascending");
  // The first column sorts already: pressing it turns it round, so it comes last.
  for (const { name, key, address } of [...columns.slice(1), ...columns.slice(0, 1)]) {
    const sort = page.getByRole("columnheader", { name }).getByRole("button");
    const shown = async () => (await names(page)).map((app) => key(apps.get(app) as AppState));
    await sort.click();
    await expectSorted(page, name, "ascending");
    const up = await shown();
    expect(up, `${name}, ascending`).toEqual([...up].sort(alphabet.compare));
    expect(new URL(page.url()).search).toBe(address && `?${address}`);
    await sort.click();
    await expectSorted(page, name, "descending");
    const down = await shown();
    expect(down, `${name}, descending`).toEqual([...up].sort((one, other) => alphabet.compare(other, one)));
    expect(new Set(up).size, `${name} has something to sort`).toBeGreaterThan(1);
    expect(new URL(page.url()).search).toBe(`?${[address, "order=descending"].filter(Boolean).join("&")}`);
    expect(up).toHaveLength(apps.size);
  }
});

test("switching an app does not move its row", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn, "?sort=active");
  const before = await names(page);
  const [first] = before;
  await steps.activeSwitch(page, first ?? "").click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await names(page)).toEqual(before);
});

const searches: { search: string; by: string; finds: (app: AppState) => boolean }[] = [
  { search: "POWER", by: "name, whatever the case", finds: (app) => app.Name.startsWith("Power BI") },
  { search: "af1cec7b", by: "client id", finds: (app) => app.ClientId.startsWith("AF1CEC7B") },
  { search: "zapier.com", by: "URL", finds: (app) => app.ApplicationUrl === "https://zapier.com" },
  { search: "dashboards", by: "description", finds: (app) => app.Description === "Sales dashboards" },
  { search: "mary", by: "system user", finds: (app) => app.SystemUser?.displayValue === "Mary King" },
  {
    search: " europe  sap ",
    by: "several words in any order",
    finds: (app) => app.Name === "SAP exchange Europe",
  },
];

for (const { search, by, finds } of searches) {
  test(`a search finds by ${by}`, async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await steps.open(page, standIn);
    const expected = (await steps.appsOf(standIn)).filter(finds).map((app) => app.Name);
    expect(expected.length, "there is something to find, and something to leave out").toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(SOME.apps);
    await page.getByRole("searchbox", { name: "Search apps" }).fill(search);
    await expect(page.getByText(`${expected.length} of 23 apps`, { exact: true })).toBeVisible();
    expect([...(await names(page))].sort()).toEqual(expected.sort());
    await expect(page.getByRole("table", { name: HEADINGS.apps })).toHaveAttribute("aria-rowcount", `${expected.length + 1}`);
  });
}

test("searching asks Creatio nothing", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("23 apps", { exact: true })).toBeVisible();
  await expectLookedAround(standIn);
  await standIn.clearJournal();
  await page.getByRole("searchbox", { name: "Search apps" }).pressSequentially("zapier");
  await expect(page).toHaveURL(/search=zapier/);
  expect(await standIn.journal()).toEqual([]);
});

test("a search without a result says so and can be cleared", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await page.getByRole("searchbox", { name: "Search apps" }).fill("nowhere & else");
  await expect(page.getByRole("heading", { name: "No app matches “nowhere & else”" })).toBeVisible();
  await expect(page.getByText("0 of 3 apps")).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  expect(await names(page)).toHaveLength(3);
  await expect(page).not.toHaveURL(/search/);
});

test("search and order survive a reload, and the way to an app and back", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await page.getByRole("searchbox", { name: "Search apps" }).fill("e & ?=%");
  await expect(page).toHaveURL(/\?search=e%20%26%20%3F%3D%25$/);
  await page.getByRole("searchbox", { name: "Search apps" }).fill("sap");
  await page.getByRole("columnheader", { name: "Client Id" }).getByRole("button").click();
  await page.getByRole("columnheader", { name: "Client Id" }).getByRole("button").click();
  await expect(page).toHaveURL(/\?search=sap&sort=client-id&order=descending$/);
  const shown = await names(page);
  expect(shown.length).toBeGreaterThan(1);

  const same = async () => {
    await expect(page.getByRole("searchbox", { name: "Search apps" })).toHaveValue("sap");
    await expectSorted(page, "Client Id", "descending");
    await expect.poll(() => names(page)).toEqual(shown);
  };
  await page.reload();
  await same();
  const first = shown[0] ?? "";
  await page.getByRole("link", { name: first, exact: true }).click();
  await expect(heading(page, first)).toBeVisible();
  await page.reload();
  await expect(heading(page, first)).toBeVisible();
  await page.goBack();
  await same();
  await page.goForward();
  await expect(heading(page, first)).toBeVisible();
});

test("the navigation's link to the apps clears search and order", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?search=azure&order=descending");
  await expect(page.getByText("1 of 3 apps")).toBeVisible();
  await steps.goTo(page, "Apps");
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await expectSorted(page, "Name", "ascending");
  await page.goBack();
  await expect(page.getByText("1 of 3 apps")).toBeVisible();
});

test("reloading the list takes in what somebody else has changed", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(row(page, "Azure Data Factory")).toBeVisible();
  await standIn.changeApp("Azure Data Factory", { Name: "Renamed elsewhere", IsActive: false });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(row(page, "Renamed elsewhere")).toBeVisible();
  await expect(steps.activeSwitch(page, "Renamed elsewhere")).not.toBeChecked();
  await expect(row(page, "Azure Data Factory")).toHaveCount(0);
});

test("2,000 apps: few rows stand in the document, and the last is reached by scrolling", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 2_000, users: 5 });
  await steps.open(page, standIn);
  await expect(page.getByText("2000 apps", { exact: true })).toBeVisible();
  const all = (await steps.appsOf(standIn)).map((app) => app.Name).sort(alphabet.compare);
  const table = page.getByRole("table", { name: HEADINGS.apps });
  await expect(table).toHaveAttribute("aria-rowcount", "2001");
  await expect(table.getByRole("row").first(), "the heads are the first row").toHaveAttribute("aria-rowindex", "1");
  await expectWindow(page, all);
  await expect(row(page, all[0] ?? "")).toHaveAttribute("aria-rowindex", "2");

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect(row(page, all[0] ?? "")).toHaveCount(0);
  await expect(row(page, all[1_000] ?? "")).toBeVisible();
  await expectWindow(page, all);

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const last = row(page, all.at(-1) ?? "");
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("aria-rowindex", "2001");
  await expectWindow(page, all);
  await expect(page.getByRole("columnheader", { name: "Name" }), "the heads stay in view").toBeInViewport();
});

test("2,000 apps: a search leads to a row far down, which can be switched", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 2_000, users: 5 });
  await steps.open(page, standIn);
  await expect(page.getByText("2000 apps", { exact: true })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.getByRole("searchbox", { name: "Search apps" }).fill("survey tool 124");
  await expect(page.getByText("1 of 2000 apps")).toBeVisible();
  await expect(row(page, "Survey tool 124")).toBeInViewport();
  await expect(row(page, "Survey tool 124")).toHaveAttribute("aria-rowindex", "2");
  const before = (await steps.appNamed(standIn, "Survey tool 124")).IsActive;
  await steps.activeSwitch(page, "Survey tool 124").click();
  await expect(steps.activeSwitch(page, "Survey tool 124")).toBeChecked({ checked: !before });
  expect((await steps.appNamed(standIn, "Survey tool 124")).IsActive).toBe(!before);
});

test("at a very high window there are still few rows", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 500, users: 5 });
  await page.setViewportSize({ width: 1_280, height: 4_000 });
  await steps.open(page, standIn);
  await expect(page.getByText("500 apps", { exact: true })).toBeVisible();
  expect(await page.getByRole("row").count()).toBeLessThanOrEqual(MOST_ROWS);
});

for (const profile of PROFILES) {
  test(`at most three requests to Creatio come before the first rows (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ ...SOME, profile });
    for (const visit of ["first visit", "later visit"]) {
      const calls = callsUntilTheList(page, standIn);
      await steps.open(page, standIn);
      await expect(page.getByText("23 apps", { exact: true })).toBeVisible();
      expect(calls.length, `${visit}: ${calls.join(", ")}`).toBeLessThanOrEqual(3);
      expect(calls.length, visit).toBeGreaterThan(1);
      // What this visit still asks would count as the next one's.
      await expectLookedAround(standIn);
    }
  });
}

/**
 * What the page asks Creatio from now on until the list is answered, which rows and count come by. Then it looks at the
 * connection by itself, which keeps nobody waiting.
 */
function callsUntilTheList(page: Page, standIn: StandIn): string[] {
  const calls: string[] = [];
  const note = (request: Request) => {
    if (request.url().startsWith(standIn.creatio) && !request.url().startsWith(standIn.page)) {
      calls.push(new URL(request.url()).pathname);
    }
  };
  const stop = (response: Response) => {
    if (response.request().postData()?.includes('"OAuthClientApp"')) {
      page.off("request", note);
      page.off("response", stop);
    }
  };
  page.on("request", note);
  page.on("response", stop);
  return calls;
}

/** Fails unless this column alone says that it sorts. */
async function expectSorted(page: Page, column: string, direction: "ascending" | "descending"): Promise<void> {
  for (const { name } of columns) {
    const expected = name === column ? direction : "none";
    await expect(page.getByRole("columnheader", { name }), name).toHaveAttribute("aria-sort", expected);
  }
}

/** Fails unless the rows in the document are few, follow one another, and each says its place among all. */
async function expectWindow(page: Page, all: string[]): Promise<void> {
  await painted(page);
  const rows = page.getByRole("table", { name: HEADINGS.apps }).getByRole("row");
  const drawn = await rows.evaluateAll((rows) =>
    rows.slice(1).map((row) => ({ index: Number(row.getAttribute("aria-rowindex")), name: row.querySelector("a")?.textContent })),
  );
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length + 1).toBeLessThanOrEqual(MOST_ROWS);
  const first = drawn[0]?.index ?? 0;
  expect(drawn).toEqual(all.slice(first - 2, first - 2 + drawn.length).map((name, at) => ({ index: first + at, name })));
}
