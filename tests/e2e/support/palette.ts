// The palette of commands.

import { type Locator, type Page, expect } from "@playwright/test";

/** The keys that open it. */
export const OPEN = "ControlOrMeta+k";
/** The palette. */
export const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Commands" });
/** The field in it. */
export const field = (page: Page): Locator => palette(page).getByRole("combobox", { name: "Find an app, page or command" });
/** What it offers. */
export const options = (page: Page): Locator => palette(page).getByRole("option");
/** One of them. */
export const option = (page: Page, name: string | RegExp): Locator => palette(page).getByRole("option", { name });
/** The button that opens it. */
export const button = (page: Page): Locator => page.getByRole("banner").getByRole("button", { name: "Commands" });

/** Opens the palette by its keys, as soon as it is there, and types. */
export async function find(page: Page, text: string): Promise<void> {
  await expect(button(page)).toBeVisible();
  await page.keyboard.press(OPEN);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
}

/** What Enter would choose, as a screen reader says it. */
export async function expectActive(page: Page, text: string | RegExp): Promise<void> {
  await expect(palette(page).getByRole("option", { selected: true })).toHaveText(text);
  const active = (await field(page).getAttribute("aria-activedescendant")) ?? "";
  await expect(page.locator(`[id="${active}"]`)).toHaveText(text);
}
