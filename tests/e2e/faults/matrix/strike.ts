// How one call of a job is made to go wrong.

import type { Request, Route } from "@playwright/test";

import type { Entry, Fault, StandIn } from "../../support/stand-in.ts";
import type { Call, Course } from "./cell.ts";
import type { MatrixFault } from "./faults.ts";
import type { Place } from "./job.ts";

/** Apps are read back by it, even where nothing has to be read if all goes well. */
const READ_BACK = "SelectQuery:OAuthClientApp";
export const OTHER_USER = "Mary King";

/** A fault that waits for a call of the page. */
export interface Strike {
  fault: MatrixFault;
  hasStruck: (journal: readonly Entry[]) => boolean;
  /** Lets everything go right again. */
  disarm: () => Promise<void>;
}

/** Makes a call of the job go wrong. */
export async function arm(place: Place, course: Course, call: Call, fault: MatrixFault): Promise<Strike> {
  return fault.fault === null ? await replaceUser(place, call, fault) : await schedule(place.standIn, course, call, fault, fault.fault);
}

/** The stand-in answers wrongly. */
async function schedule(standIn: StandIn, course: Course, call: Call, fault: MatrixFault, way: Fault): Promise<Strike> {
  await standIn.fault(call.name, way, { spared: call.nth - 1 });
  const index = course.calls.indexOf(call);
  const later = new Set(fault.cutsTheRest ? [READ_BACK, ...course.calls.slice(index + 1).map(({ name }) => name)] : []);
  for (const name of later) {
    const spared = name === call.name ? 0 : course.calls.slice(0, index).filter((earlier) => earlier.name === name).length;
    await standIn.fault(name, "cut-before", { spared, times: 0 });
  }
  const disarm = async () => {
    await standIn.clearFaults();
    await standIn.release();
  };
  return { fault, hasStruck: (journal) => journal.some((entry) => entry.fault === way), disarm };
}

/** Another user signs in in another tab just before the call is sent. */
async function replaceUser({ page, context, standIn }: Place, call: Call, fault: MatrixFault): Promise<Strike> {
  let [left, hasStruck] = [call.nth, false];
  const intercept = async (route: Route) => {
    if (callOf(route.request()) === call.name) {
      left -= 1;
      if (left === 0) {
        await standIn.signIn(context, OTHER_USER);
        hasStruck = true;
      }
    }
    await route.continue();
  };
  await page.route("**/*", intercept);
  return { fault, hasStruck: () => hasStruck, disarm: () => page.unroute("**/*", intercept) };
}

/** The name of a call, as in the journal. */
function callOf(request: Request): string {
  const name = new URL(request.url()).pathname.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const table = /"rootSchemaName":"(\w+)"/.exec(request.postData() ?? "");
  return table && /Query$/.test(name) ? `${name}:${table[1]}` : name;
}
