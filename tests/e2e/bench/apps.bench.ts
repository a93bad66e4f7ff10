// The list of apps at several sizes: time to the first rows, typing, scrolling and memory.

import type { Browser, Cookie } from "@playwright/test";

import { BUDGETS } from "../support/budgets.ts";
import { StandIn } from "../support/stand-in.ts";
import { expect, test } from "../support/test.ts";
import { memoryOf, momentsOf, newListPage, openList, scrollThrough, typeInSearch } from "./list-page.ts";
import { type Build, Site, builds } from "./site.ts";
import { type Line, compare, median, percentile, print, printBudget } from "./table.ts";

const SIZES = [100, 10_000, 100_000] as const;
/** How often the list of each size is opened; the largest less often. */
const ROUNDS = 12;
const ROUNDS_OF_LARGEST = 3;
const TEXT = "sap exchange 12";
/** How often it is typed, so that a percentile is based on more than a few keys. */
const TYPED = 4;
const SCROLL_STEPS = 60;
const CPU_SLOWDOWN = 4;

/** The measurements of one build with one number of apps, a figure per round or per key. */
interface Figures {
  build: Build["name"];
  size: number;
  site: Site;
  session: Cookie[];
  firstRows: number[];
  complete: number[];
  keys: number[];
  slowKeys: number[];
  longFrames: number[];
  memory: number[];
  rows: number[];
}

/** A Creatio with this many apps, and a site for each build. */
async function start(browser: Browser, size: number): Promise<{ standIn: StandIn; all: Figures[] }> {
  const standIn = await StandIn.start();
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: size, users: 200 });
  const context = await browser.newContext();
  await standIn.signIn(context);
  const session = await context.cookies();
  await context.close();
  const all: Figures[] = [];
  for (const build of builds()) {
    const site = await Site.start(build, standIn);
    const none = { firstRows: [], complete: [], keys: [], slowKeys: [], longFrames: [], memory: [], rows: [] };
    all.push({ build: build.name, size, site, session, ...structuredClone(none) });
  }
  return { standIn, all };
}

/** Types, scrolls and measures the memory, in a separate context, so that nothing before counts. */
async function use(browser: Browser, one: Figures): Promise<void> {
  const page = await newListPage(browser, one.session, one.size);
  const [cdp, ofBrowser] = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()];
  await openList(page, one.site.page);
  for (let round = 0; round < TYPED; round += 1) {
    one.keys.push(...(await typeInSearch(page, TEXT)));
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  for (let round = 0; round < TYPED; round += 1) {
    one.slowKeys.push(...(await typeInSearch(page, TEXT)));
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  one.longFrames.push(await scrollThrough(page, SCROLL_STEPS));
  one.memory.push(...(await memoryOf(ofBrowser, cdp)));
  one.rows.push((await momentsOf(page)).rows);
  await page.context().close();
}

const MEASUREMENTS: readonly { what: string; unit: Line["unit"]; figures: (one: Figures) => number[] }[] = [
  { what: "to the first rows", unit: "ms", figures: (one) => one.firstRows },
  { what: "to the complete list", unit: "ms", figures: (one) => one.complete },
  { what: "from key to frame", unit: "ms", figures: (one) => one.keys },
  { what: `the same, CPU ${CPU_SLOWDOWN} times slower`, unit: "ms", figures: (one) => one.slowKeys },
  { what: "frames over 50 ms while scrolling", unit: "", figures: (one) => one.longFrames },
  { what: "memory", unit: "MB", figures: (one) => one.memory },
  { what: "rows in the document", unit: "", figures: (one) => one.rows },
];

function report(all: readonly Figures[]): void {
  for (const size of SIZES) {
    const builds = all.filter((one) => one.size === size);
    const lines = MEASUREMENTS.flatMap(({ what, unit, figures }) => compare(builds, what, unit, figures));
    print(`${size.toLocaleString("en")} apps`, lines);
  }
  const after = all.filter(({ build }) => build === "after");
  for (const one of after.filter(({ size }) => size < SIZES[2])) {
    const what = `key to frame p95, ${one.size} apps, CPU ${CPU_SLOWDOWN} times slower`;
    printBudget(what, percentile(one.slowKeys, 95), BUDGETS.keyToFrameP95Ms, "ms");
  }
  const [smallest, middle] = after;
  if (smallest && middle) {
    const ratio = median(middle.firstRows) / median(smallest.firstRows);
    printBudget(`first rows, ${middle.size} apps relative to ${smallest.size}`, ratio, BUDGETS.firstRowsRatio, "");
  }
}

test("the list of apps", async ({ browser }) => {
  const sites = [];
  for (const size of SIZES) {
    sites.push(await start(browser, size));
  }
  const all = sites.flatMap((site) => site.all);
  const pages = new Map(
    await Promise.all(all.map(async (one) => [one, await newListPage(browser, one.session, one.size)] as const)),
  );
  // Sizes and builds take turns, so that other load on this machine slows all of them alike; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const one of all.filter(({ size }) => size < SIZES[2] || round <= ROUNDS_OF_LARGEST)) {
      const page = pages.get(one);
      const opened = page && (await openList(page, one.site.page));
      if (opened && round > 0) {
        one.firstRows.push(opened.firstRow);
        one.complete.push(opened.complete);
      }
    }
  }
  await Promise.all([...pages.values()].map((page) => page.context().close()));
  for (const one of all) {
    await use(browser, one);
    await one.site.stop();
  }
  await Promise.all(sites.map(({ standIn }) => standIn.stop()));
  report(all);
  // With more rows, the figures would not be those of the page as intended.
  expect(Math.max(...all.flatMap(({ rows }) => rows))).toBeLessThanOrEqual(BUDGETS.rowsInDocument);
});
