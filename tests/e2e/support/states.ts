// States of the page, each checked wide and narrow, light and dark, by mouse and by finger: by axe-core, and for what is cut off.

import type { Page } from "@playwright/test";

import type { ConsoleWatch } from "./console-watch.ts";
import { cutOff, spaceTexts, tooSmallForFinger, useFinger } from "./reading.ts";
import { site } from "./site.ts";
import type { StandIn, World } from "./stand-in.ts";
import { expect, expectAccessible, overflowing, test } from "./test.ts";

/** A state of the page: the world that it needs, and how a user gets there. */
export interface State {
  title: string;
  world?: World;
  reach: (page: Page, standIn: StandIn, watch: ConsoleWatch) => Promise<void>;
}

/** The size of a tablet. */
const TABLET = { width: 820, height: 1_180 };
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
      const unspace = await spaceTexts(page);
      expect.soft([...(await overflowing(page)), ...(await cutOff(page))], "cut off with more space in texts").toEqual([]);
      await unspace();
      await page.setViewportSize(NARROW);
      expect.soft([...(await overflowing(page)), ...(await cutOff(page))], "cut off, or scrolls sideways at 320 px").toEqual([]);
      await expectAccessible(page);
      await useFinger(page);
      expect.soft(await tooSmallForFinger(page), "too small for a finger").toEqual([]);
      await expectAccessible(page);
      await page.setViewportSize(TABLET);
      expect.soft(await tooSmallForFinger(page), "too small for a finger on a tablet").toEqual([]);
      await expectAccessible(page);
    });
  }
}
