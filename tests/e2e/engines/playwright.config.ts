import { defineConfig } from "@playwright/test";

import * as environment from "../support/environment.ts";

// The browsers are not Playwright's own builds but those that Debian ships, so that only its test runner is used.
export default defineConfig({
  testDir: ".",
  testMatch: "*.engine.ts",
  outputDir: "../results/engines",
  forbidOnly: true,
  // Bounds, not expectations: a busy machine may take its time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 1,
  workers: 1,
  reporter: [["list"], ["json", { outputFile: environment.report() }]],
});
