// How long the page Connect takes on a healthy site until every check has its verdict, and what it asks for that.

import type { Page } from "@playwright/test";

import { PROFILES, goTo, open } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { expectIdle, site } from "../support/typed-app.ts";
import { print } from "./table.ts";

const ROUNDS = 15;

/** From the press on the link until no check is awaited any more, in milliseconds, by the page's own clock. */
async function openConnect(page: Page): Promise<number> {
  const times = await page.evaluate(async () => {
    const link = [...document.querySelectorAll("nav a")].find((link) => link.textContent === "Connect") as HTMLElement;
    const settled = () => {
      const states = [...document.querySelectorAll(".checks .check-state")].map((state) => state.textContent);
      return states.length > 0 && !states.includes("Checking…") && !document.querySelector("[aria-busy=true]");
    };
    const start = performance.now();
    link.click();
    return new Promise<number>((resolve) => {
      const look = () => (settled() ? resolve(performance.now() - start) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  });
  await expectIdle(page);
  return times;
}

/** The same requests side by side, without any page: less than this nobody can take. */
async function ask(page: Page, requests: { path: string; method: string; body: string | null }[]): Promise<number> {
  return page.evaluate(async (requests) => {
    const token = /BPMCSRF=([^;]+)/.exec(document.cookie)?.[1] ?? "";
    const start = performance.now();
    const answers = requests.map(async ({ path, method, body }) => {
      const answer = await fetch(path, {
        method,
        body,
        cache: "no-store",
        headers: { "content-type": "application/json", BPMCSRF: token, ForceUseSession: "true" },
      });
      await answer.text();
    });
    await Promise.all(answers);
    return performance.now() - start;
  }, requests);
}

for (const profile of [...PROFILES, "framework-10"] as const) {
  test(`Connect on a healthy site (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await open(page, standIn);
    // Once before, so that what is fetched once does not count.
    await goTo(page, "Connect");
    await expectIdle(page);
    const verdicts: number[] = [];
    const bare: number[] = [];
    const sent: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await goTo(page, "Apps");
      await expectIdle(page);
      await standIn.clearJournal();
      verdicts.push(await openConnect(page));
      const asked = (await standIn.journal()).map(({ path, method, request }) => ({
        path,
        method,
        body: method === "GET" ? null : JSON.stringify(request),
      }));
      expect(new Set(asked.map((one) => JSON.stringify(one))).size, "each fact is asked for once").toBe(asked.length);
      sent.push(asked.length);
      bare.push(await ask(page, asked));
    }
    print(`Connect on a healthy site (${profile})`, [
      { what: "the same requests alone", figures: bare, unit: "ms" },
      { what: "from opening to all verdicts", figures: verdicts, unit: "ms", relativeTo: bare },
      { what: "requests to Creatio", figures: sent, unit: "" },
    ]);
  });
}
