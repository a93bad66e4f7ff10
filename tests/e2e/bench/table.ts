// Figures as a table: what was measured, how often, and in relation to what in the same run.

/** One line of the table. */
export interface Line {
  what: string;
  /** One figure per round. */
  figures: number[];
  unit: "ms" | "" | "MB";
  /** What it is compared with in the same run. */
  relativeTo?: number[];
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 50);
}

/** The figure that so many percent do not exceed. */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Prints the lines below a heading. */
export function print(heading: string, lines: readonly Line[]): void {
  const rows = lines.map(({ what, figures, unit, relativeTo }) => {
    const figure = (value: number) => `${value.toFixed(unit === "ms" ? 1 : 0)}${unit && ` ${unit}`}`;
    const ratio = relativeTo ? (median(figures) / median(relativeTo)).toFixed(2) : "";
    return [what, figure(median(figures)), figure(percentile(figures, 95)), ratio, String(figures.length)];
  });
  const table = [["", "median", "p95", "ratio", "rounds"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const text = table.map((row) => row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join("  "));
  console.log(`\n${heading}\n${text.join("\n")}\n`);
}
