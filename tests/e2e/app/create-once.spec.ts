// An app is created once and as typed, no matter which connection or call fails in between.

import type { Page } from "@playwright/test";

import { TYPED, expectCreated, expectTyped, failLookingForApp, typeNewApp } from "../support/new-app.ts";
import { factsOf } from "../support/profiles.ts";
import type { Fault, StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, PROFILES, activeField, alert, button, changesBy, credentials, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { FAILURE, NEW_APP } from "../support/texts.ts";

for (const profile of PROFILES) {
  test.describe(profile, () => {
    test("an app created inactive and with a description is stored that way in Creatio", async ({ page, standIn }) => {
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await activeField(page).click();
      await saveButton(page).click();
      await expectCreated(page, standIn, false);
    });

    test("steps that failed after creating are retried without a second app", async ({ page, standIn, watch }) => {
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await activeField(page).click();
      await standIn.fault("UpdateClient", "error-500-json");
      await saveButton(page).click();
      const stillActive = alert(page, NEW_APP.stillActive);
      await expect(stillActive).toBeVisible();
      await expect(credentials(page).clientId).toHaveText((await steps.appNamed(standIn, TYPED.name)).ClientId);
      watch.expect(/status of 500/);
      if (factsOf(profile).createsWithDescription) {
        await button(stillActive, FAILURE.tryAgain).click();
        await expect(stillActive).toHaveCount(0);
      } else {
        await standIn.fault("UpdateQuery:OAuthClientApp", "error-500-json");
        await button(stillActive, FAILURE.tryAgain).click();
        const noDescription = alert(page, NEW_APP.noDescription);
        await expect(noDescription).toBeVisible();
        await button(noDescription, FAILURE.tryAgain).click();
        await expect(noDescription).toHaveCount(0);
        watch.expect(/status of 500/);
      }
      await expectCreated(page, standIn, false);
    });

    test("when the check after a lost response also fails, “Check again” finds the app", async ({ page, standIn, watch }) => {
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await createBlindly(page, standIn, "cut-after");
      await standIn.clearFaults();
      await button(page, NEW_APP.checkWhetherCreated).click();
      await expectCreated(page, standIn);
      watch.expect(/net::ERR_/);
      watch.expect(/status of 500/, 2);
    });

    test("“Check again” finds that the app was not created, and saving creates it", async ({ page, standIn, watch }) => {
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await createBlindly(page, standIn, "cut-before");
      await standIn.clearFaults();
      await button(page, NEW_APP.checkWhetherCreated).click();
      await expect(alert(page, NEW_APP.notCreated)).toContainText(NEW_APP.notCreatedAfterCut);
      await expectTyped(page);
      await saveButton(page).click();
      await expectCreated(page, standIn);
      watch.expect(/net::ERR_/);
      watch.expect(/status of 500/, 2);
    });

    test("an older app of the same name is not mistaken for the new one", async ({ page, standIn, watch }) => {
      watch.expect(/net::ERR_/);
      await standIn.reset(site(profile));
      const older = await steps.appNamed(standIn, APP);
      await typeNewApp(page, standIn);
      await steps.fillApp(page, { name: APP });
      await standIn.fault("AddClient", "cut-after");
      await saveButton(page).click();
      await expect(page.getByText(NEW_APP.createdOnce)).toBeVisible();
      const created = (await steps.appsOf(standIn)).filter((app) => app.Name === APP && app.Id !== older.Id);
      expect(created).toHaveLength(1);
      await expect(credentials(page).clientId).toHaveText(created[0]?.ClientId ?? "");
      expect(await changesBy(standIn, "AddClient")).toBe(1);
    });
  });
}

test("a missing response times out, and the app is found", async ({ page, standIn }) => {
  await page.clock.install();
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "hold");
  await saveButton(page).click();
  await expect.poll(() => changesBy(standIn, "AddClient")).toBe(1);
  await page.clock.runFor(59_000);
  await expect(saveButton(page), "it may take its time").toHaveAttribute("aria-busy", "true");
  await page.clock.runFor(2_000);
  await expect(page.getByText(NEW_APP.createdOnce)).toBeVisible();
  await expectCreated(page, standIn);
});

/** Saves, with the response of AddClient cut off and every later search for the app failing. */
async function createBlindly(page: Page, standIn: StandIn, fault: Fault): Promise<void> {
  await standIn.fault("AddClient", fault);
  await failLookingForApp(standIn);
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.unknown)).toBeVisible();
  await expectTyped(page);
}
