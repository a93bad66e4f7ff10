import { defineConfig } from "@playwright/test";

import * as environment from "../support/environment.ts";

// No browser: the tests run other programs.
export default defineConfig({
  testDir: ".",
  testMatch: "*.run.ts",
  outputDir: "../results/handover",
  forbidOnly: true,
  // A bound, not an expectation: a compiler takes its time on a busy machine.
  timeout: 180_000,
  workers: 2,
  fullyParallel: true,
  reporter: [["list"], ["json", { outputFile: environment.report() }]],
});
