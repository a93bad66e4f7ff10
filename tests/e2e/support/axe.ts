// Accessibility: axe-core on the visible page, light and dark, and what a small window cuts off.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { type Page, expect } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const options: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
  // Style sheets are read from the document; fetching them again would add to the page's own requests.
  preload: false,
};

/** Fails on every finding, in both color schemes. Leaves the page as it was, but without motion. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // A color that is still fading into the next is none of the page's.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await findings(page), `axe-core, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** The document if it scrolls sideways, and every control that is out of reach because it sticks out. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = document.documentElement.scrollWidth > width ? [`document: ${document.documentElement.scrollWidth}`] : [];
    const controls = [...document.querySelectorAll("a, button, input, textarea, summary, h1, h2")];
    const visible = controls.filter((control) => control.checkVisibility() && control.getBoundingClientRect().width > 0);
    const out = visible.filter((control) => {
      const { left, right } = control.getBoundingClientRect();
      return left < 0 || right > width + 0.5;
    });
    return [...scrolls, ...out.map((control) => control.outerHTML.slice(0, 120))];
  });
}

async function findings(page: Page): Promise<string[]> {
  // The policy would refuse a script element. It does not apply to an expression that comes through the developer tools'
  // protocol; the wrapper keeps the expression from having a value that would have to be serialized.
  await page.evaluate(`(() => { ${source}\n })()`);
  const results = await page.evaluate(
    (options) => (window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run(options),
    options as unknown as Record<string, unknown>,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} - ${node.failureSummary ?? violation.help}`),
  );
}
