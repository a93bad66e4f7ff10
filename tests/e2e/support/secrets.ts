// Where a secret is visible and where it must not be.

import { type Page, expect } from "@playwright/test";

import type { Entry } from "./stand-in.ts";
import { credentials } from "./steps.ts";
import { traces } from "./traces.ts";

/** Shows the secret of the app that is open. */
export async function showSecret(page: Page, secret: string): Promise<void> {
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(secret);
}

/** Fails if the browser holds or displays a text anywhere; the console is watched in every test. */
export async function expectNoTrace(page: Page, text: string): Promise<void> {
  expect(text.length, "long enough to be unmistakable").toBeGreaterThan(7);
  expect(await traces(page)).not.toContain(text);
}

/** Each call whose request holds a text in its address, its headers or its body. */
export function callsWith(journal: readonly Entry[], text: string): string[] {
  return journal.filter((entry) => JSON.stringify(entry).includes(text)).map((entry) => entry.call);
}
