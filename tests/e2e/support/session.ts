// The ways in which Creatio reports an ended session.

import { type ConsoleWatch, expectStatusMessages } from "./console-watch.ts";
import type { StandIn } from "./stand-in.ts";

/** How Creatio refuses a call without a session: its name in the stand-in, and the status that Chromium reports. */
export const SESSION_END_SHAPES = [
  { shape: "401", status: 401 },
  { shape: "redirect", status: null },
  { shape: "csrf", status: 403 },
] as const;

export type SessionEndShape = (typeof SESSION_END_SHAPES)[number];

/** Declares what Chromium has written about the calls that were refused. */
export async function expectRefusalMessages(watch: ConsoleWatch, standIn: StandIn, { status }: SessionEndShape): Promise<void> {
  if (status !== null) {
    await expectStatusMessages(watch, standIn, status);
  }
}
