// A person who has a keyboard and nothing else.

import { type Locator, type Page, expect } from "@playwright/test";

/** More presses than any page here has stops: whoever needs more does not get there. */
const MOST = 60;

/** Goes by Tab, or by Shift+Tab, to a part of the page and stands on it; the focus is never lost on the way. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  const passed: string[] = [];
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press(key);
    if (await hasFocus(target)) {
      return;
    }
    passed.push(await focused(page));
  }
  throw new Error(`${key} does not lead to ${target}, but to:\n${passed.join("\n")}`);
}

/** Goes to a field and types into it, in place of what stands there. */
export async function type(page: Page, field: Locator, text: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  if (!(await hasFocus(field))) {
    await tabTo(page, field, key);
  }
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Goes to a button, a link or a switch and presses it. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  if (!(await hasFocus(target))) {
    await tabTo(page, target);
  }
  await page.keyboard.press(key);
}

/** What has the focus, as a person would call it; "body" is nothing at all. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      return "body";
    }
    return `${element.localName} ${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""}`;
  });
}

/** Fails if the focus is lost: whoever has no mouse would have to begin at the top again. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => focused(page), "the focus is lost").not.toBe("body");
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
