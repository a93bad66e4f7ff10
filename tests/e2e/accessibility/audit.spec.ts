// Accessibility of “Findings” and “Access”, and of what one app's page says about its user.

import { AUDITED, findingItems, openAudit } from "../support/audit.ts";
import { testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { APP, button } from "../support/steps.ts";
import { expect } from "../support/test.ts";

testAccessibility([
  {
    title: "findings, by rule",
    world: AUDITED,
    reach: (page, standIn) => openAudit(page, standIn, "Findings"),
  },
  {
    title: "findings, by app",
    world: AUDITED,
    reach: async (page, standIn) => {
      await openAudit(page, standIn, "Findings");
      await page.getByRole("combobox", { name: "Group by" }).selectOption("App");
    },
  },
  {
    title: "findings, one to accept",
    world: AUDITED,
    reach: async (page, standIn) => {
      await openAudit(page, standIn, "Findings");
      await button(findingItems(page).first(), "Accept…").click();
      await expect(page.getByRole("dialog", { name: "Accept this finding?" })).toBeVisible();
    },
  },
  {
    title: "findings, the users could not be read",
    world: AUDITED,
    reach: async (page, standIn, watch) => {
      watch.expect(/ERR_/, "some");
      await standIn.fault("SelectQuery:SysAdminUnit", "cut-before", { times: 0 });
      await steps.open(page, standIn, "?page=findings");
      await expect(steps.alert(page, "The findings are incomplete")).toBeVisible();
    },
  },
  {
    title: "access",
    world: AUDITED,
    reach: (page, standIn) => openAudit(page, standIn, "Access"),
  },
  {
    title: "access, no apps",
    world: { ...AUDITED, apps: 0 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=access");
      await expect(page.locator(".empty")).toBeVisible();
    },
  },
  {
    title: "app, with the access of its user",
    world: AUDITED,
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await button(page, "Check access").click();
      await expect(page.getByRole("region", { name: "Access" }).getByRole("definition").first()).toBeVisible();
    },
  },
]);
