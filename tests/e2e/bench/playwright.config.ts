import { defineConfig } from "@playwright/test";

import usual from "../playwright.config.ts";

// One at a time, so that nothing but the page itself is measured; no traces, which cost time.
export default defineConfig(usual, {
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../results/bench",
  fullyParallel: false,
  workers: 1,
  timeout: 600_000,
  reporter: [["line"]],
  use: { trace: "off", screenshot: "off" },
});
