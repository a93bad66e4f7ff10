// The page Connect in its states by axe-core.

import { checkStates } from "./support/states.ts";
import * as steps from "./support/steps.ts";
import { expectCheck } from "./support/steps.ts";
import { expect } from "./support/test.ts";

checkStates([
  {
    title: "connect, a new site",
    world: { start: "new-site" },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Default resource", "To do");
    },
  },
  {
    title: "connect, connected",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
    },
  },
  {
    title: "connect, wrong input",
    world: { start: "new-site" },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await steps.saveSettings(page, { url: "nowhere" });
      await expect(page.getByText("URL is invalid.")).toBeVisible();
    },
  },
  {
    title: "connect, checks failed",
    world: { profile: "core-8.1", conditions: ["identity-down", "no-CanManageSolution", "two-default-resources"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Right CanManageSolution", "Failed");
      await expectCheck(page, "Creatio reaches the Identity Service", "Failed");
      await expectCheck(page, "Default resource", "Failed");
    },
  },
  {
    title: "connect, nothing answers as it should",
    reach: async (page, standIn, watch) => {
      watch.expect(/500/);
      await steps.open(page, standIn);
      for (const call of ["GetFeatureState", "QuerySysSettings", "SelectQuery:OAuthResource"]) {
        await standIn.fault(call, "error-500-json", { times: 0 });
      }
      await steps.goTo(page, "Connect");
      await expectCheck(page, "Feature OAuth20Integration", "Unknown");
      await expectCheck(page, "Default resource", "Unknown");
    },
  },
  {
    title: "connect, much is wrong, with its evidence opened",
    world: {
      profile: "framework-10",
      conditions: ["identity-wrong-credentials", "switch-off", "setting:OAuth20IdentityServerClientId= IdServiceUser"],
    },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Switch in the config file", "Failed");
      await expect(page.getByRole("button", { name: "Use IdServiceUser" })).toBeVisible();
      for (const evidence of await page.getByText("Evidence", { exact: true }).all()) {
        await evidence.click();
      }
    },
  },
]);
