// What every test file imports: `test` and `expect`.

import { test as base } from "@playwright/test";

import { Watch } from "./page.ts";
import { StandIn } from "./stand-in.ts";

export { expect } from "@playwright/test";
export { expectAccessible, tooWide } from "./axe.ts";
export { traces } from "./page.ts";

interface ForTest {
  /** Creatio, fresh for each test: a connected site with its usual few applications, unless the test resets it. */
  standIn: StandIn;
  /** What the page must not do unnoticed; fails the test by itself. */
  watch: Watch;
}

interface ForWorker {
  running: StandIn;
}

export const test = base.extend<ForTest, ForWorker>({
  running: [
    async ({}, use) => {
      const standIn = await StandIn.start();
      await use(standIn);
      await standIn.stop();
    },
    { scope: "worker" },
  ],
  standIn: async ({ running }, use) => {
    await running.clearFaults();
    await running.reset({ profile: "framework-8.0", start: "connected-site", apps: 3, users: 5, conditions: [] });
    await use(running);
    // A held answer would keep the browser from closing.
    await running.release();
  },
  watch: [
    async ({ context }, use) => {
      const watch = await Watch.over(context);
      await use(watch);
      await watch.verify();
    },
    { auto: true },
  ],
});
