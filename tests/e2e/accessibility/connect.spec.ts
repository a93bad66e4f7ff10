// Accessibility of the Connect page in its states.

import { CHECKS, STEPS, expectCheck, openStep, saveSettings } from "../support/connection.ts";
import { expectStatusMessages } from "../support/console-watch.ts";
import { testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { expect } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";

testAccessibility([
  {
    title: "connect, a new site",
    world: { start: "new-site" },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.resource, "To do");
    },
  },
  {
    title: "connect, connected, with every step open",
    world: { profile: "core-8.1" },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECT.connected)).toBeVisible();
      for (const title of Object.values(STEPS)) {
        await openStep(page, title);
      }
    },
  },
  {
    title: "connect, not tested",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByRole("button", { name: CONNECT.testNow })).toBeVisible();
    },
  },
  {
    title: "connect, invalid input",
    world: { start: "new-site" },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await saveSettings(page, { url: "nowhere" });
      await expect(page.getByText(CONNECT.invalidUrl)).toBeVisible();
    },
  },
  {
    title: "connect, failed checks",
    world: { profile: "core-8.1", conditions: ["identity-down", "no-CanManageSolution", "two-default-resources"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.solution, "Failed");
      await expectCheck(page, CHECKS.reach, "Failed");
      await expectCheck(page, CHECKS.resource, "Failed");
    },
  },
  {
    title: "connect, checks without a usable answer",
    reach: async (page, standIn, watch) => {
      await steps.open(page, standIn);
      for (const call of ["GetFeatureState", "QuerySysSettings", "SelectQuery:OAuthResource"]) {
        await standIn.fault(call, "error-500-json", { times: 0 });
      }
      await steps.goTo(page, "Connect");
      await expectCheck(page, CHECKS.feature, "Unknown");
      await expectCheck(page, CHECKS.resource, "Unknown");
      await steps.expectIdle(page);
      await expectStatusMessages(watch, standIn, 500);
    },
  },
  {
    title: "connect, many problems with their details open",
    world: {
      profile: "framework-10",
      conditions: ["identity-wrong-credentials", "switch-off", "setting:OAuth20IdentityServerClientId= IdServiceUser"],
    },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.configSwitch, "Failed");
      await expect(page.getByRole("button", { name: CONNECT.use("IdServiceUser") })).toBeVisible();
      for (const details of await page.getByText(CONNECT.details, { exact: true }).all()) {
        await details.click();
      }
    },
  },
]);
