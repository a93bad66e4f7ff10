// What a newer Creatio manages of an app is shown when somebody wants to see it, and never changed.

import type { Page } from "@playwright/test";

import type { World } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { asked, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { alert, button } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const QUERY = "SelectQuery:OAuthGrantTypeInClient";

const newest: World = { profile: "framework-10", start: "connected-site" };
const open = (page: Page) => page.getByText("Managed in Creatio", { exact: true }).click();

test("the grant types are asked for once, when the note is opened", async ({ page, standIn }) => {
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await expect(page.getByText("Managed in Creatio", { exact: true })).toBeVisible();
  expect(await asked(standIn, QUERY)).toEqual([]);
  await open(page);
  await expect(page.getByText("Grant types: Client credentials", { exact: true })).toBeVisible();
  const first = await asked(standIn, QUERY);
  expect(first.length).toBeGreaterThan(0);
  await open(page);
  await expect(page.getByText("Grant types:")).toBeHidden();
  await open(page);
  await expect(page.getByText("Grant types:")).toBeVisible();
  expect(await asked(standIn, QUERY)).toHaveLength(first.length);
});

test("saving leaves the grant types as they are", async ({ page, standIn }) => {
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await open(page);
  await steps.fillApp(page, { name: "Renamed" });
  await saveButton(page).click();
  await expect(result(page)).toHaveText("“Renamed” is saved.");
  await page.reload();
  await open(page);
  await expect(page.getByText("Grant types: Client credentials", { exact: true })).toBeVisible();
});

test("an older site says that it does not tell grant types", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await steps.openApp(page, standIn, APP);
  await open(page);
  await expect(page.getByText("This site does not tell grant types")).toBeVisible();
});

test("grant types that could not be read can be asked for again", async ({ page, standIn, watch }) => {
  watch.expect(/net::ERR_/);
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await standIn.fault(QUERY, "cut-before", { times: 0 });
  await open(page);
  const told = alert(page, "The grant types could not be read.");
  await expect(told).toBeVisible();
  await standIn.clearFaults();
  await button(told, "Try again").click();
  await expect(page.getByText("Grant types: Client credentials", { exact: true })).toBeVisible();
});
