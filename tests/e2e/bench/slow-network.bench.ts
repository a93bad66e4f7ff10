// The first row on a slow network, with nothing in the cache.

import type { Browser, Cookie } from "@playwright/test";

import { BUDGETS } from "../support/budgets.ts";
import { expect, test } from "../support/test.ts";
import { momentsOf, newListPage } from "./list-page.ts";
import { Site, builds } from "./site.ts";
import { compare, median, print, printBudget } from "./table.ts";

const APPS = 100;
const ROUNDS = 9;
/** 1.6 Mbit/s and a round trip of 150 ms. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 };

async function firstRow(browser: Browser, site: Site, session: readonly Cookie[]): Promise<number> {
  const page = await newListPage(browser, session, APPS);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await page.goto(site.page);
  await expect.poll(async () => (await momentsOf(page)).firstRow).toBeGreaterThan(0);
  const { firstRow } = await momentsOf(page);
  await page.context().close();
  return firstRow;
}

test("the first row on a slow network", async ({ browser, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: APPS, users: 200 });
  const context = await browser.newContext();
  await standIn.signIn(context);
  const session = await context.cookies();
  await context.close();
  const all = await Promise.all(
    builds().map(async (build) => ({ build: build.name, site: await Site.start(build, standIn), figures: [] as number[] })),
  );
  // The builds take turns; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { site, figures } of all) {
      const time = await firstRow(browser, site, session);
      if (round > 0) {
        figures.push(time);
      }
    }
  }
  await Promise.all(all.map(({ site }) => site.stop()));
  const [baseline] = all;
  print("1.6 Mbit/s, 150 ms round trip, empty cache", compare(all, "to the first row", "ms", ({ figures }) => figures));
  const after = all.at(-1);
  if (after && baseline) {
    const time = median(after.figures);
    printBudget("first row on a slow network", time, BUDGETS.slowNetworkFirstRowMs, "ms");
    if (after !== baseline) {
      const ratio = time / median(baseline.figures);
      printBudget("the same, relative to before", ratio, BUDGETS.slowNetworkFirstRowRatio, "");
    }
  }
});
