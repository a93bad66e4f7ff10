// States of the page, each looked at by axe-core, wide and narrow, light and dark.

import type { Page } from "@playwright/test";

import type { Watch } from "./page.ts";
import type { StandIn, World } from "./stand-in.ts";
import { expect, expectAccessible, test, tooWide } from "./test.ts";

/** A state of the page: the world that it stands in, and how a person gets there. */
export interface State {
  title: string;
  world?: World;
  reach: (page: Page, standIn: StandIn, watch: Watch) => Promise<void>;
}

/** The width of a small phone, in CSS pixels (WCAG 2.2, 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** Reaches each state and fails on what somebody could not use. */
export function checkStates(states: readonly State[]): void {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  for (const { title, world, reach } of states) {
    test(title, async ({ page, standIn, watch }) => {
      await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 3, users: 5, conditions: [], ...world });
      await reach(page, standIn, watch);
      await expectAccessible(page);
      await page.setViewportSize(NARROW);
      expect.soft(await tooWide(page), "what is cut off or scrolls sideways at 320 px").toEqual([]);
      await expectAccessible(page);
    });
  }
}
