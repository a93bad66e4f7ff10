// Every call of every job × every way in which a call goes wrong. Nothing is done twice, nothing is reported that is not
// true, what was typed stays, and there is always a way out. Which calls a job makes is found by doing it once.

import { installClock } from "../support/clock.ts";
import { expect, test } from "../support/test.ts";
import { type Call, type Course, courseOf } from "./matrix/cell.ts";
import { MATRIX_FAULTS, type MatrixFault } from "./matrix/faults.ts";
import type { Job, Place } from "./matrix/job.ts";
import { COVERED, JOBS } from "./matrix/jobs.ts";
import { Runner } from "./matrix/runner.ts";
import { Table } from "./matrix/table.ts";

// A bound, not an expectation.
test.describe.configure({ timeout: 600_000 });

for (const job of JOBS) {
  test(job.name, async ({ page, context, standIn, watch }) => {
    watch.expect(/Failed to load resource|net::ERR_/, "some");
    const place: Place = { page, context, standIn };
    // What is in the way of a press fails its cell, not the whole job.
    page.setDefaultTimeout(5_000);
    page.on("dialog", (dialog) => void dialog.accept());
    await installClock(page);
    await standIn.reset(job.world);
    await job.open(place);
    const course = await courseOf(job, place, 1);
    const table = new Table(job.name);
    const runner = new Runner(job, place, course);
    for (const call of course.calls) {
      await fillRow(table, runner, job, course, call);
    }
    console.log(table.text());
    expect(table.problems).toEqual([]);
  });
}

/** Runs the cells of one call. */
async function fillRow(table: Table, runner: Runner, job: Job, course: Course, call: Call): Promise<void> {
  const isRepeated = course.changes.size === 0 && call.nth > 1;
  const reason = isRepeated ? "the same call as the first of its name, where nothing is changed" : job.skips?.(call.name, call.nth);
  if (reason) {
    table.skipRow(`${reason} (${call.name})`);
    return;
  }
  table.beginRow(call);
  for (const fault of MATRIX_FAULTS) {
    const excuse = excuseOf(course, call, fault);
    if (excuse) {
      table.skip(excuse.sign, excuse.reason);
    } else {
      table.add(call, fault, await runner.run(call, fault));
    }
  }
}

/** Why a fault makes no sense for a call, or shows nothing new. */
function excuseOf(course: Course, call: Call, fault: MatrixFault): { sign: string; reason: string } | undefined {
  if (fault.ofWrites && !course.changes.has(call.name)) {
    return { sign: "-", reason: "the call changes nothing, so nothing can be reverted or be done unseen" };
  }
  if (fault.isRefusal && course.changes.size > 0 && call.name.startsWith("SelectQuery")) {
    return { sign: "o", reason: "OData is asked instead, as in the jobs that only read" };
  }
  return undefined;
}

test("the matrix says what it leaves to other tests", () => {
  const faults = MATRIX_FAULTS.map((fault) => fault.name).join(", ");
  const covered = Object.entries(COVERED).map(([name, reason]) => `${name}: ${reason}`);
  console.log(`\nFaults, from left to right: ${faults}\nJobs without cells of their own:\n${covered.join("\n")}\n`);
  expect(new Set(JOBS.map((job) => job.name)).size).toBe(JOBS.length);
});
