// Saved drafts: what was typed and not saved, in the storage of the tab.

import { type Page, expect } from "@playwright/test";

/** The storage of the tab. */
export async function tabStorage(page: Page): Promise<string> {
  return page.evaluate(() => Object.values({ ...sessionStorage }).join("\n"));
}

/** Waits until a typed text has reached the storage of the tab, where a reload finds it. */
export async function expectDraftStored(page: Page, text: string): Promise<void> {
  await expect.poll(() => tabStorage(page), "storage of the tab").toContain(text);
}

/** Waits until the storage of the tab is empty. */
export async function expectNoDraftStored(page: Page): Promise<void> {
  await expect.poll(() => tabStorage(page), "storage of the tab").toBe("");
}

/** Reloads the page and confirms the browser's question whether to leave it. */
export async function reloadAnyway(page: Page): Promise<void> {
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
}
