// Keyboard shortcuts: the list of shortcuts, the switch for single keys, and keyboards for other scripts.

import type { Page } from "@playwright/test";

import { OPEN_KEYS, field, palette, paletteButton, searchPalette, shortcuts } from "../support/command-palette.ts";
import { appLink, searchField, selectionBar } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, button } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST, PALETTE } from "../support/texts.ts";

test("the list of shortcuts opens by its key and as a command, and single keys can be turned off", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(paletteButton(page)).toBeVisible();
  await searchField(page).focus();
  await page.keyboard.type("?");
  await expect(searchField(page), "in a field it is a character").toHaveValue("?");
  await searchField(page).fill("");
  await appLink(page, APP).focus();
  await page.keyboard.type("?");
  await expectKeys(page, PALETTE.openPalette, "Ctrl+K");
  await expectKeys(page, PALETTE.focusSearch, "/");
  await expectKeys(page, PALETTE.toggleSelection, "x");
  const singleKeys = shortcuts(page).getByRole("switch", { name: PALETTE.singleKeys });
  await expect(singleKeys).toBeChecked();
  await singleKeys.click();
  await expect(singleKeys).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(shortcuts(page)).toBeHidden();
  await expectSingleKeysDoNothing(page);

  await page.reload();
  await expect(paletteButton(page)).toBeVisible();
  await appLink(page, APP).focus();
  await expectSingleKeysDoNothing(page);
  await page.keyboard.press("ArrowDown");
  await expect(appLink(page, APP), "arrow keys are no characters").not.toBeFocused();

  await searchPalette(page, "keyboard");
  await page.keyboard.press("Enter");
  await singleKeys.click();
  await button(shortcuts(page), "Close").click();
  await page.keyboard.type("/");
  await expect(searchField(page)).toBeFocused();
});

test("the keys work on a keyboard for another script", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(paletteButton(page)).toBeVisible();
  await appLink(page, APP).focus();
  await pressForeignKey(page, { key: "ч", code: "KeyX" });
  await expect(page.getByText(LIST.selected(1))).toBeVisible();
  await pressForeignKey(page, { key: "л", code: "KeyK", ctrlKey: true });
  await expect(field(page)).toBeFocused();
});

/** Presses a key that Playwright's keyboard layout does not have. */
async function pressForeignKey(page: Page, key: { key: string; code: string; ctrlKey?: boolean }): Promise<void> {
  await page.evaluate((key) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
  }, key);
}

/** Fails unless the list of shortcuts names these keys for an action. */
async function expectKeys(page: Page, action: string, keys: string): Promise<void> {
  const actions = shortcuts(page).getByRole("term");
  await expect(actions.filter({ hasText: action })).toBeVisible();
  const place = (await actions.allInnerTexts()).indexOf(action);
  await expect(shortcuts(page).getByRole("definition").nth(place)).toHaveText(keys);
}

/** Types every single key on a focused row; that the palette's keys still work shows that the page has handled them. */
async function expectSingleKeysDoNothing(page: Page): Promise<void> {
  await page.keyboard.type("/x?.");
  await page.keyboard.press(OPEN_KEYS);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(appLink(page, APP)).toBeFocused();
  await expect(shortcuts(page)).toBeHidden();
  await expect(selectionBar(page)).toHaveCount(0);
}
