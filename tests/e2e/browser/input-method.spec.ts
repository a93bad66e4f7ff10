// A key that belongs to an input method is never a command.

import type { Locator } from "@playwright/test";

import { openList, searchField, startBulkAction, checkbox, table } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, appsOf, button, openDeleteDialog, requestsTo, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";

type Key = { key?: string; code?: string; ctrlKey?: boolean; isComposing?: boolean; keyCode?: number };

/** Both ways in which browsers mark such a key: Safari sends the Enter that ends a composition after its end. */
const MARKS: Key[] = [{ isComposing: true }, { keyCode: 229 }];

/** Presses a key within a composition, once with each mark. Whether the browser may go on with each press. */
async function pressComposing(place: Locator, key: string, more: Key = {}): Promise<boolean[]> {
  const passed: boolean[] = [];
  for (const mark of MARKS) {
    const init = { key, ...more, ...mark, bubbles: true, cancelable: true };
    passed.push(await place.evaluate((element: Element, init: Key) => element.dispatchEvent(new KeyboardEvent("keydown", init)), init));
  }
  return passed;
}

test("the list takes no shortcut and no arrow from an input method", async ({ page, standIn }) => {
  await openList(page, standIn);
  await searchField(page).focus();
  expect(await pressComposing(searchField(page), "ArrowDown"), "left to the input method").toEqual([true, true]);
  await expect(searchField(page)).toBeFocused();
  const link = table(page).getByRole("link").first();
  await link.focus();
  for (const key of ["x", ".", "/", "?", "ArrowDown", "Escape"]) {
    await pressComposing(link, key);
  }
  await expect(link).toBeFocused();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await link.press("x");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
});

test("the palette neither opens, chooses nor closes", async ({ page, standIn }) => {
  await openList(page, standIn);
  await searchField(page).focus();
  await pressComposing(searchField(page), "k", { ctrlKey: true, code: "KeyK" });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await searchField(page).press("Control+k");
  const palette = page.getByRole("dialog").getByRole("combobox");
  await palette.fill(APP);
  await pressComposing(palette, "Enter");
  await pressComposing(palette, "k", { ctrlKey: true, code: "KeyK" });
  const first = await palette.getAttribute("aria-activedescendant");
  await pressComposing(palette, "ArrowDown");
  await expect(palette).toHaveAttribute("aria-activedescendant", first ?? "");
  await expect(palette).toBeVisible();
  await palette.press("Enter");
  await expect(steps.heading(page, APP)).toBeVisible();
});

test("the field for a system user chooses nothing", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const before = await userField(page).inputValue();
  await userField(page).click();
  await userField(page).fill("Mary");
  await expect(page.getByRole("option", { name: /Mary King/ })).toBeVisible();
  await pressComposing(userField(page), "Enter");
  await pressComposing(userField(page), "Escape");
  await expect(page.getByRole("option", { name: /Mary King/ })).toBeVisible();
  await userField(page).press("Escape");
  await expect(userField(page)).toHaveValue(before);
});

test("dialogs and forms neither close nor submit", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const dialog = await openDeleteDialog(page, APP);
  const typed = dialog.getByRole("textbox");
  await typed.fill(APP);
  await pressComposing(typed, "Enter");
  await pressComposing(typed, "Escape");
  await expect(dialog).toBeVisible();
  await button(dialog, "Cancel").click();
  await pressComposing(steps.field(page, "Name"), "Enter");
  await openList(page, standIn);
  await checkbox(page, APP).check();
  const bulk = await startBulkAction(page, "Delete");
  await bulk.getByRole("textbox").fill(APP);
  await pressComposing(bulk.getByRole("textbox"), "Enter");
  await expect(bulk.getByRole("heading")).toContainText("?");
  expect(await appsOf(standIn)).toHaveLength(3);
  expect(await requestsTo(standIn, "UpdateClient")).toEqual([]);
});
