// Rows of an unexpected shape: they keep no app from being listed, and the list says how many there are.

import type { Page } from "@playwright/test";

import { exportAs, openList, row, table } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

type Row = Record<string, unknown>;

/** Changes the rows in every response to a query for apps; returns the offsets of the queries. */
async function changeRows(page: Page, change: (rows: Row[]) => unknown[]): Promise<number[]> {
  const offsets: number[] = [];
  await page.route("**/SelectQuery", async (route) => {
    const query = route.request().postDataJSON() as { rootSchemaName: string; rowsOffset: number };
    if (query.rootSchemaName !== "OAuthClientApp") {
      await route.fallback();
      return;
    }
    offsets.push(query.rowsOffset);
    const response = await route.fetch();
    const body = (await response.json()) as { rows: Row[] };
    await route.fulfill({ response, json: { ...body, rows: change(body.rows) } });
  });
  return offsets;
}

for (const [what, odd] of [
  ["without an id", (row: Row) => ({ ...row, Id: null })],
  ["with an odd id", (row: Row) => ({ ...row, Id: 7 })],
  ["that is a text", () => "row"],
  ["that is null", () => null],
] as const) {
  test(`a row ${what} is counted, and the next page is complete`, async ({ page, standIn }) => {
    await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 60, users: 5 });
    const offsets = await changeRows(page, (rows) => rows.map((row, index) => (index === 3 ? odd(row) : row)));
    // One row of each of the two pages.
    await openList(page, standIn, 58);
    await expect(page.getByText(LIST.unreadable(2))).toBeVisible();
    expect(offsets.slice(0, 2), "before the query for inactive users").toEqual([0, 50]);
  });
}

test("when no row can be read, the list does not say that there are no apps", async ({ page, standIn }) => {
  await changeRows(page, (rows) => rows.map(() => 5));
  await steps.open(page, standIn);
  await expect(page.getByText(LIST.unreadable(3))).toBeVisible();
  await expect(page.getByRole("heading", { name: LIST.noRowRead })).toBeVisible();
  await expect(page.getByText(LIST.empty)).toHaveCount(0);
});

test("when every row can be read, the list says nothing of it", async ({ page, standIn }) => {
  await openList(page, standIn);
  await expect(page.getByText(/couldn't be read/)).toHaveCount(0);
});

test.describe("in another time zone", () => {
  test.use({ timezoneId: "America/New_York" });

  test("times are the same by both APIs, and the file has them in UTC", async ({ page, standIn }) => {
    const app = await steps.appNamed(standIn, APP);
    const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: "America/New_York" });
    const modified = format.format(new Date(app.ModifiedOn));
    await page.goto(standIn.page);
    await steps.signIn(page);
    const expectTimes = async (): Promise<void> => {
      await expect(row(page, APP).getByRole("time")).toHaveAttribute("title", new RegExp(`^${modified}`));
      const { text } = await exportAs(page, "JSON");
      const { Apps } = JSON.parse(text) as { Apps: { Name: string; ModifiedOn: string }[] };
      expect(Apps.find((other) => other.Name === APP)?.ModifiedOn).toBe(app.ModifiedOn);
    };
    await expectTimes();
    await standIn.conditions({ set: ["data-service-closed:OAuthClientApp"] });
    await page.reload();
    await expect(table(page)).toBeVisible();
    await expect(page.getByText(LIST.readByOdata)).toBeVisible();
    await expectTimes();
  });

  test("dates of WCF are read", async ({ page, standIn }) => {
    await changeRows(page, (rows) => rows.map((row) => ({ ...row, ModifiedOn: "/Date(1697649641245+0000)/" })));
    await openList(page, standIn);
    await expect(row(page, APP).getByRole("time")).toHaveAttribute("title", /^Wednesday,? 18 October 2023 at 13:20:41/);
  });
});
