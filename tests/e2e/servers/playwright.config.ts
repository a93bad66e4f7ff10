import { defineConfig } from "@playwright/test";

import { chromium } from "../support/chromium.ts";
import * as environment from "../support/environment.ts";
import { NAME } from "./configurations.ts";

/** The name that the servers answer to is not known to any resolver. */
const RESOLVE = `--host-resolver-rules=MAP ${NAME} 127.0.0.1`;

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
  // The certificates of the tests are their own.
  use: { ...chromium(RESOLVE), locale: "en-GB", timezoneId: "UTC", ignoreHTTPSErrors: true },
  reporter: [["list"], ["json", { outputFile: environment.report() }]],
});
