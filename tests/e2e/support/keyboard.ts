// Actions of a user who has only a keyboard.

import { type Locator, type Page, expect } from "@playwright/test";

/** More presses than any page has tab stops: a control that needs more is not reachable. */
const MAX_PRESSES = 60;

/** Moves the focus by Tab, or by Shift+Tab, to a control; the focus is never lost on the way. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  const passed: string[] = [];
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    await page.keyboard.press(key);
    if (await hasFocus(target)) {
      return;
    }
    passed.push(await focused(page));
  }
  throw new Error(`${key} does not lead to ${target}, but to:\n${passed.join("\n")}`);
}

/** Moves the focus to a field and replaces its text. */
export async function type(page: Page, field: Locator, text: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  if (!(await hasFocus(field))) {
    await tabTo(page, field, key);
  }
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Moves the focus to a button, a link or a switch and presses it. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  if (!(await hasFocus(target))) {
    await tabTo(page, target);
  }
  await page.keyboard.press(key);
}

/** Describes the focused element by its name; "body" if there is none. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      return "body";
    }
    return `${element.localName} ${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""}`;
  });
}

/** Fails if the focus is lost: a keyboard user would have to start at the top of the page again. */
export async function expectFocusOnPage(page: Page): Promise<void> {
  await expect.poll(() => focused(page), "the focus is lost").not.toBe("body");
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
