// Sorting the list by each column.

import type { Page } from "@playwright/test";

import { activeSwitch, allNames, columnHead, names, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import type { AppState } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";

/** Few enough that all rows are in the document, and with several values in each column. */
const SOME = { start: "connected-site", apps: 23, users: 12 } as const;

/** Each column with its sort key, and its name in the address. */
const COLUMNS: readonly { name: string; key: (app: AppState) => string; address: string }[] = [
  { name: "Name", key: (app) => app.Name, address: "" },
  { name: "Active", key: (app) => (app.IsActive ? "1" : "2"), address: "sort=active" },
  { name: "System user", key: (app) => app.SystemUser?.displayValue ?? "", address: "sort=user" },
  { name: "Application URL", key: (app) => app.ApplicationUrl, address: "sort=url" },
  { name: "Client Id", key: (app) => app.ClientId, address: "sort=client-id" },
  { name: "Modified", key: (app) => app.ModifiedOn, address: "sort=modified" },
];

const alphabet = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

test("every column sorts in both directions, and its header and the address say so", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  const apps = new Map((await steps.appsOf(standIn)).map((app) => [app.Name, app]));
  await expectSorted(page, "Name", "ascending");
  // The list is already sorted by the first column, and pressing it would reverse the order, so it comes last.
  for (const { name, key, address } of [...COLUMNS.slice(1), ...COLUMNS.slice(0, 1)]) {
    const sort = columnHead(page, name).getByRole("button");
    const keys = async () => (await names(page)).map((app) => key(apps.get(app) as AppState));
    const ascending = [...apps.values()].map(key).sort(alphabet.compare);
    expect(new Set(ascending).size, `${name} has something to sort`).toBeGreaterThan(1);
    await sort.click();
    await expectSorted(page, name, "ascending");
    await expect.poll(keys, `${name}, ascending`).toEqual(ascending);
    expect(new URL(page.url()).search).toBe(address && `?${address}`);
    await sort.click();
    await expectSorted(page, name, "descending");
    await expect.poll(keys, `${name}, descending`).toEqual(ascending.toReversed());
    expect(new URL(page.url()).search).toBe(`?${[address, "order=descending"].filter(Boolean).join("&")}`);
  }
});

test("turning an app on or off does not move its row", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn, "?sort=active");
  const before = await allNames(page);
  const [first] = before;
  await activeSwitch(page, first ?? "").click();
  await expect(undoButton(page)).toBeVisible();
  expect(await allNames(page)).toEqual(before);
});

/** Fails unless this column is the only one marked as sorted. */
async function expectSorted(page: Page, column: string, direction: "ascending" | "descending"): Promise<void> {
  for (const { name } of COLUMNS) {
    const expected = name === column ? direction : "none";
    await expect(columnHead(page, name), name).toHaveAttribute("aria-sort", expected);
  }
}
