// How long the Connect page takes on a healthy site until every check has its state, and how many requests that needs.

import type { Page } from "@playwright/test";

import { PROFILES, expectIdle, goTo, open, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { print } from "./table.ts";

const ROUNDS = 15;

/** From the click on the link until each check has one of its final states, in milliseconds, by the clock of the page. */
async function openConnect(page: Page): Promise<number> {
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Connect" });
  const times = await link.evaluate(async (link) => {
    const nameOf = (list: Element) =>
      list.getAttribute("aria-label") ?? document.getElementById(list.getAttribute("aria-labelledby") ?? "")?.textContent;
    const hasState = (check: Element) =>
      [...check.querySelectorAll("*")].some((part) => /^(OK|To do|Failed|Unknown)$/.test(part.textContent?.trim() ?? ""));
    const isDone = () => {
      const lists = [...document.querySelectorAll("ul, ol, [role=list]")];
      const checks = [...(lists.find((list) => nameOf(list) === "Checks")?.children ?? [])];
      return checks.length > 0 && checks.every(hasState);
    };
    const start = performance.now();
    (link as HTMLElement).click();
    return new Promise<number>((resolve) => {
      const poll = () => (isDone() ? resolve(performance.now() - start) : requestAnimationFrame(poll));
      requestAnimationFrame(poll);
    });
  });
  await expectIdle(page);
  return times;
}

/** The same requests in parallel, without the page: the lower bound. */
async function send(page: Page, requests: { path: string; method: string; body: string | null }[]): Promise<number> {
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

for (const profile of PROFILES) {
  test(`Connect on a healthy site (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await open(page, standIn);
    // Opened once before, so that fetching code does not count.
    await goTo(page, "Connect");
    await expectIdle(page);
    const times: number[] = [];
    const bare: number[] = [];
    const sent: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await goTo(page, "Apps");
      await expectIdle(page);
      await standIn.clearJournal();
      times.push(await openConnect(page));
      const requests = (await standIn.journal()).map(({ path, method, request }) => ({
        path,
        method,
        body: method === "GET" ? null : JSON.stringify(request),
      }));
      expect(new Set(requests.map((one) => JSON.stringify(one))).size, "no request is sent twice").toBe(requests.length);
      sent.push(requests.length);
      bare.push(await send(page, requests));
    }
    print(`Connect on a healthy site (${profile})`, [
      { what: "the same requests alone", figures: bare, unit: "ms" },
      { what: "from opening to all states", figures: times, unit: "ms", relativeTo: bare },
      { what: "requests to Creatio", figures: sent, unit: "" },
    ]);
  });
}
