// The list on phones, by touch, and at high zoom.

import type { Page } from "@playwright/test";

import { APP } from "../support/site.ts";
import { appLinks, checkbox, columnHead, expectCount, openList, row, selectionBar } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { button } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";

const SOME = { profile: "core-8.1", start: "connected-site", apps: 23, users: 12 } as const;
const PHONE = { width: 360, height: 740 };
/** The size that a finger needs, in CSS pixels. */
const FINGER = 44;

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  test("the first app is near the top, and its name has two lines", async ({ page, standIn }) => {
    await standIn.reset(SOME);
    const name = "A name too long for one line";
    await standIn.changeApp(APP, { Name: name });
    await openPhoneList(page, standIn);
    expect((await row(page, name).boundingBox())?.y).toBeLessThanOrEqual(220);
    const link = page.getByRole("link", { name });
    expect(await link.evaluate((link) => link.scrollHeight <= link.clientHeight)).toBe(true);
  });

  test("every control is large enough for a finger", async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await openPhoneList(page, standIn);
    await checkbox(page, APP).tap();
    await expect(selectionBar(page)).toBeVisible();
    const controls = page.getByRole("main").locator("button, input, a, select").filter({ visible: true });
    const small = await controls.evaluateAll((all, finger) => {
      const isHit = (control: Element, x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (control === hit || control.contains(hit));
      };
      return all.filter((control) => control.getBoundingClientRect().top < 500).flatMap((control) => {
        const { x, y, width, height } = control.getBoundingClientRect();
        const [middle, center] = [x + Math.min(width, 60) / 2, y + height / 2];
        // A bit less, because an edge belongs to its neighbor.
        const reach = finger / 2 - 1;
        const isHigh = isHit(control, middle, center - reach) && isHit(control, middle, center + reach);
        return isHigh && width >= finger ? [] : [`${control.tagName} ${control.getAttribute("aria-label") ?? control.textContent}`];
      });
    }, FINGER);
    expect(small).toEqual([]);
  });

  test("the bar for the selected apps is a sheet at the bottom, and filters open from one button", async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await openPhoneList(page, standIn);
    await checkbox(page, APP).tap();
    const bar = await selectionBar(page).boundingBox();
    expect(bar?.width).toBe(PHONE.width);
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(PHONE.height);
    await button(page, "Filter").tap();
    await page.getByRole("button", { name: /^Sort by/ }).tap();
    await page.getByRole("radiogroup", { name: "Sort by" }).getByRole("radio", { name: "Modified" }).check();
    await expect(page).toHaveURL(/sort=modified/);
  });
});

async function openPhoneList(page: Page, standIn: Parameters<typeof steps.open>[1]): Promise<void> {
  await steps.open(page, standIn);
  await expectCount(page, 23);
  await expect(button(page, "Filter")).toBeVisible();
}

test("the table is there from 700 pixels on, and no word of the navigation breaks", async ({ page, standIn }) => {
  await openList(page, standIn);
  for (const width of [699, 700, 641, 720, 739, 768]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(columnHead(page, "Name"), `${width}`).toBeVisible({ visible: width >= 700 });
    const lines = (link: Element) => new Set([...link.getClientRects()].map(({ top }) => Math.round(top))).size;
    const words = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    expect(await words.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().height)), `${width}`).not.toContain(0);
    for (const word of await words.all()) {
      expect(await word.evaluate(lines)).toBe(1);
      expect((await word.boundingBox())?.height, `${width}`).toBeLessThan(45);
    }
    await expect(appLinks(page).first()).toBeVisible();
  }
});

test("on a phone, the credentials of an app come first, then its form, then what a program needs", async ({ page, standIn }) => {
  await page.setViewportSize(PHONE);
  await steps.openApp(page, standIn, APP);
  const parts = [steps.credentials(page).region, steps.field(page, "Name"), page.getByRole("region", { name: "Endpoints" })];
  await Promise.all(parts.map((part) => expect(part).toBeVisible()));
  const tops = await Promise.all(parts.map(async (part) => (await part.boundingBox())?.y ?? 0));
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
});
