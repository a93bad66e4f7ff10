// The list by keyboard alone.

import { askFor, box, names, search, selection } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { activeSwitch } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const SOME = { profile: "core-8.1", start: "connected-site", apps: 200, users: 12 } as const;

test("a slash leads to the search, the arrows through the rows and back", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("200 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  const all = await names(page);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue("");
  await page.keyboard.type("/");
  await expect(search(page), "in the field it is a letter").toHaveValue("/");
  await page.keyboard.press("Backspace");
  const link = (at: number) => page.getByRole("link", { name: all[at] ?? "", exact: true });
  await page.keyboard.press("ArrowDown");
  await expect(link(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(activeSwitch(page, all[1] ?? "")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(activeSwitch(page, all[2] ?? ""), "the same part of the next row").toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(activeSwitch(page, all[0] ?? "")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(search(page)).toBeFocused();
});

test("the arrows go on to rows that were not drawn", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("200 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  await search(page).focus();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("ArrowDown");
    // Each press waits for the row that the one before has brought into view.
    await expect(page.locator(`tr[aria-rowindex="${step + 2}"]`).getByRole("link")).toBeFocused();
  }
  // And back: rows come into view from behind the heads.
  for (let step = 58; step >= 0; step -= 1) {
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press("ArrowUp");
    const row = page.locator(`tr[aria-rowindex="${step + 2}"]`);
    await expect(row.getByRole("link")).toBeFocused();
    await expect(row).toBeInViewport({ ratio: 1 });
    expect(before - (await page.evaluate(() => scrollY)), "the view moves by a row, not by half a view").toBeLessThan(120);
  }
});

test("selecting and switching many by keyboard alone", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, apps: 8 });
  await steps.open(page, standIn);
  await expect(page.getByText("8 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  const all = await names(page);
  await search(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(box(page, all[0] ?? "")).toBeChecked();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(selection(page)).toContainText("3 selected");
  await page.keyboard.press("x");
  await expect(box(page, all[2] ?? "")).not.toBeChecked();
  await page.keyboard.press(".");
  await expect(selection(page).getByRole("button", { name: "Switch on" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toHaveText("Switch off 2 apps?");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(selection(page).getByRole("button", { name: "Switch off" }), "back where one was").toBeFocused();
  await askFor(page, "Switch off");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(selection(page), "Escape selects nothing").toBeHidden();
});
