// What can be done with the list of apps, by axe-core, light and dark, wide and narrow.

import type { Page } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import { allBox, askFor, openPanel } from "./support/list.ts";
import { type State, checkStates } from "./support/states.ts";
import * as steps from "./support/steps.ts";
import { expect } from "./support/test.ts";

async function openList(page: Page, standIn: StandIn, query = ""): Promise<void> {
  await steps.open(page, standIn, query);
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
}

async function selectAll(page: Page, standIn: StandIn): Promise<void> {
  await openList(page, standIn);
  await allBox(page).check();
}

const states: State[] = [
  {
    title: "filters, and why apps need attention",
    world: { apps: 30, users: 12 },
    reach: async (page, standIn) => {
      await openList(page, standIn, "?attention=yes");
      await expect(page.getByText("It acts as the Supervisor").first()).toBeAttached();
    },
  },
  {
    title: "filters that leave nothing",
    reach: async (page, standIn) => {
      await openList(page, standIn, "?user=7f3b869f-34f3-4f20-ab4d-000000000000");
      await expect(page.getByRole("heading", { name: "No app matches the filters" })).toBeVisible();
    },
  },
  {
    title: "columns",
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await openPanel(page, "Columns");
    },
  },
  {
    title: "the menu Export",
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("menuitem", { name: "JSON for programs" })).toBeVisible();
    },
  },
  {
    title: "ten thousand apps, all of them selected",
    world: { profile: "core-8.1", apps: 10_000 },
    reach: async (page, standIn) => {
      await openList(page, standIn);
      await expect(page.getByText("10000 apps", { exact: true })).toBeVisible();
      await allBox(page).check();
      await expect(page.getByRole("region", { name: "Selection" })).toContainText("10000 selected");
    },
  },
  {
    title: "whether to delete many",
    reach: async (page, standIn) => {
      await selectAll(page, standIn);
      await askFor(page, "Delete");
    },
  },
  {
    title: "many under way",
    reach: async (page, standIn) => {
      await standIn.fault("UpdateClient", "hold", { times: 0 });
      await selectAll(page, standIn);
      await (await askFor(page, "Switch off")).getByRole("button", { name: "Switch off" }).click();
      await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
    },
  },
  {
    title: "what became of many",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await selectAll(page, standIn);
      await (await askFor(page, "Switch off")).getByRole("button", { name: "Switch off" }).click();
      await expect(page.getByRole("list", { name: "Results" })).toContainText("Failed");
    },
  },
];

checkStates(states);
