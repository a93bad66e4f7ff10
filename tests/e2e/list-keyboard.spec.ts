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

test("a range shrinks back to where it began, by keyboard and by mouse", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, apps: 12 });
  await steps.open(page, standIn);
  await expect(page.getByText("12 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  const all = await names(page);
  const selected = () => page.getByRole("checkbox", { checked: true, name: /^Select (?!all)/ }).evaluateAll((boxes) =>
    boxes.map((box) => box.getAttribute("aria-label")?.replace("Select ", "")));
  await page.getByRole("link", { name: all[3] ?? "", exact: true }).focus();
  // The first press selects the row that one stands on as well; beyond it, the range goes on to the other side.
  for (const [key, first, last] of [["Down", 3, 4], ["Down", 3, 5], ["Up", 3, 4], ["Up", 3, 3], ["Up", 2, 3]] as const) {
    await page.keyboard.press(`Shift+Arrow${key}`);
    await expect.poll(selected, `${key} to ${first}–${last}`).toEqual(all.slice(first, last + 1));
  }
  await page.keyboard.press("Escape");
  await expect(selection(page)).toBeHidden();
  await box(page, all[2] ?? "").click();
  await box(page, all[7] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(2, 8));
  await box(page, all[4] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(2, 5));
  await box(page, all[0] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(0, 3));
});

test("what is done with the bar of the selection leaves the focus on the page", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, apps: 8 });
  await steps.open(page, standIn);
  await expect(page.getByText("8 apps", { exact: true })).toBeVisible();
  await box(page, (await names(page))[0] ?? "").click();
  await selection(page).getByRole("button", { name: "Clear selection" }).press("Enter");
  await expect(selection(page)).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
  await box(page, (await names(page))[0] ?? "").click();
  const dialog = await askFor(page, "Switch off");
  await dialog.getByRole("button", { name: "Switch off" }).press("Enter");
  await expect(dialog.getByRole("heading")).toContainText(/^Switched off/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});
