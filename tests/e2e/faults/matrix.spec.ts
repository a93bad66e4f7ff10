// Every call of every job × every way in which a call goes wrong. Nothing is done twice, nothing is reported that is not
// true, what was typed stays, and there is always a way out. Which calls a job makes is found by doing it once.

import { expect, test } from "../support/test.ts";
import { type Call, type Result, courseOf, runCell } from "./matrix/cell.ts";
import { MATRIX_FAULTS, type MatrixFault } from "./matrix/faults.ts";
import type { Job, Place } from "./matrix/job.ts";
import { COVERED, JOBS } from "./matrix/jobs.ts";

test.describe.configure({ timeout: 600_000 });

const SIGNS: Record<Result["outcome"], string> = {
  done: "D",
  "not done": "N",
  unknown: "U",
  partly: "P",
  "sign in": "S",
  "other user": "O",
  "not reached": "!",
  "no end": "!",
};

for (const job of JOBS) {
  test(job.name, async ({ page, context, standIn, watch }) => {
    watch.expect(/Failed to load resource|net::ERR_/, "some");
    const place: Place = { page, context, standIn };
    // What is in the way of a press fails its cell, not the whole job.
    page.setDefaultTimeout(8_000);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.clock.install();
    await standIn.reset(job.world);
    await job.open(place);
    let n = 1;
    const course = await courseOf(job, place, n);
    const started = Date.now();
    const rows: string[] = [];
    const problems: string[] = [];
    const skipped = new Map<string, number>();
    const skip = (reason: string, cells = 1) => skipped.set(reason, (skipped.get(reason) ?? 0) + cells);
    for (const call of course.calls) {
      const reason = job.skips?.(call.name);
      if (reason) {
        skip(`${reason} (${call.name})`, MATRIX_FAULTS.length);
        continue;
      }
      const signs: string[] = [];
      for (const fault of MATRIX_FAULTS) {
        if (fault.ofWrites && !course.changes.has(call.name)) {
          skip("the call changes nothing, so nothing can be reverted or be done unseen (-)");
          signs.push("-");
          continue;
        }
        if (fault.isRefusal && job.holds && call.name.startsWith("SelectQuery")) {
          skip("OData is asked instead, as in the jobs that only read (o)");
          signs.push("o");
          continue;
        }
        const result = await cell(job, place, () => ++n, course, call, fault);
        signs.push(result.problems.length > 0 ? `${SIGNS[result.outcome]}*` : SIGNS[result.outcome]);
        problems.push(...result.problems.map((problem) => `${call.name} #${call.nth}, ${fault.name}: ${problem}`));
      }
      console.log(job.name, call.name, signs.join(" "), Date.now() - started, problems.slice(-4));
      rows.push(`${signs.map((sign) => sign.padEnd(3)).join("")} ${call.name} #${call.nth}`);
    }
    const cells = course.calls.length * MATRIX_FAULTS.length;
    const left = [...skipped].map(([reason, count]) => `  ${count} skipped: ${reason}`);
    const run = cells - [...skipped.values()].reduce((sum, count) => sum + count, 0);
    console.log(`\n${job.name}: ${cells} cells, ${run} run\n${[...left, ...rows].join("\n")}\n`);
    expect(problems).toEqual([]);
  });
}

async function cell(job: Job, place: Place, next: () => number, course: Awaited<ReturnType<typeof courseOf>>, call: Call, fault: MatrixFault): Promise<Result> {
  for (const attempt of ["first", "second"]) {
    let result: Result;
    try {
      result = await runCell(job, place, next(), course, call, fault);
    } catch (error) {
      result = { outcome: "no end", problems: [String(error).slice(0, 400)] };
    }
    // The client learns about the site, so after a fault it may make other calls.
    const isUsual = fault.fault !== null && ["done", "not done"].includes(result.outcome) && result.problems.length === 0;
    const mayHaveLearned = call.name.startsWith("SelectQuery") && fault.isRefusal;
    if (!job.isLoading && (!isUsual || mayHaveLearned)) {
      await place.standIn.clearFaults();
      await place.standIn.release();
      await place.page.goto("about:blank");
      await job.open(place);
    }
    if (result.outcome !== "not reached" || attempt === "second") {
      const notReached = result.outcome === "not reached" ? ["the job did not make this call"] : [];
      return { ...result, problems: [...result.problems, ...notReached] };
    }
  }
  throw new Error("a cell has two attempts at most");
}

test("the matrix says what it leaves to other tests", () => {
  const faults = MATRIX_FAULTS.map((fault) => fault.name).join(", ");
  const covered = Object.entries(COVERED).map(([name, reason]) => `${name}: ${reason}`);
  console.log(`\nFaults, from left to right: ${faults}\nJobs without cells of their own:\n${covered.join("\n")}\n`);
  expect(new Set(JOBS.map((job) => job.name)).size).toBe(JOBS.length);
});
