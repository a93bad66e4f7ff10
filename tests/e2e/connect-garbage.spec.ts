// Every call of the page Connect is answered by garbage in turn: the check that needs it says so, the others are unharmed,
// nothing stands still, and asking again mends it.

import type { Page } from "@playwright/test";

import { CONNECTED } from "./support/person.ts";
import type { Fault, StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { check, expectCheck } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { button, expectIdle, site } from "./support/typed-app.ts";

const RIGHT = "Right CanManageSolution";
const SETTINGS = ["Setting: address of the Identity Service", "Setting: Creatio's client id"];
const HEALTH = ["Creatio reaches the Identity Service", "The Identity Service accepts Creatio"];

/** What is asked, which checks cannot be made without the answer, and by which button one of them is made again. */
const CALLS = [
  { call: "GetCanExecuteOperation", titles: [RIGHT] },
  { call: "GetFeatureState", titles: ["Feature OAuth20Integration"] },
  { call: "GrantAccess", titles: ["Switch in the config file"] },
  { call: "QuerySysSettings", titles: SETTINGS },
  { call: "OAuthHealthCheck", titles: HEALTH },
  { call: "SelectQuery:OAuthResource", titles: ["Default resource"] },
  { call: "openid-configuration", titles: ["Identity Service as this browser sees it"] },
] as const;

/** A way to answer, and what Chromium itself writes about it. */
const WAYS: readonly { fault: Fault; console?: RegExp }[] = [
  { fault: "html" },
  { fault: "empty" },
  { fault: "truncated" },
  { fault: "wrong-types" },
  { fault: "error-500", console: /status of 500/ },
  { fault: "not-found", console: /status of 404/ },
  { fault: "cut-before", console: /net::ERR_/ },
  { fault: "cut-after", console: /net::ERR_/ },
];

/** A connected site on which every check is well. */
async function open(page: Page, standIn: StandIn): Promise<void> {
  await page.route("**/config.json", (route) => route.fulfill({ json: { identityService: "/identity/" } }));
  // The service calls itself by the address that this run gave it.
  await standIn.reset(site("core-8.1", `setting:OAuth20IdentityServerUrl=${standIn.identity}`));
  await steps.open(page, standIn, "?page=connect");
  await expectAllWell(page);
}

async function expectAllWell(page: Page): Promise<void> {
  // This first: when it fails it says which check is not well.
  await expect(states(page)).toHaveText(Array.from({ length: 18 }, () => "OK"));
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await expectIdle(page);
}

const states = (page: Page) => page.getByRole("list", { name: "Checks" }).locator(".check-state");

/** Only these checks are not well. */
async function expectUnharmed(page: Page, titles: readonly string[]): Promise<void> {
  await expectIdle(page);
  await expect(states(page).filter({ hasText: "OK" })).toHaveCount(18 - titles.length);
}

for (const { fault, console } of WAYS) {
  test(`answered by ${fault}`, async ({ page, standIn, watch }) => {
    if (console) {
      watch.expect(console);
    }
    await open(page, standIn);
    for (const { call, titles } of CALLS) {
      await test.step(call, async () => {
        await standIn.fault(call, fault);
        const [first] = titles;
        await button(page, `Repeat: ${first}`).click();
        for (const title of titles) {
          await expect(check(page, title).getByText(/^(Unknown|Failed)$/)).toBeVisible();
        }
        await expectUnharmed(page, titles);
        await button(page, `Repeat: ${first}`).click();
        await expectAllWell(page);
      });
    }
  });
}

test("answered by silence", async ({ page, standIn }) => {
  await page.clock.install();
  await open(page, standIn);
  for (const { call, titles } of CALLS) {
    await test.step(call, async () => {
      await standIn.fault(call, "hold");
      const [first] = titles;
      await button(page, `Repeat: ${first}`).click();
      await expect(button(page, `Repeat: ${first}`)).toHaveAttribute("aria-busy", "true");
      await steps.expectHeld(standIn, call);
      // What is known stays in view meanwhile, and the rest of the page goes on.
      await expectCheck(page, first, "OK");
      await page.clock.runFor(61_000);
      // Only the waiting was made short: the clocks of the three have not moved apart.
      await page.clock.setSystemTime(new Date());
      await expectCheck(page, first, "Unknown");
      await expectUnharmed(page, titles);
      await expect(check(page, first)).toContainText("did not answer in time");
      await standIn.release();
      await button(page, `Repeat: ${first}`).click();
      await expectAllWell(page);
    });
  }
});

test("everything is answered by garbage at once", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await open(page, standIn);
  await standIn.fault("*", "error-500", { times: 0 });
  await button(page, "Check again").click();
  await expectCheck(page, "Creatio answers", "Failed");
  await expectIdle(page);
  await expect(page.getByText("Something is wrong.")).toBeVisible();
  await standIn.clearFaults();
  await button(page, "Check again").click();
  await expectAllWell(page);
});
