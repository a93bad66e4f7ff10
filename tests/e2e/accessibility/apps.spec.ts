// Accessibility of the list of apps and of what can be done with it.

import type { Page } from "@playwright/test";

import { activeSwitch, expectCount, filterChip, openColumns, openList, openRowMenu, selectAll, selectionBar, startBulkAction, undoButton } from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import { type State, testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { APP, button } from "../support/steps.ts";
import { expect } from "../support/test.ts";
import { ATTENTION, BULK, LIST } from "../support/texts.ts";

async function selectAllApps(page: Page, standIn: StandIn): Promise<void> {
  await openList(page, standIn);
  await selectAll(page).check();
}

const list: State[] = [
  {
    title: "apps, ten thousand of them",
    world: { profile: "core-8.1", apps: 10_000 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expectCount(page, 10_000);
    },
  },
  {
    title: "apps, with the user menu open",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, APP)).toBeVisible();
      await steps.userMenu(page).click();
      await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    },
  },
  {
    title: "apps, none yet",
    world: { apps: 0 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(page.getByRole("heading", { name: LIST.empty })).toBeVisible();
    },
  },
  {
    title: "apps, a search without a result",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?search=nowhere");
      await expect(page.getByRole("heading", { name: LIST.noMatch("nowhere") })).toBeVisible();
    },
  },
  {
    title: "apps, loading",
    reach: async (page, standIn) => {
      await standIn.fault("SelectQuery:OAuthClientApp", "hold");
      await steps.open(page, standIn);
      await expect(page.getByText(LIST.loading)).toBeAttached();
    },
  },
  {
    title: "apps, the list could not be read",
    reach: async (page, standIn, watch) => {
      watch.expect(/status of 500/, 2);
      await standIn.fault("SelectQuery:OAuthClientApp", "error-500");
      await standIn.fault("OAuthClientApp", "error-500");
      await steps.open(page, standIn);
      await expect(steps.alert(page, LIST.loadFailed)).toBeVisible();
    },
  },
  {
    title: "apps, switched off with Undo",
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await activeSwitch(page, APP).click();
      await expect(undoButton(page)).toBeVisible();
    },
  },
  {
    title: "apps, the connection does not work",
    world: { profile: "core-8.1", conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(page.getByRole("region", { name: "Connection" })).toBeVisible();
    },
  },
  {
    title: "apps, switching off failed",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await activeSwitch(page, APP).click();
      await expect(steps.alert(page, LIST.switchOffFailed(APP))).toBeVisible();
    },
  },
];

const tools: State[] = [
  {
    title: "filters, and why apps need attention",
    world: { apps: 30, users: 12 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?attention=yes");
      await expect(page.getByText(ATTENTION.supervisor).first()).toBeAttached();
    },
  },
  {
    title: "filters without a result",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?user=7f3b869f-34f3-4f20-ab4d-000000000000");
      await expect(page.getByRole("heading", { name: LIST.noFilterMatch })).toBeVisible();
    },
  },
  {
    title: "columns",
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await openColumns(page);
    },
  },
  {
    title: "the filter for a system user",
    world: { apps: 30, users: 12 },
    reach: async (page, standIn) => {
      await openList(page, standIn, 30);
      const narrow = page.getByRole("button", { name: "Filter", exact: true });
      if (await narrow.isVisible()) {
        await narrow.click();
      }
      await filterChip(page, "System user").click();
      await expect(page.getByRole("radiogroup", { name: "System user" })).toBeVisible();
    },
  },
  {
    title: "the menu of a row",
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await openRowMenu(page, APP);
    },
  },
  {
    title: "the menu Export",
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await button(page, "Export").click();
      await expect(page.getByRole("menuitem", { name: LIST.exportJson })).toBeVisible();
    },
  },
];

const bulkActions: State[] = [
  {
    title: "ten thousand apps, all of them selected",
    world: { profile: "core-8.1", apps: 10_000 },
    reach: async (page, standIn) => {
      await openList(page, standIn, 10_000);
      await selectAll(page).check();
      await expect(selectionBar(page)).toContainText(LIST.selected(10_000));
    },
  },
  {
    title: "the question before many apps are deleted",
    reach: async (page, standIn) => {
      await selectAllApps(page, standIn);
      await startBulkAction(page, "Delete");
    },
  },
  {
    title: "a bulk action in progress",
    reach: async (page, standIn) => {
      await standIn.fault("UpdateClient", "hold", { times: 0 });
      await selectAllApps(page, standIn);
      await button(await startBulkAction(page, "Turn off"), "Turn off").click();
      await expect(button(page, BULK.stop)).toBeVisible();
    },
  },
  {
    title: "the results of a bulk action",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await selectAllApps(page, standIn);
      await button(await startBulkAction(page, "Turn off"), "Turn off").click();
      await expect(page.getByRole("list", { name: "Results" })).toContainText("Failed");
    },
  },
];

testAccessibility([...list, ...tools, ...bulkActions]);
