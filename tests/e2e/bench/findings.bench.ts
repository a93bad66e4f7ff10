// How long the page takes to group the findings, from the choice until the list is in the document.

import type { Page } from "@playwright/test";

import { findingItems, openAudit } from "../support/audit.ts";
import { BUDGETS } from "../support/budgets.ts";
import { expect, test } from "../support/test.ts";
import { type Line, median, print, printBudget } from "./table.ts";

const ROUNDS = 15;
const SIZES = [200, 2_000] as const;

/** The milliseconds from a choice in “Group by” until the list has changed. */
async function timeToGroup(page: Page, by: "App" | "Rule"): Promise<number> {
  const select = page.getByRole("combobox", { name: "Group by" });
  return select.evaluate(
    (select: HTMLSelectElement, by) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver((changes) => {
          if (changes.some(({ addedNodes }) => addedNodes.length > 0)) {
            observer.disconnect();
            resolve(performance.now() - start);
          }
        });
        observer.observe(document.querySelector(".audit-drawn") ?? document.body, { childList: true, subtree: true });
        const start = performance.now();
        select.value = by;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }),
    by,
  );
}

test("findings, grouped", async ({ page, standIn }) => {
  const lines: Line[] = [];
  let smallest: number[] | undefined;
  for (const apps of SIZES) {
    await standIn.reset({ profile: "core-8.3", start: "connected-site", apps, users: 50 });
    await openAudit(page, standIn, "Findings");
    const items = await findingItems(page).count();
    // The page shows a thousand at most.
    expect(items).toBeGreaterThan(apps / 4);
    const figures: number[] = [];
    // The first two warm up.
    for (let round = 0; round < ROUNDS + 2; round += 1) {
      const time = await timeToGroup(page, round % 2 === 0 ? "App" : "Rule");
      if (round > 1) {
        figures.push(time);
      }
    }
    lines.push({ what: `${apps} apps, ${items} findings shown`, figures, unit: "ms", ...(smallest && { relativeTo: smallest }) });
    smallest ??= figures;
  }
  print("From the choice of a group until the list is in the document", lines);
  printBudget("200 apps", median(smallest ?? []), BUDGETS.findingsGroupedMs, "ms");
});
