// Grant types, which newer versions of Creatio manage for an app: displayed on request, never changed.

import type { Page } from "@playwright/test";

import { expectConnectionQueried } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { APP, alert, button, requestsTo, result, saveButton, site } from "../support/steps.ts";
import type { World } from "../support/stand-in.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, FAILURE } from "../support/texts.ts";

const QUERY = "SelectQuery:OAuthGrantTypeInClient";

const newest: World = { profile: "framework-10", start: "connected-site" };

const note = (page: Page) => page.getByText(APP_PAGE.grantTypesNote, { exact: true });
const clientCredentials = (page: Page) => page.getByText(APP_PAGE.clientCredentials, { exact: true });

test("the grant types are read once, when the note is opened", async ({ page, standIn }) => {
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await expect(note(page)).toBeVisible();
  expect(await requestsTo(standIn, QUERY)).toEqual([]);
  await note(page).click();
  await expect(clientCredentials(page)).toBeVisible();
  await note(page).click();
  await expect(page.getByText(APP_PAGE.grantTypes)).toBeHidden();
  await note(page).click();
  await expect(page.getByText(APP_PAGE.grantTypes)).toBeVisible();
  // One query finds the undocumented names of the columns; the other one reads the rows.
  expect(await requestsTo(standIn, QUERY)).toHaveLength(2);
});

test("saving leaves the grant types as they are", async ({ page, standIn }) => {
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await note(page).click();
  await steps.fillApp(page, { name: "Renamed" });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved("Renamed"));
  await page.reload();
  await note(page).click();
  await expect(clientCredentials(page)).toBeVisible();
});

for (const profile of ["framework-8.0", "core-8.1"] as const) {
  test(`a site without grant types has no such note (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await steps.openApp(page, standIn, APP);
    await expectConnectionQueried(standIn);
    await expect(button(page, "Copy Scope")).toBeVisible();
    await expect(note(page)).toHaveCount(0);
    expect(await requestsTo(standIn, QUERY)).toEqual([]);
  });
}

test("grant types that could not be read can be read again", async ({ page, standIn, watch }) => {
  watch.expect(/net::ERR_/);
  await standIn.reset(newest);
  await steps.openApp(page, standIn, APP);
  await standIn.fault(QUERY, "cut-before", { times: 0 });
  await note(page).click();
  const failure = alert(page, APP_PAGE.grantTypesFailed);
  await expect(failure).toBeVisible();
  await standIn.clearFaults();
  await button(failure, FAILURE.tryAgain).click();
  await expect(clientCredentials(page)).toBeVisible();
});
