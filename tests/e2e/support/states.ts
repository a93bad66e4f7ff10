// States of the page, each checked by axe-core, wide and narrow, light and dark.

import type { Page } from "@playwright/test";

import type { ConsoleWatch } from "./console-watch.ts";
import { site } from "./site.ts";
import type { StandIn, World } from "./stand-in.ts";
import { expect, expectAccessible, overflowing, test } from "./test.ts";

/** A state of the page: the world that it needs, and how a user gets there. */
export interface State {
  title: string;
  world?: World;
  reach: (page: Page, standIn: StandIn, watch: ConsoleWatch) => Promise<void>;
}

/** The width of a small phone, in CSS pixels (WCAG 2.2, 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** Reaches each state and fails on every accessibility problem. */
export function testAccessibility(states: readonly State[]): void {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  for (const { title, world, reach } of states) {
    test(title, async ({ page, standIn, watch }) => {
      await standIn.reset({ ...site("framework-8.0"), ...world });
      await reach(page, standIn, watch);
      await expectAccessible(page);
      await page.setViewportSize(NARROW);
      expect.soft(await overflowing(page), "cut off, or scrolls sideways at 320 px").toEqual([]);
      await expectAccessible(page);
    });
  }
}
