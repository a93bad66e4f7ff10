// The list by keyboard alone.

import type { Page } from "@playwright/test";

import { expectFocusOnPage } from "../support/keyboard.ts";
import {
  activeSwitch,
  allNames,
  appLink,
  checkbox,
  names,
  openList,
  rowAt,
  searchField,
  selectionBar,
  startBulkAction,
} from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import { appsOf, button } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BULK, LIST } from "../support/texts.ts";

async function openApps(page: Page, standIn: StandIn, apps: number): Promise<void> {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps, users: 12 });
  await openList(page, standIn, apps);
}

test("a slash moves to the search, the arrow keys move through the rows and back", async ({ page, standIn }) => {
  await openApps(page, standIn, 200);
  const all = await names(page);
  await page.keyboard.press("/");
  await expect(searchField(page)).toBeFocused();
  await expect(searchField(page)).toHaveValue("");
  await page.keyboard.type("/");
  await expect(searchField(page), "in the field it is a character").toHaveValue("/");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ArrowDown");
  await expect(appLink(page, all[0] ?? "")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(appLink(page, all[1] ?? "")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(activeSwitch(page, all[1] ?? "")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(activeSwitch(page, all[2] ?? ""), "the same control in the next row").toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(activeSwitch(page, all[0] ?? "")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(searchField(page)).toBeFocused();
});

test("the arrow keys reach rows that were not in the document", async ({ page, standIn }) => {
  await openApps(page, standIn, 200);
  await searchField(page).focus();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("ArrowDown");
    // Each press waits for the row that the previous one has scrolled into view.
    await expect(rowAt(page, step + 2).getByRole("link")).toBeFocused();
  }
  // On the way back, rows come into view from behind the column headers.
  for (let step = 58; step >= 0; step -= 1) {
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press("ArrowUp");
    const row = rowAt(page, step + 2);
    await expect(row.getByRole("link")).toBeFocused();
    await expect(row).toBeInViewport({ ratio: 1 });
    expect(before - (await page.evaluate(() => scrollY)), "the list scrolls by a row, not by half a window").toBeLessThan(120);
  }
});

test("selecting many apps and turning them on and off", async ({ page, standIn }) => {
  await openApps(page, standIn, 8);
  const all = await allNames(page);
  await searchField(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(checkbox(page, all[0] ?? "")).toBeChecked();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(selectionBar(page)).toContainText(LIST.selected(3));
  await page.keyboard.press("x");
  await expect(checkbox(page, all[2] ?? "")).not.toBeChecked();
  await page.keyboard.press(".");
  await expect(button(selectionBar(page), "Turn on")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const active = (await appsOf(standIn)).filter((app) => app.IsActive && all.slice(0, 2).includes(app.Name));
  await expect(dialog.getByRole("heading")).toHaveText(BULK.confirmSwitchOff(active.length));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button(selectionBar(page), "Turn off"), "the focus is back where it was").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(selectionBar(page), "Escape clears the selection").toBeHidden();
  await expect(appLink(page, all[2] ?? ""), "and the focus is back on its row").toBeFocused();
});

test("a range shrinks back to where it started, by keyboard and by mouse", async ({ page, standIn }) => {
  await openApps(page, standIn, 12);
  const all = await allNames(page);
  const selected = () =>
    page
      .getByRole("checkbox", { checked: true, name: /^Select (?!all)/ })
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("aria-label")?.replace("Select ", "")));
  await appLink(page, all[3] ?? "").focus();
  // The first press also selects the focused row; past that row, the range grows in the other direction.
  for (const [key, first, last] of [
    ["Down", 3, 4],
    ["Down", 3, 5],
    ["Up", 3, 4],
    ["Up", 3, 3],
    ["Up", 2, 3],
  ] as const) {
    await page.keyboard.press(`Shift+Arrow${key}`);
    await expect.poll(selected, `${key} to ${first}–${last}`).toEqual(all.slice(first, last + 1));
  }
  await page.keyboard.press("Escape");
  await expect(selectionBar(page)).toBeHidden();
  await checkbox(page, all[2] ?? "").click();
  await checkbox(page, all[7] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(2, 8));
  await checkbox(page, all[4] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(2, 5));
  await checkbox(page, all[0] ?? "").click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual(all.slice(0, 3));
});

test("actions of the selection bar leave the focus on the page", async ({ page, standIn }) => {
  await openApps(page, standIn, 8);
  const [first = ""] = await allNames(page);
  await checkbox(page, first).click();
  await button(selectionBar(page), LIST.clearSelection).press("Enter");
  await expect(selectionBar(page)).toBeHidden();
  await expect(checkbox(page, first), "the focus is back where it came from").toBeFocused();
  await checkbox(page, first).click();
  const dialog = await startBulkAction(page, "Turn off");
  await button(dialog, "Turn off").press("Enter");
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOffAny);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expectFocusOnPage(page);
});
