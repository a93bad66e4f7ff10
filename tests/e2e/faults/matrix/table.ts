// The table of one job: a row for each call, a sign for each fault, and the counts.

import type { Call, Result } from "./cell.ts";
import { MATRIX_FAULTS, type MatrixFault } from "./faults.ts";

type Outcome = Result["outcome"];

const SIGNS: Record<Outcome, string> = {
  done: "D",
  "not done": "N",
  unknown: "U",
  partly: "P",
  "sign in": "S",
  "other user": "O",
  "not reached": "!",
  "no end": "!",
};

export class Table {
  /** What was wrong, with the cell. */
  readonly problems: string[] = [];
  readonly #job: string;
  readonly #rows: { call: Call; signs: string[] }[] = [];
  readonly #skipped = new Map<string, number>();
  readonly #counts = new Map<Outcome, number>();
  readonly #begin = Date.now();

  constructor(job: string) {
    this.#job = job;
  }

  beginRow(call: Call): void {
    this.#rows.push({ call, signs: [] });
  }

  /** Skips all cells of a call. */
  skipRow(reason: string): void {
    this.#note(reason, MATRIX_FAULTS.length);
  }

  skip(sign: string, reason: string): void {
    this.#note(`${reason} (${sign})`, 1);
    this.#sign(sign);
  }

  add(call: Call, fault: MatrixFault, { outcome, problems }: Result): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    this.#sign(problems.length > 0 ? `${SIGNS[outcome]}*` : SIGNS[outcome]);
    this.problems.push(...problems.map((problem) => `${call.name} #${call.nth}, ${fault.name}: ${problem}`));
  }

  text(): string {
    const sum = (counts: Map<unknown, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [run, skipped] = [sum(this.#counts), sum(this.#skipped)];
    const outcomes = [...this.#counts].map(([outcome, count]) => `${count} ${outcome} (${SIGNS[outcome]})`);
    const seconds = Math.round((Date.now() - this.#begin) / 1_000);
    const first = `${this.#job}: ${run + skipped} cells, ${run} run in ${seconds} s: ${outcomes.join(", ")}`;
    const reasons = [...this.#skipped].map(([reason, count]) => `  ${count} skipped: ${reason}`);
    const rows = this.#rows.map(({ call, signs }) => `${signs.map((sign) => sign.padEnd(3)).join("")} ${call.name} #${call.nth}`);
    return `\n${[first, ...reasons, ...rows].join("\n")}\n`;
  }

  #note(reason: string, cells: number): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + cells);
  }

  #sign(sign: string): void {
    this.#rows.at(-1)?.signs.push(sign);
  }
}
