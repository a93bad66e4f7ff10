// What a person does with the list of apps beyond looking at it.

import { readFileSync } from "node:fs";

import { type Locator, type Page, expect } from "@playwright/test";

import { HEADINGS } from "./steps.ts";

/** The table of apps. */
export const table = (page: Page): Locator => page.getByRole("table", { name: HEADINGS.apps });

/** The names of the apps in the document, from top to bottom. */
export async function names(page: Page): Promise<string[]> {
  await expect(table(page)).toBeVisible();
  await painted(page);
  return table(page).getByRole("row").getByRole("link").allInnerTexts();
}

/** Waits until the frame is painted: rows beyond the view follow only then. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** The field that searches the list. */
export const search = (page: Page): Locator => page.getByRole("searchbox", { name: "Search apps" });

/** The box that selects an app. */
export const box = (page: Page, name: string): Locator => page.getByRole("checkbox", { name: `Select ${name}`, exact: true });

/** The box that selects all that are shown. */
export const allBox = (page: Page): Locator => page.getByRole("checkbox", { name: "Select all shown" });

/** What can be done with the selected apps. */
export const selection = (page: Page): Locator => page.getByRole("region", { name: "Selection" });

/** Opens the filters, or the columns, if they are not open. */
export async function openPanel(page: Page, name: "Filter" | "Columns"): Promise<Locator> {
  const button = page.getByRole("button", { name: new RegExp(`^${name}`) });
  await expect(button).toBeVisible();
  if ((await button.getAttribute("aria-expanded")) !== "true") {
    await button.click();
  }
  return page.getByRole("region", { name: name === "Filter" ? "Filters" : "Shown columns" });
}

/** Has something done with the selected apps, up to the dialog that asks. */
export async function askFor(page: Page, deed: "Switch on" | "Switch off" | "Delete"): Promise<Locator> {
  await selection(page).getByRole("button", { name: deed, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toContainText(`${deed} `);
  return dialog;
}

/** What a press on the menu item saves: the name of the file and its text. */
export async function saved(page: Page, press: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Saves the list in a form of the menu Export. */
export async function exportAs(page: Page, form: "CSV" | "JSON"): Promise<{ name: string; text: string }> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  return saved(page, () => page.getByRole("menuitem", { name: new RegExp(`^${form}`) }).click());
}
