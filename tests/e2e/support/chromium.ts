// How the tests start Chromium.

import * as environment from "./environment.ts";

export const chromium = (...more: string[]) => ({
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: environment.chromium(),
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  },
});
