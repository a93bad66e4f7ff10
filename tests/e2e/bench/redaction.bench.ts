// How long it takes to show what a server answered, without the secrets in it, by the length and the kind of the answer.

import type { Page } from "@playwright/test";

import { BUDGETS } from "../support/budgets.ts";
import { APP, fillApp, openApp, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { type Line, median, print, printBudget } from "./table.ts";

const ROUNDS = 7;
const KB = 1_024;
const SIZES = [2, 20, 200] as const;

/** Texts of a length, each of which is costly in another way. */
const KINDS: Record<string, (length: number) => string> = {
  "random text": (length) => random(length),
  "nested JSON": (length) => `${'{"a":['.repeat(length / 14)}${"]}".repeat(length / 14)}`,
  "deep escapes": (length) => repeat("\\\\\\\\\\\\\\\"%2525&amp;amp;amp;\\u005cu0022", length),
  quotes: (length) => repeat("\"'", length),
  "secrets in pairs": (length) => repeat('"token":"abc",', length),
  "beginnings of tokens": (length) => repeat("eyJ.", length),
  "open tags": (length) => repeat("<token>", length),
};

const repeat = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function random(length: number): string {
  let state = 20;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(32 + (state >> 8) % 95);
  }).join("");
}

/** The milliseconds of the page's main thread from a click until what it shows is in the document. */
async function timeUntil(page: Page, button: string, shown: string): Promise<number> {
  return page.evaluate(
    ([button, shown]) =>
      new Promise<number>((resolve) => {
        const before = document.querySelectorAll(shown as string).length;
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll(shown as string).length > before) {
            observer.disconnect();
            resolve(performance.now() - start);
          }
        });
        observer.observe(document.body, { childList: true, subtree: true });
        const start = performance.now();
        document.querySelector<HTMLElement>(button as string)?.click();
      }),
    [button, shown],
  );
}

test("what a server answered, without its secrets", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/, "some");
  await standIn.reset(site("core-8.1"));
  await openApp(page, standIn, APP);
  await fillApp(page, { name: "Renamed" });
  let body = "";
  await page.route("**/UpdateClient", (route) => route.fulfill({ status: 500, contentType: "text/plain", body }));
  const lines: Line[] = [];
  const slowest: number[] = [];
  for (const [kind, text] of Object.entries(KINDS)) {
    let smallest: number[] | undefined;
    for (const size of SIZES) {
      body = text(size * KB);
      const figures: number[] = [];
      // The first round warms up.
      for (let round = 0; round <= ROUNDS; round += 1) {
        await saveButton(page).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await expect(saveButton(page)).not.toHaveAttribute("aria-busy", "true");
        const time = await timeUntil(page, "[role=alert] details details > summary", "[role=alert] details details pre");
        if (round > 0) {
          figures.push(time);
        }
      }
      lines.push({ what: `${kind}, ${size} KB`, figures, unit: "ms", ...(smallest && { relativeTo: smallest }) });
      smallest ??= figures;
      if (size === 200) {
        slowest.push(median(figures));
      }
    }
  }
  print("The whole response of a failed call, relative to 2 KB (at most 64 KB of it are kept)", lines);
  printBudget("the slowest of 200 KB", Math.max(...slowest), BUDGETS.redactionMs, "ms");
});
