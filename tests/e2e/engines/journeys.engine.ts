// Each journey in WebKit and in Firefox: what Chromium alone would not show.

import { expect, test as base } from "@playwright/test";

import * as environment from "../support/environment.ts";
import { StandIn } from "../support/stand-in.ts";
import type { Engine } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { JOURNEYS } from "./journeys.ts";
import { Steps } from "./steps.ts";
import { webkit } from "./webkit.ts";

interface Browser {
  start: () => Promise<Engine>;
  /** The languages that it tells the page, where they are odd. */
  languages?: readonly string[];
}

const BROWSERS: Record<string, Browser> = {
  "WebKit": { start: () => webkit(environment.miniBrowser(), "en_US.UTF-8") },
  "WebKit, language C": { start: () => webkit(environment.miniBrowser(), "C.UTF-8"), languages: ["C"] },
  "Firefox": { start: () => firefox(environment.firefox()) },
  "Firefox, language en-US@posix": { start: () => firefox(environment.firefox(), "en-US@posix"), languages: ["en-US@posix"] },
};

const test = base.extend<{ standIn: StandIn }>({
  standIn: async ({}, use) => {
    const standIn = await StandIn.start();
    await use(standIn);
    await standIn.stop();
  },
});

for (const [name, { start, languages }] of Object.entries(BROWSERS)) {
  for (const [title, { world, run }] of Object.entries(JOURNEYS)) {
    test(`${title} (${name})`, async ({ standIn }) => {
      await standIn.reset(world);
      const engine = await start();
      try {
        await run(new Steps(engine, standIn));
        if (languages) {
          expect(await engine.evaluate(() => [...navigator.languages])).toEqual(languages);
        }
      } finally {
        await engine.close();
      }
    });
  }
}
