// Figures as a table: what was measured, how often, and relative to what in the same run.

/** One line of the table. */
export interface Line {
  what: string;
  /** One figure per round. */
  figures: number[];
  unit: "ms" | "" | "MB";
  /** What it is compared with in the same run. */
  relativeTo?: number[];
}

/** The median of some figures. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 50);
}

/** The figure that this many percent do not exceed. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Prints the lines below a heading, with the ratios of their medians and 95th percentiles. */
export function print(heading: string, lines: readonly Line[]): void {
  const rows = lines.map(({ what, figures, unit, relativeTo }) => {
    const [middle, high] = [median(figures), percentile(figures, 95)];
    const figure = (value: number) => `${value.toFixed(unit === "ms" ? 1 : 0)}${unit && ` ${unit}`}`;
    const ratios = relativeTo ? [middle / median(relativeTo), high / percentile(relativeTo, 95)] : [];
    return [what, figure(middle), figure(high), ...[0, 1].map((at) => ratios[at]?.toFixed(2) ?? ""), String(figures.length)];
  });
  const table = [["", "median", "p95", "ratio", "of p95", "rounds"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const text = table.map((row) => row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join("  "));
  console.log(`\n${heading}\n${text.join("\n")}\n`);
}

/** A line for each build of one figure, the others relative to the first. */
export function compare<Build extends { build: string }>(
  builds: readonly Build[],
  what: string,
  unit: Line["unit"],
  figures: (build: Build) => number[],
): Line[] {
  return builds.map((one, place) => {
    const [baseline] = builds;
    const relativeTo = baseline && place > 0 ? { relativeTo: figures(baseline) } : {};
    return { what: builds.length > 1 ? `${what}, ${one.build}` : what, figures: figures(one), unit, ...relativeTo };
  });
}

/** Prints whether a figure is within its budget. */
export function printBudget(what: string, value: number, limit: number, unit: "ms" | ""): void {
  const figure = (value: number) => (unit ? `${value.toFixed(0)} ${unit}` : value.toFixed(2));
  console.log(`${value <= limit ? "within" : "OVER  "} budget: ${what}: ${figure(value)}, at most ${figure(limit)}`);
}
