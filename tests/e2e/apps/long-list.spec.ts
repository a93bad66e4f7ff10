// Long lists: few rows in the document, each with its index among all, and every app reachable.

import { type Page, expect } from "@playwright/test";

import { BUDGETS } from "../support/budgets.ts";
import {
  HEAD_INDEX,
  activeSwitch,
  columnHead,
  expectCount,
  expectFilteredCount,
  row,
  searchField,
  table,
} from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

const alphabet = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

test("2,000 apps: few rows are in the document, and scrolling reaches the last one", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 2_000, users: 5 });
  await steps.open(page, standIn);
  await expectCount(page, 2_000);
  const all = (await steps.appsOf(standIn)).map((app) => app.Name).sort(alphabet.compare);
  await expect(table(page)).toHaveAttribute("aria-rowcount", "2001");
  await expect(table(page).getByRole("row").first(), "the heads are the first row").toHaveAttribute("aria-rowindex", "1");
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
  await expect(columnHead(page, "Name"), "the heads stay in view").toBeInViewport();
});

test("2,000 apps: a search finds an app far down, which can be turned on or off", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 2_000, users: 5 });
  await steps.open(page, standIn);
  await expectCount(page, 2_000);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await searchField(page).fill("survey tool 124");
  await expectFilteredCount(page, 1, 2_000);
  await expect(row(page, "Survey tool 124")).toBeInViewport();
  await expect(row(page, "Survey tool 124")).toHaveAttribute("aria-rowindex", "2");
  const before = (await steps.appNamed(standIn, "Survey tool 124")).IsActive;
  await activeSwitch(page, "Survey tool 124").click();
  await expect(activeSwitch(page, "Survey tool 124")).toBeChecked({ checked: !before });
  // The switch moves before Creatio has answered; the message follows the answer.
  await expect(steps.result(page)).toHaveText(before ? LIST.switchedOff("Survey tool 124") : LIST.switchedOn("Survey tool 124"));
  expect((await steps.appNamed(standIn, "Survey tool 124")).IsActive).toBe(!before);
});

test("a very high window still has few rows", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 500, users: 5 });
  await page.setViewportSize({ width: 1_280, height: 4_000 });
  await steps.open(page, standIn);
  await expectCount(page, 500);
  const rows = () => table(page).getByRole("row").count();
  await expect.poll(rows, "the window is filled").toBeGreaterThan(50);
  expect(await rows()).toBeLessThanOrEqual(BUDGETS.rowsInDocument);
});

/** Waits until the rows in the document are few and consecutive, each with its index among all. */
async function expectWindow(page: Page, all: string[]): Promise<void> {
  await expect(async () => {
    // Index and name are read in one step, so that both belong to the same moment.
    const rows = await table(page)
      .getByRole("row")
      .evaluateAll((rows) =>
        rows.slice(1).map((row) => ({ index: Number(row.getAttribute("aria-rowindex")), name: row.querySelector("a")?.textContent })),
      );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length + 1).toBeLessThanOrEqual(BUDGETS.rowsInDocument);
    const first = rows[0]?.index ?? 0;
    const start = first - HEAD_INDEX - 1;
    expect(rows).toEqual(all.slice(start, start + rows.length).map((name, place) => ({ index: first + place, name })));
  }).toPass({ timeout: 20_000 });
}
