// The list of apps as a measurement sees it. Different builds are measured, so everything is found by the roles and names
// that stay the same, and times are measured in the page itself, with its own clock.

import { existsSync, readFileSync } from "node:fs";

import type { Browser, CDPSession, Cookie, Page } from "@playwright/test";

import { expect } from "../support/test.ts";

/** Milliseconds since navigation began, 0 for what has not happened; and the largest number of rows seen. */
export interface Moments {
  firstRow: number;
  complete: number;
  rows: number;
}

const moments = (page: Page) => page.evaluate(() => (window as unknown as { moments: Moments }).moments);

/** Records in the page when the first row appears and when all apps are loaded: the table then states the number of its rows. */
async function recordMoments(page: Page, apps: number): Promise<void> {
  await page.addInitScript((apps) => {
    const moments = { firstRow: 0, complete: 0, rows: 0 };
    Object.assign(window, { moments });
    const poll = () => {
      // Each row has a switch.
      const rows = document.querySelectorAll("table [role=switch]").length;
      moments.rows = Math.max(moments.rows, rows);
      moments.firstRow ||= rows > 0 ? performance.now() : 0;
      const total = Number(document.querySelector("table[aria-rowcount]")?.getAttribute("aria-rowcount") ?? 0);
      moments.complete ||= total >= apps ? performance.now() : 0;
      requestAnimationFrame(poll);
    };
    requestAnimationFrame(poll);
  }, apps);
}

/** A page for a signed-in user, in a context with its own cache. */
export async function newListPage(browser: Browser, session: readonly Cookie[], apps: number): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC" });
  await context.addCookies([...session]);
  const page = await context.newPage();
  await recordMoments(page, apps);
  return page;
}

/** Opens the list and waits until it is complete. */
export async function openList(page: Page, address: string): Promise<Moments> {
  await page.goto("about:blank");
  await page.goto(address);
  await expect.poll(async () => (await moments(page)).complete, { timeout: 300_000 }).toBeGreaterThan(0);
  return moments(page);
}

/** The moments of the page that is open. */
export const momentsOf = moments;

/** Types in the search and returns the time from each key until the frame that shows its effect is painted. */
export async function typeInSearch(page: Page, text: string): Promise<number[]> {
  const field = page.getByRole("searchbox", { name: "Search apps" });
  return field.evaluate(async (element, text) => {
    const field = element as HTMLInputElement;
    const table = document.querySelector("table[aria-rowcount]");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const input = (value: string) => {
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const times: number[] = [];
    for (let length = 1; length <= text.length; length += 1) {
      await frame();
      await frame();
      const start = performance.now();
      input(text.slice(0, length));
      await frame();
      // A separate task runs after the frame is painted.
      await new Promise((resolve) => setTimeout(resolve));
      times.push(performance.now() - start);
      const painted = table?.getAttribute("aria-rowcount");
      await frame();
      await frame();
      if (painted !== table?.getAttribute("aria-rowcount")) {
        throw new Error("the list shows the effect of a key later than in the frame that was measured");
      }
    }
    input("");
    await frame();
    await frame();
    return times;
  }, text);
}

/** Scrolls from end to end and returns how many frames took longer than 50 ms. */
export async function scrollThrough(page: Page, steps: number): Promise<number> {
  return page.evaluate(async (steps) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const height = document.documentElement.scrollHeight - innerHeight;
    let long = 0;
    let last = await frame();
    for (let step = 1; step <= steps; step += 1) {
      scrollTo(0, (height * step) / steps);
      const now = await frame();
      long += now - last > 50 ? 1 : 0;
      last = now;
    }
    scrollTo(0, 0);
    await frame();
    return long;
  }, steps);
}

/** The resident memory of the process of the page in megabytes, where the system has /proc; nothing elsewhere. */
export async function memoryOf(browser: CDPSession, page: CDPSession): Promise<number[]> {
  await page.send("HeapProfiler.collectGarbage");
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const statuses = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => `/proc/${id}/status`);
  const resident = statuses.filter((status) => existsSync(status)).map((status) => {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(status, "utf8"))?.[1] ?? 0) / 1e3;
  });
  return resident.length > 0 ? [Math.max(...resident)] : [];
}
