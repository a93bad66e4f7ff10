// The budgets of the page, for tests and measurements.

import { readFileSync } from "node:fs";

interface Budgets {
  /** Bytes of all files that the first list needs, compressed with brotli at quality 11. */
  firstListBytes: number;
  /** The number of these files. */
  firstListFiles: number;
  /** The same bytes for everything that is fetched until the page is idle after the first list. */
  untilIdleBytes: number;
  /** The same bytes for everything that the page ever fetches. */
  allBytes: number;
  /** The same bytes for what only the demo fetches. */
  demoBytes: number;
  /** Requests to Creatio before the first rows, for a user who is signed in. */
  requestsBeforeFirstRows: number;
  /** Rows of a list in the document at the same time. */
  rowsInDocument: number;
  /** Time to the first rows with 10,000 apps, relative to 100. */
  firstRowsRatio: number;
  /** Time to the first row on a slow network. */
  slowNetworkFirstRowMs: number;
  /** The same time relative to the baseline. */
  slowNetworkFirstRowRatio: number;
  /** Time from a key to the frame that shows its effect, 95th percentile, on a slow CPU. */
  keyToFrameP95Ms: number;
  /** Time to show 200 KB that a server answered, without its secrets. */
  redactionMs: number;
  /** Time to group the findings of 200 apps. */
  findingsGroupedMs: number;
}

export const BUDGETS = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8")) as Budgets;
