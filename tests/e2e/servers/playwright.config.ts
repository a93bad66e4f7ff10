import { defineConfig } from "@playwright/test";

import * as environment from "../support/environment.ts";

// No browser: the tests send what a browser would not.
export default defineConfig({
  testDir: ".",
  testMatch: "*.server.ts",
  outputDir: "../results/servers",
  forbidOnly: true,
  // Bounds, not expectations: a busy machine may take its time.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  retries: 1,
  workers: 1,
  reporter: [["list"], ["json", { outputFile: environment.report() }]],
});
