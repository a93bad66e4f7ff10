// The list of apps at three sizes: how soon it is there, how it types and scrolls, and what it takes.

import { existsSync, readFileSync } from "node:fs";

import type { CDPSession, Page } from "@playwright/test";

import { expect, test } from "../support/test.ts";
import { type Line, median, percentile, print } from "./table.ts";

const SIZES = [100, 10_000, 100_000] as const;
const ROUNDS = 5;
const KEYS = "sap exchange 12";
/** How often they are typed, so that a percentile is more than the slowest of a few. */
const TYPED = 4;
const SCROLLS = 60;

/** What one size took, each a figure per round or per key. */
interface Figures {
  first: number[];
  complete: number[];
  keys: number[];
  slowKeys: number[];
  longFrames: number[];
  memory: number[];
  rows: number[];
}

/** Notes in the page itself when the first rows stand and when the list is complete, by the page's clock. */
async function noteMoments(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moments = { first: 0, complete: 0, rows: 0 };
    Object.assign(window, { moments });
    const look = () => {
      const rows = document.querySelectorAll("tr[aria-rowindex]").length;
      moments.rows = Math.max(moments.rows, rows);
      if (!moments.first && rows > 1) {
        moments.first = performance.now();
      }
      if (!moments.complete && /^[\d,. ]+ apps$/.test(document.querySelector(".count")?.textContent ?? "")) {
        moments.complete = performance.now();
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

interface Moments {
  first: number;
  complete: number;
  rows: number;
}

const moments = (page: Page) => page.evaluate(() => (window as unknown as { moments: Moments }).moments);

/** From each key to the second frame after it, by when what it changed has been painted. */
async function type(page: Page): Promise<number[]> {
  return page.evaluate(async (keys) => {
    const field = document.querySelector("input[type=search]") as HTMLInputElement;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    field.value = "";
    for (const key of keys) {
      await frame();
      await frame();
      field.value += key;
      const start = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true, data: key }));
      await frame();
      // A task of its own comes after the frame was painted.
      await new Promise((resolve) => setTimeout(resolve));
      times.push(performance.now() - start);
    }
    field.value = "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await frame();
    await frame();
    return times;
  }, KEYS);
}

/** How many frames took longer than 50 ms while the list is scrolled from end to end. */
async function scroll(page: Page): Promise<number> {
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
  }, SCROLLS);
}

/** What the page's own process holds, in megabytes; where the system tells it in the way of Linux, and nothing elsewhere. */
async function memory(browser: CDPSession, page: CDPSession): Promise<number[]> {
  await page.send("HeapProfiler.collectGarbage");
  const { processInfo } = (await browser.send("SystemInfo.getProcessInfo")) as { processInfo: { type: string; id: number }[] };
  const resident = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    const status = `/proc/${id}/status`;
    return existsSync(status) ? Number(/VmRSS:\s*(\d+)/.exec(readFileSync(status, "utf8"))?.[1] ?? 0) / 1e3 : 0;
  });
  return resident.length > 0 ? [Math.max(...resident)] : [];
}

test("the list of apps", async ({ page, browser, standIn }) => {
  const figures = new Map<number, Figures>();
  const cdp = await page.context().newCDPSession(page);
  const ofBrowser = await browser.newBrowserCDPSession();
  await noteMoments(page);
  for (const size of SIZES) {
    const one: Figures = { first: [], complete: [], keys: [], slowKeys: [], longFrames: [], memory: [], rows: [] };
    await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: size, users: 200 });
    await standIn.signIn(page.context());
    // Once before, so that what is fetched and compiled once does not count.
    await page.goto(standIn.page);
    await expect.poll(async () => (await moments(page)).complete, { timeout: 300_000 }).toBeGreaterThan(0);
    for (let round = 0; round < (size > 50_000 ? 2 : ROUNDS); round += 1) {
      await page.goto(standIn.page);
      await expect.poll(async () => (await moments(page)).complete, { timeout: 300_000 }).toBeGreaterThan(0);
      one.first.push((await moments(page)).first);
      one.complete.push((await moments(page)).complete);
    }
    for (let round = 0; round < TYPED; round += 1) {
      one.keys.push(...(await type(page)));
    }
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    for (let round = 0; round < TYPED; round += 1) {
      one.slowKeys.push(...(await type(page)));
    }
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    one.longFrames.push(await scroll(page));
    one.memory.push(...(await memory(ofBrowser, cdp)));
    one.rows.push((await moments(page)).rows);
    figures.set(size, one);
    // 80 is the budget of the house; a table that draws more is no measurement but a fault.
    expect(Math.max(...one.rows)).toBeLessThanOrEqual(80);
  }
  const smallest = figures.get(SIZES[0]);
  for (const [size, one] of figures) {
    const lines: Line[] = [
      { what: "to the first rows", figures: one.first, unit: "ms", ...(smallest && { relativeTo: smallest.first }) },
      { what: "to the complete list", figures: one.complete, unit: "ms", ...(smallest && { relativeTo: smallest.complete }) },
      { what: "from key to frame", figures: one.keys, unit: "ms", ...(smallest && { relativeTo: smallest.keys }) },
      { what: "the same, CPU four times slower", figures: one.slowKeys, unit: "ms", ...(smallest && { relativeTo: smallest.slowKeys }) },
      { what: "frames over 50 ms while scrolling", figures: one.longFrames, unit: "" },
      { what: "memory", figures: one.memory, unit: "MB" },
      { what: "rows in the document", figures: one.rows, unit: "" },
    ];
    print(`${size.toLocaleString("en")} apps`, lines);
  }
  console.log(`slowest keys (p95) at four times slower: ${[...figures].map(([size, one]) => `${size}: ${percentile(one.slowKeys, 95).toFixed(0)} ms`).join(", ")}; first rows at 10,000 to those at 100: ${(median(figures.get(10_000)?.first ?? []) / median(smallest?.first ?? [])).toFixed(2)}`);
});
