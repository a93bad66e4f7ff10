// The list of apps.

import { readFileSync } from "node:fs";

import { type Locator, type Page, expect } from "@playwright/test";

import { APP } from "./site.ts";
import type { StandIn } from "./stand-in.ts";
import { HEADINGS, button, open } from "./steps.ts";
import { LIST } from "./texts.ts";

/** Index of the row with the column headers; the first app follows it. */
export const HEAD_INDEX = 1;

/** The table of apps. */
export const table = (page: Page): Locator => page.getByRole("table", { name: HEADINGS.apps });

/** The row of an app. */
export const row = (page: Page, name: string): Locator =>
  table(page).getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

/** The row at an index among all rows, which has no role or name. */
export const rowAt = (page: Page, index: number): Locator =>
  table(page).getByRole("row").and(page.locator(`[aria-rowindex="${index}"]`));

/** The link of an app in its row. */
export const appLink = (page: Page, name: string): Locator => page.getByRole("link", { name, exact: true });

/** The switch of an app in its row. */
export const activeSwitch = (page: Page, name: string): Locator =>
  page.getByRole("switch", { name: `Active: ${name}`, exact: true });

/** The links of the apps whose rows are in the document, from top to bottom. */
export const appLinks = (page: Page): Locator => table(page).getByRole("row").getByRole("link");

/** The names of the apps whose rows are in the document now, for use in a poll. */
export async function names(page: Page): Promise<string[]> {
  return appLinks(page).allInnerTexts();
}

/** The names of all apps of a list that is short enough to be in the document as a whole, once it is. */
export async function allNames(page: Page): Promise<string[]> {
  const missing = async () => Number(await table(page).getAttribute("aria-rowcount")) - HEAD_INDEX - (await appLinks(page).count());
  await expect.poll(missing, "rows that are not in the document").toBe(0);
  return names(page);
}

/** Waits until the list has exactly these apps, in any order. */
export async function expectNames(page: Page, expected: readonly string[], message?: string): Promise<void> {
  await expect.poll(async () => (await names(page)).sort(), message).toEqual([...expected].sort());
}

/** Opens the list and waits until all its apps and its tools are there, and all its queries are answered. */
export async function openList(page: Page, standIn: StandIn, count = 3, query = ""): Promise<void> {
  await open(page, standIn, query);
  // Where there is little room, the tools are behind one button.
  await expect(page.getByRole("button", { name: /^(Export|Filter)$/ }).first()).toBeVisible();
  if (!query.includes("search=")) {
    await expectCount(page, count);
  }
  await expectInactiveUsersQueried(standIn);
}

/** Waits until Creatio has answered which apps have an inactive system user, which the page asks after the list. */
export async function expectInactiveUsersQueried(standIn: StandIn): Promise<void> {
  const answered = async () => {
    const entries = await standIn.journal();
    return entries.filter(({ call, status }) => call.endsWith("OAuthClientApp") && status !== 0).length;
  };
  await expect.poll(answered).toBeGreaterThan(1);
}

/** Waits until the list says that it shows all its apps, with their number. */
export async function expectCount(page: Page, count: number): Promise<void> {
  await expect(page.getByText(LIST.count(count), { exact: true })).toBeVisible();
}

/** Waits until the list says how many of its apps it shows. */
export async function expectFilteredCount(page: Page, visible: number, all: number): Promise<void> {
  await expect(page.getByText(LIST.filteredCount(visible, all), { exact: true })).toBeVisible();
}

/**
 * Reloads the list and waits for a change that another administrator has made. Afterwards, the page has handled every
 * earlier response, so that what is not on the page now will not appear.
 */
export async function expectReload(page: Page, standIn: StandIn): Promise<void> {
  await standIn.changeApp(APP, { Description: "Changed elsewhere" });
  await button(page, LIST.reload).click();
  await expect(row(page, APP)).toContainText("Changed elsewhere");
}

/** The header of a column. */
export const columnHead = (page: Page, name: string): Locator => page.getByRole("columnheader", { name, exact: true });

/** The field that searches the list. */
export const searchField = (page: Page): Locator => page.getByRole("searchbox", { name: "Search apps" });

/** The checkbox that selects an app. */
export const checkbox = (page: Page, name: string): Locator => page.getByRole("checkbox", { name: LIST.select(name), exact: true });

/** The checkbox that selects all visible apps. */
export const selectAll = (page: Page): Locator => page.getByRole("checkbox", { name: LIST.selectAll });

/** The bar with what can be done with the selected apps. */
export const selectionBar = (page: Page): Locator => page.getByRole("region", { name: "Selection" });

/** The button that undoes a switch, in the message after it. */
export const undoButton = (page: Page): Locator => button(page, "Undo");

/** Opens the visible columns, unless they are open. */
export async function openColumns(page: Page): Promise<Locator> {
  const opener = button(page, "Columns");
  await expect(opener).toBeVisible();
  if ((await opener.getAttribute("aria-expanded")) !== "true") {
    await opener.click();
  }
  return page.getByRole("region", { name: "Visible columns" });
}

/** The button of a filter, whose name begins like this. */
export const filterChip = (page: Page, name: "Status" | "System user" | "Needs attention"): Locator =>
  page.getByRole("main").getByRole("button", { name: new RegExp(`^${name}(: | \\(|$)`) }).and(page.locator(":not(.sort)"));

/** Sets a filter to one of its choices. */
export async function filterBy(page: Page, name: "Status" | "System user", choice: string): Promise<void> {
  await filterChip(page, name).click();
  const choices = page.getByRole("radiogroup", { name });
  await choices.getByRole("radio", { name: choice, exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(choices).toBeHidden();
}

/** Opens the menu of an app's row. */
export async function openRowMenu(page: Page, name: string): Promise<Locator> {
  await row(page, name).getByRole("button", { name: LIST.actions(name), exact: true }).click();
  const menu = page.getByRole("menu", { name: LIST.actions(name) });
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  return menu;
}

/** The texts that are marked as found, in the order of the page. */
export async function hits(page: Page, name = "list-hits"): Promise<string[]> {
  return page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name);
}

/** Starts an action with the selected apps, up to the confirmation dialog. */
export async function startBulkAction(page: Page, action: "Turn on" | "Turn off" | "Delete"): Promise<Locator> {
  await button(selectionBar(page), action).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toContainText(`${action} `);
  return dialog;
}

/** The file that an action downloads. */
export async function download(page: Page, action: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Exports the list by the menu. */
export async function exportAs(page: Page, format: "CSV" | "JSON"): Promise<{ name: string; text: string }> {
  await button(page, "Export").click();
  return download(page, () => page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click());
}
