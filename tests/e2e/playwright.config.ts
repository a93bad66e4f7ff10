import { defineConfig } from "@playwright/test";

import { chromium } from "./support/chromium.ts";
import * as environment from "./support/environment.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  forbidOnly: true,
  fullyParallel: true,
  // `cargo xtask test` tolerates very few tests that need their second try; Playwright names them.
  retries: 1,
  // Bounds, not expectations: a busy machine may take its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  reporter: [["list"], ["json", { outputFile: environment.report() }]],
  use: {
    // Times and numbers are in the user's language; the tests expect English.
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // A failure leaves a screenshot and the page as text. Tracing every test takes half as long again; enable it with `--trace on`.
    trace: "off",
  },
  projects: [
    {
      name: "chromium",
      use: chromium(),
    },
  ],
});
