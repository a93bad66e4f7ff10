// The command palette and the list of shortcuts.

import { type Locator, type Page, expect } from "@playwright/test";

/** The keys that open it. */
export const OPEN_KEYS = "ControlOrMeta+k";

export const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Commands" });

/** The text field in it. */
export const field = (page: Page): Locator => palette(page).getByRole("combobox", { name: "Find an app, page or command" });

/** Everything that it offers for the text. */
export const options = (page: Page): Locator => palette(page).getByRole("option");

export const option = (page: Page, name: string | RegExp): Locator => palette(page).getByRole("option", { name });

/** The button that opens it. */
export const paletteButton = (page: Page): Locator => page.getByRole("banner").getByRole("button", { name: "Commands" });

export const shortcuts = (page: Page): Locator => page.getByRole("dialog", { name: "Shortcuts" });

/** Opens the palette by its keys, as soon as it is available, and types a text. */
export async function searchPalette(page: Page, text: string): Promise<void> {
  await expect(paletteButton(page)).toBeVisible();
  await page.keyboard.press(OPEN_KEYS);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

/** Fails unless Enter would choose this option, both visually and for a screen reader. */
export async function expectActiveOption(page: Page, text: string | RegExp): Promise<void> {
  const selected = palette(page).getByRole("option", { selected: true });
  await expect(selected).toHaveText(text);
  const id = await selected.getAttribute("id");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", id ?? "an option without an id");
}
