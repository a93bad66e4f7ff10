// Every query of the Connect page gets an unusable response in turn: the checks that depend on it say so, the others are
// unaffected, nothing stays busy, and repeating the check recovers.

import type { Page } from "@playwright/test";

import { CHECKS, CONNECTION_QUERIES, check, checkStates, expectCheck, openChecks } from "../support/connection.ts";
import { expectStatusMessages } from "../support/console-watch.ts";
import type { Fault, StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { button, expectIdle, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FAILURE } from "../support/texts.ts";

/** One check of each query is repeated; a check repeats only its own queries, so of the rights only the first is affected. */
const QUERIES = [...CONNECTION_QUERIES, { call: "openid-configuration", checks: [CHECKS.discovery] }].map(({ call, checks }) => ({
  call,
  checks: call === "GetCanExecuteOperation" ? checks.slice(0, 1) : checks,
  repeat: CONNECT.repeat(checks[0] ?? ""),
}));

/** An unusable response, and whether Chromium reports its status or the cut connection. */
const ANSWERS: readonly { fault: Fault; status?: number; isCut?: boolean }[] = [
  { fault: "html" },
  { fault: "empty" },
  { fault: "truncated" },
  { fault: "wrong-types" },
  { fault: "error-500", status: 500 },
  { fault: "not-found", status: 404 },
  { fault: "cut-before", isCut: true },
  { fault: "cut-after", isCut: true },
];

/** Opens a connected site on which every check succeeds; returns how many checks there are. */
async function open(page: Page, standIn: StandIn): Promise<number> {
  await page.route("**/config.json", (route) => route.fulfill({ json: { identityService: "/identity/" } }));
  // The token endpoint that the Identity Service names has the port of this run.
  await standIn.reset(site("core-8.1", `setting:OAuth20IdentityServerUrl=${standIn.identity}`));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await openChecks(page);
  const count = await checkStates(page).count();
  expect(count, "more checks than tests look at").toBeGreaterThanOrEqual(Object.keys(CHECKS).length);
  await expectAllOk(page, count);
  return count;
}

async function expectAllOk(page: Page, count: number): Promise<void> {
  // First, because its failure names the checks that are not OK.
  await expect(checkStates(page)).toHaveText(Array.from({ length: count }, () => "OK"));
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expectIdle(page);
}

/** All checks but these are OK. */
async function expectOthersOk(page: Page, count: number, checks: readonly string[]): Promise<void> {
  await expectIdle(page);
  await expect(checkStates(page).filter({ hasText: "OK" })).toHaveCount(count - checks.length);
}

for (const { fault, status, isCut } of ANSWERS) {
  test(`each query is answered by ${fault}`, async ({ page, standIn, watch }) => {
    const count = await open(page, standIn);
    for (const { call, checks, repeat } of QUERIES) {
      await test.step(call, async () => {
        await standIn.fault(call, fault);
        await button(page, repeat).click();
        for (const title of checks) {
          await expect(check(page, title).getByText(/^(Unknown|Failed)$/)).toBeVisible();
        }
        await expectOthersOk(page, count, checks);
        await button(page, repeat).click();
        await expectAllOk(page, count);
      });
    }
    if (status) {
      await expectStatusMessages(watch, standIn, status);
    }
    if (isCut) {
      watch.expect(/net::ERR_/, QUERIES.length);
    }
  });
}

test("each query gets no response", async ({ page, standIn }) => {
  await page.clock.install();
  const count = await open(page, standIn);
  for (const { call, checks, repeat } of QUERIES) {
    await test.step(call, async () => {
      await standIn.fault(call, "hold");
      await button(page, repeat).click();
      await expect(button(page, repeat)).toHaveAttribute("aria-busy", "true");
      await steps.expectHeld(standIn, call);
      // The last result stays visible, and the rest of the page continues to work.
      const [first = ""] = checks;
      await expectCheck(page, first, "OK");
      await page.clock.runFor(61_000);
      // Only the wait was shortened: the clocks of browser, Creatio and Identity Service still agree.
      await page.clock.setSystemTime(new Date());
      await expectCheck(page, first, "Unknown");
      await expectOthersOk(page, count, checks);
      await expect(check(page, first)).toContainText(FAILURE.timedOut);
      await standIn.release();
      await button(page, repeat).click();
      await expectAllOk(page, count);
    });
  }
});

test("all queries fail together", async ({ page, standIn, watch }) => {
  const count = await open(page, standIn);
  await standIn.fault("*", "error-500", { times: 0 });
  await button(page, "Check again").click();
  await expectCheck(page, CHECKS.site, "Failed");
  await expectIdle(page);
  await expect(page.getByText(CONNECT.broken)).toBeVisible();
  await expectStatusMessages(watch, standIn, 500);
  await standIn.clearFaults();
  await button(page, "Check again").click();
  await expectAllOk(page, count);
});
