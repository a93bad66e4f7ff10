// The list of apps by Tab, Enter and Space alone: every control is within reach, and the focus is never lost.

import { expectFocusOnPage, press, tabTo, type } from "../support/keyboard.ts";
import { activeSwitch, columnHead, expectCount, expectFilteredCount, searchField, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, button, changesBy, heading } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { FAILURE, LIST } from "../support/texts.ts";

test("the first tab stop skips the navigation", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(activeSwitch(page, APP)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "New", exact: true })).toBeFocused();
  await expect(heading(page, HEADINGS.apps), "it is still the same page").toBeVisible();
});

test("turning off and undoing it", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const toggle = activeSwitch(page, APP);
  await press(page, toggle, "Space");
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toBeFocused();
  await press(page, undoButton(page));
  await expect(toggle).toBeChecked();
  await expectFocusOnPage(page);
  // The switch moves before Creatio has answered.
  await expect.poll(() => changesBy(standIn, "UpdateClient")).toBe(2);
});

test("dismissing a message", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await press(page, activeSwitch(page, APP));
  await press(page, button(page, FAILURE.dismiss));
  await expect(button(page, FAILURE.dismiss)).toHaveCount(0);
  await expectFocusOnPage(page);
});

test("searching, sorting and reloading", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 20, users: 5 });
  await steps.open(page, standIn);
  await type(page, searchField(page), "zapier");
  await expectFilteredCount(page, 2, 20);
  await expect(page).toHaveURL(/search=zapier/);
  await expect(searchField(page), "typing can continue").toBeFocused();
  await type(page, searchField(page), "nowhere");
  await press(page, button(page, LIST.clearSearch));
  await expectCount(page, 20);
  await expectFocusOnPage(page);

  const head = columnHead(page, "Modified");
  const sort = head.getByRole("button");
  await press(page, sort);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect(sort).toBeFocused();
  await press(page, sort, "Space");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(sort).toBeFocused();
  const reload = button(page, LIST.reload);
  await tabTo(page, reload, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(reload).not.toHaveAttribute("aria-busy");
  await expect(reload).toBeFocused();
});
