// The ways in which one call of a job goes wrong.

import type { Fault } from "../../support/stand-in.ts";

/** How a call goes wrong. */
export interface MatrixFault {
  name: string;
  /** The fault of the stand-in; `null` if another user signs in just before the call is sent. */
  fault: Fault | null;
  /** How many milliseconds of the page's time pass before the answer: until it gives up, if the answer never comes. */
  waits?: number | "until it gives up";
  /** Every later call is cut off, too, so that the page cannot look at what was done. */
  cutsTheRest?: boolean;
  /** The client then reads by OData instead of DataService. */
  isRefusal?: boolean;
  /** Only a call that changes something can go wrong in this way. */
  ofWrites?: boolean;
}

export const MATRIX_FAULTS: readonly MatrixFault[] = [
  { name: "slow", fault: "hold", waits: 20_000 },
  { name: "silence", fault: "hold", waits: "until it gives up" },
  { name: "cut before", fault: "cut-before" },
  { name: "cut after", fault: "cut-after" },
  { name: "401", fault: "unauthorized" },
  { name: "403 JSON", fault: "forbidden", isRefusal: true },
  { name: "403 HTML", fault: "stale-csrf", isRefusal: true },
  { name: "404", fault: "not-found", isRefusal: true },
  { name: "500 JSON", fault: "error-500-json", isRefusal: true },
  { name: "500 HTML", fault: "error-500", isRefusal: true },
  { name: "502", fault: "bad-gateway", isRefusal: true },
  { name: "503", fault: "unavailable", isRefusal: true },
  { name: "empty", fault: "empty" },
  { name: "truncated", fault: "truncated" },
  { name: "wrong type", fault: "wrong-types" },
  { name: "login page", fault: "login-html" },
  { name: "redirect", fault: "login-page" },
  { name: "another user's session", fault: null },
  { name: "other language", fault: "refused", isRefusal: true },
  { name: "other language, done", fault: "refused-after", ofWrites: true },
  { name: "proxy page", fault: "html" },
  { name: "line lost", fault: "cut-after", cutsTheRest: true, ofWrites: true },
  { name: "reverted", fault: "reverted", ofWrites: true },
];
