// Runs the cells of one job, one after another on the same page as far as possible.

import { type Call, type Course, type Result, runCell } from "./cell.ts";
import type { MatrixFault } from "./faults.ts";
import type { Job, Place } from "./job.ts";

export class Runner {
  readonly #job: Job;
  readonly #place: Place;
  readonly #course: Course;
  /** Differs in each attempt; the course was the first. */
  #n = 1;

  constructor(job: Job, place: Place, course: Course) {
    this.#job = job;
    this.#place = place;
    this.#course = course;
  }

  /** Runs a cell. The client learns about the site, so after an earlier fault the job may not make the call: then once more. */
  async run(call: Call, fault: MatrixFault): Promise<Result> {
    const first = await this.#attempt(call, fault);
    if (first.outcome !== "not reached") {
      return first;
    }
    const second = await this.#attempt(call, fault);
    return second.outcome === "not reached" ? { ...second, problems: ["the job did not make this call"] } : second;
  }

  async #attempt(call: Call, fault: MatrixFault): Promise<Result> {
    let result: Result;
    try {
      this.#n += 1;
      result = await runCell(this.#job, this.#place, this.#n, this.#course, call, fault);
    } catch (error) {
      result = { outcome: "no end", problems: [String(error).slice(0, 400)] };
    }
    const isUsual = fault.fault !== null && ["done", "not done"].includes(result.outcome) && result.problems.length === 0;
    const mayHaveLearned = call.name.startsWith("SelectQuery") && fault.isRefusal;
    if (!this.#job.isLoading && (!isUsual || mayHaveLearned)) {
      await this.#startAgain();
    }
    return result;
  }

  async #startAgain(): Promise<void> {
    const { page, standIn } = this.#place;
    await standIn.clearFaults();
    await standIn.release();
    await page.goto("about:blank");
    await this.#job.open(this.#place);
  }
}
