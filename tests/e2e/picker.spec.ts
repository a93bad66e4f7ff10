// Choosing the user on whose behalf an app acts, among few or among very many.

import type { Page } from "@playwright/test";

import * as steps from "./support/steps.ts";
import { HEADINGS, heading } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const MORE = "The first 50. There are more: type a part of the name.";

const field = (page: Page) => page.getByRole("combobox", { name: "System user" });
const options = (page: Page) => page.getByRole("option");

/** The form for a new app, reached from the complete list. */
async function openFromList(page: Page, standIn: Parameters<typeof steps.open>[1]): Promise<void> {
  await steps.open(page, standIn);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
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
  expect(counts.size, "users whom apps act as").toBeGreaterThan(0);
  await field(page).click();
  await expect(options(page).first()).toBeVisible();
  for (const [name, count] of counts) {
    const acts = count === 1 ? "acts for 1 app" : `acts for ${count} apps`;
    await expect(options(page).filter({ hasText: acts }).filter({ hasText: name })).toHaveCount(1);
  }
  await expect(options(page).filter({ hasText: "acts for" })).toHaveCount(counts.size);
  await expect(options(page).filter({ hasText: "may do everything" })).toHaveText(/^Supervisor/);
  await expect(page.getByText(MORE), "all are offered").toHaveCount(0);
});

test("before the apps are known no number is told", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await field(page).click();
  await expect(options(page).filter({ hasText: "may do everything" })).toBeVisible();
  await expect(options(page).filter({ hasText: "acts for" })).toHaveCount(0);
});

test("among 20,000 users the first 50 are offered, and a part of the name finds the others", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", users: 20_000 });
  await steps.open(page, standIn, "?page=new");
  await field(page).click();
  await expect(options(page)).toHaveCount(50);
  await expect(page.getByText(MORE)).toBeVisible();
  await expect(page.getByRole("listbox").getByText(MORE), "a line, not an option").toHaveCount(0);
  await expect(field(page)).toHaveAccessibleDescription(new RegExp(MORE.replace(".", "\\.")));
  await page.keyboard.press("End");
  await expect(options(page).last()).toHaveAttribute("id", (await field(page).getAttribute("aria-activedescendant")) ?? "none");

  await field(page).fill("Supervisor");
  await expect(options(page)).toHaveCount(1);
  await expect(page.getByText(MORE)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("Supervisor");
  // Only what is offered was sent, never all of them.
  const asked = await steps.asked(standIn, "SelectQuery:SysAdminUnit");
  const rows = asked.map((entry) => (entry.request as { rowCount: number }).rowCount);
  expect(Math.max(...rows)).toBe(51);
});
