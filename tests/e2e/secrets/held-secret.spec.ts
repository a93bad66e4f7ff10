// The secret that Creatio returned for a new app belongs to the user who created it: another user, an ended session or
// another session discards it before anything is shown.

import type { Page } from "@playwright/test";

import { TYPED, expectCreated, typeNewApp } from "../support/new-app.ts";
import { callsWith, expectNoTrace } from "../support/secrets.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, alert, appNamed, button, credentials, endedDialog, requestsTo, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, NEW_APP, SESSION } from "../support/texts.ts";

const OTHER = "Mary King";

const otherUserDialog = (page: Page) => page.getByRole("dialog", { name: SESSION.nowSignedInAs(OTHER) });

/** Creates an app and hides its secret again; returns the secret. */
async function createAndHide(page: Page, standIn: StandIn): Promise<string> {
  await typeNewApp(page, standIn);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  await credentials(page).hide.click();
  expect(await requestsTo(standIn, "GetClientSecret"), "it is held").toHaveLength(0);
  return (await appNamed(standIn, TYPED.name)).ClientSecret;
}

test("a session that ends between creating the app and describing it, and another user signs in", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  // The answer of AddClient arrives after the session has ended: what follows needs another one.
  await standIn.fault("AddClient", "hold");
  await saveButton(page).click();
  await expect.poll(async () => (await requestsTo(standIn, "AddClient")).some((entry) => entry.acted)).toBe(true);
  await standIn.endSessions();
  await standIn.release();
  await steps.signIn(endedDialog(page), OTHER);
  await expect(otherUserDialog(page)).toBeVisible();
  const { ClientSecret } = await appNamed(standIn, TYPED.name);
  await expectNoTrace(page, ClientSecret);
  await button(otherUserDialog(page), SESSION.notNow).click();
  await expect(page.getByText(NEW_APP.reported(TYPED.name))).toBeVisible();
  await credentials(page).show.click();
  await expect(credentials(page).region.getByRole("alert")).toContainText(APP_PAGE.secretDiscarded);
  await expectNoTrace(page, ClientSecret);
  expect(callsWith(await standIn.journal(), ClientSecret)).toEqual([]);
});

test("a session that ended unnoticed", async ({ page, standIn }) => {
  const secret = await createAndHide(page, standIn);
  await standIn.endSessions();
  await credentials(page).show.click();
  await expect(endedDialog(page)).toBeVisible();
  await expectNoTrace(page, secret);
  await steps.signIn(endedDialog(page));
  await expect(credentials(page).secret).toHaveText(secret);
  expect(await requestsTo(standIn, "GetClientSecret"), "Creatio decides again").toHaveLength(1);
});

test("a user who signed in again without the right to read secrets", async ({ page, standIn, watch }) => {
  const secret = await createAndHide(page, standIn);
  await standIn.endSessions();
  await standIn.conditions({ set: ["no-CanManageSolution"] });
  await credentials(page).show.click();
  await steps.signIn(endedDialog(page));
  await expect(alert(page, APP_PAGE.secretFailed)).toContainText("CanManageSolution");
  await expectNoTrace(page, secret);
  watch.expect(/status of (403|500)/);
});

test("another session of the same user", async ({ page, standIn }) => {
  const secret = await createAndHide(page, standIn);
  await standIn.signIn(page.context());
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(secret);
  expect(await requestsTo(standIn, "GetClientSecret"), "Creatio decides again").toHaveLength(1);
});

test("another user, who leaves it at that", async ({ page, standIn }) => {
  const secret = await createAndHide(page, standIn);
  await standIn.signIn(page.context(), OTHER);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await button(otherUserDialog(page), SESSION.notNow).click();
  // Even if the first user is back, it was discarded.
  await standIn.signIn(page.context());
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(secret);
  expect(await requestsTo(standIn, "GetClientSecret"), "Creatio decides again").toHaveLength(1);
});

test("a secret that arrives after another user signed in is not shown", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await standIn.fault("GetClientSecret", "hold");
  await credentials(page).show.click();
  await expect.poll(async () => (await requestsTo(standIn, "GetClientSecret")).length).toBe(1);
  await standIn.signIn(page.context(), OTHER);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(otherUserDialog(page)).toBeVisible();
  await standIn.release();
  await steps.expectIdle(page);
  await expectNoTrace(page, app.ClientSecret);
});
