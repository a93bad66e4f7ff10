// What the tests of unsaved work share.

import { type Page, expect } from "@playwright/test";

/** Said over a form that holds what was typed before. */
export const BACK = "What you typed before is back. It is not saved yet.";

/** What the tab keeps. */
export async function kept(page: Page): Promise<string> {
  return page.evaluate(() => Object.values({ ...sessionStorage }).join("\n"));
}

/** What was typed has come into the tab's storage, where a reload finds it. */
export async function expectKept(page: Page, text: string): Promise<void> {
  await expect.poll(() => kept(page), "what the tab keeps").toContain(text);
}

/** The tab keeps nothing. */
export async function expectNothingKept(page: Page): Promise<void> {
  await expect.poll(() => kept(page), "what the tab keeps").toBe("");
}

/** Loads the page anew in the face of the browser's question whether to leave. */
export async function reloadAnyway(page: Page): Promise<void> {
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
}
