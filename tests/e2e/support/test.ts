// What every test file imports: `test` and `expect`.

import { test as base } from "@playwright/test";

import { ConsoleWatch } from "./console-watch.ts";
import { site } from "./site.ts";
import { StandIn } from "./stand-in.ts";

export { expect } from "@playwright/test";
export { expectAccessible, overflowing } from "./axe.ts";
export { traces } from "./traces.ts";

interface ForTest {
  /** Creatio, reset for each test to a connected site with a few applications. */
  standIn: StandIn;
  /** Fails the test if the page writes to the console, throws, or violates the policy. */
  watch: ConsoleWatch;
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
    await running.reset(site("framework-8.0"));
    await use(running);
    // A held response would keep the browser from closing.
    await running.release();
  },
  watch: [
    async ({ context }, use) => {
      const watch = await ConsoleWatch.over(context);
      await use(watch);
      await watch.verify();
    },
    { auto: true },
  ],
});
