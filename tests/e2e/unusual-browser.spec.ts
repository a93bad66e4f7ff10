// Browsers that lack something, or do something unusual: the page works all the same.

import type { Page } from "@playwright/test";

import { activeSwitch, columnHead, expectFilteredCount, names, searchField } from "./support/list.ts";
import { TYPED, expectCreated } from "./support/new-app.ts";
import * as steps from "./support/steps.ts";
import { APP, appNamed, expectFields } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

/** Signs in, lists, sorts, searches, turns an app off and reads when it was changed. */
async function expectListWorks(page: Page, standIn: Parameters<typeof appNamed>[0]): Promise<void> {
  await page.goto(standIn.page);
  await steps.signIn(page);
  await expect(activeSwitch(page, APP)).toBeChecked();
  const ascending = await names(page);
  await columnHead(page, "Name").getByRole("button").click();
  await expect.poll(() => names(page)).toEqual([...ascending].reverse());
  await searchField(page).fill(APP);
  await expectFilteredCount(page, 1, ascending.length);
  await activeSwitch(page, APP).click();
  await expect.poll(async () => (await appNamed(standIn, APP)).IsActive).toBe(false);
  // The month is spelled out in a formatted date only.
  await expect(page.getByRole("row", { name: APP }).getByRole("time")).toHaveAttribute("title", /[^\d\W]{3,}.*\d{4}/);
}

const LANGUAGES: readonly unknown[] = [["C"], ["en-US@posix"], ["de-DE", "C"], [], [null], undefined];
for (const languages of LANGUAGES) {
  test(`a browser whose languages are ${JSON.stringify(languages)}`, async ({ page, standIn }) => {
    await page.addInitScript((value) => Object.defineProperty(navigator, "languages", { value }), languages);
    await expectListWorks(page, standIn);
  });
}

const MISSING: readonly { title: string; script: () => void }[] = [
  { title: "without requestIdleCallback", script: () => Reflect.deleteProperty(globalThis, "requestIdleCallback") },
  { title: "without the clipboard", script: () => Object.defineProperty(navigator, "clipboard", { value: undefined }) },
  ...(["localStorage", "sessionStorage"] as const).map((name) => ({
    title: `that refuses ${name}`,
    script: name === "localStorage" ? refuseLocalStorage : refuseSessionStorage,
  })),
];
for (const { title, script } of MISSING) {
  test(`a browser ${title}`, async ({ page, standIn }) => {
    await page.addInitScript(script);
    await expectListWorks(page, standIn);
    // Typing stores a draft, and credentials ask what the clipboard allows.
    await page.getByRole("link", { name: "New", exact: true }).click();
    await steps.fillApp(page, TYPED);
    await expectFields(page, TYPED);
    await steps.saveButton(page).click();
    await expectCreated(page, standIn);
  });
}

function refuseLocalStorage(): void {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("refused", "SecurityError");
    },
  });
}

function refuseSessionStorage(): void {
  Object.defineProperty(globalThis, "sessionStorage", {
    get() {
      throw new DOMException("refused", "SecurityError");
    },
  });
}
