// The ways in which a response of Creatio can go wrong, and how the page explains each.

import { type Page, expect } from "@playwright/test";

import { expectPrefetched } from "./chunks.ts";
import { expectConnectionQueried } from "./connection.ts";
import type { ConsoleWatch } from "./console-watch.ts";
import type { Fault, StandIn } from "./stand-in.ts";

/** A response that goes wrong, and how that shows. */
export interface FaultCase {
  fault: Fault;
  /** Whether Creatio has done what was requested. */
  acts: boolean;
  /** How the page explains it. */
  message: RegExp;
  /** What Chromium itself writes to the console. */
  consoleError?: RegExp;
}

const CUT = /Can't reach Creatio\./;
const UNREADABLE = /The response was cut short or has an unknown format\.|The response is not from Creatio's services/;
const CREATIO_ERROR = /Creatio ran into an internal error\.|Creatio says: /;

export const FAULT_CASES: readonly FaultCase[] = [
  { fault: "html", acts: false, message: /a proxy or firewall may have responded instead/ },
  { fault: "error-500", acts: false, message: CREATIO_ERROR, consoleError: /status of 500/ },
  { fault: "error-500-json", acts: false, message: CREATIO_ERROR, consoleError: /status of 500/ },
  { fault: "not-found", acts: false, message: /There is no such service at this address/, consoleError: /status of 404/ },
  { fault: "cut-before", acts: false, message: CUT, consoleError: /net::ERR_/ },
  { fault: "empty", acts: true, message: UNREADABLE },
  { fault: "truncated", acts: true, message: UNREADABLE },
  { fault: "wrong-types", acts: true, message: UNREADABLE },
  { fault: "cut-after", acts: true, message: CUT, consoleError: /net::ERR_/ },
];

/** How the page explains that a service does not exist in this version of Creatio, which is not a failure. */
export const MISSING_SERVICE = /[Tt]his version (of Creatio )?(has no|can't report|can't tell)/;

/** Responses after which the client assumes that a table is closed to DataService, and tries OData as well. */
const CLOSES_DATA_SERVICE: readonly Fault[] = ["error-500", "error-500-json", "not-found"];

/** Makes the next call fail, and declares to the watch what Chromium will write about it. */
export async function failNext(page: Page, standIn: StandIn, watch: ConsoleWatch, call: string, { fault, consoleError }: FaultCase): Promise<void> {
  // The stand-in closes idle connections together with a fault, and could cut off what is fetched at that moment: code, what
  // every page asks about the connection, and what else is under way.
  await expectPrefetched(page);
  await expectConnectionQueried(standIn);
  await expectAnswered(standIn);
  await standIn.fault(call, fault);
  if (consoleError) {
    watch.expect(consoleError);
  }
}

/** Waits until every request so far has its response. */
async function expectAnswered(standIn: StandIn): Promise<void> {
  const unanswered = async () => (await standIn.journal()).filter((entry) => entry.status === 0).map((entry) => entry.call);
  await expect.poll(unanswered, "requests without a response").toEqual([]);
}

/** Makes the next read of a table fail, through DataService and through OData. */
export async function failNextRead(page: Page, standIn: StandIn, watch: ConsoleWatch, table: string, faultCase: FaultCase): Promise<void> {
  await failNext(page, standIn, watch, `SelectQuery:${table}`, faultCase);
  if (CLOSES_DATA_SERVICE.includes(faultCase.fault)) {
    await failNext(page, standIn, watch, table, faultCase);
  }
}
