// An app is made once and as it was asked for, whatever is cut off or fails meanwhile.

import type { Page } from "@playwright/test";

import type { Fault, StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { PROFILES, acted, credentials, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, alert, button, expectMade, expectTyped, site, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

for (const profile of PROFILES) {
  test.describe(profile, () => {
    test("an app that is made inactive and with a description is so in Creatio", async ({ page, standIn }) => {
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await page.getByRole("switch", { name: "Active" }).click();
      await saveButton(page).click();
      await expectMade(page, standIn, false);
    });

    test("what could not be finished after making is finished without a second app", async ({ page, standIn, watch }) => {
      watch.expect(/status of 500/);
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await page.getByRole("switch", { name: "Active" }).click();
      await standIn.fault("UpdateClient", "error-500-json");
      await saveButton(page).click();
      const unfinished = alert(page, "The app was made, but it is still switched on.");
      await expect(unfinished).toBeVisible();
      await expect(credentials(page).clientId).toHaveText((await steps.appNamed(standIn, TYPED.name)).ClientId);
      await standIn.fault("UpdateQuery:OAuthClientApp", "error-500-json");
      await button(unfinished, "Try again").click();
      const undescribed = alert(page, "The app was made, but its Description was not saved.");
      await expect(undescribed).toBeVisible();
      await button(undescribed, "Try again").click();
      await expect(undescribed).toHaveCount(0);
      await expectMade(page, standIn, false);
    });

    test("when looking after a cut fails too, “Look again” tells", async ({ page, standIn, watch }) => {
      watch.expect(/net::ERR_/);
      watch.expect(/status of 500/);
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await cutAndBlind(page, standIn, "cut-after");
      await standIn.clearFaults();
      await button(page, "Look again").click();
      await expectMade(page, standIn);
    });

    test("“Look again” finds that a cut app was not made, and saving makes it", async ({ page, standIn, watch }) => {
      watch.expect(/net::ERR_/);
      watch.expect(/status of 500/);
      await standIn.reset(site(profile));
      await typeNewApp(page, standIn);
      await cutAndBlind(page, standIn, "cut-before");
      await standIn.clearFaults();
      await button(page, "Look again").click();
      await expect(alert(page, "The app was not made.")).toContainText("Creatio has no new app of this name.");
      await expectTyped(page);
      await saveButton(page).click();
      await expectMade(page, standIn);
    });

    test("an app of the same name from before is not taken for the new one", async ({ page, standIn, watch }) => {
      watch.expect(/net::ERR_/);
      await standIn.reset(site(profile));
      const before = await steps.appNamed(standIn, APP);
      await typeNewApp(page, standIn);
      await steps.fillApp(page, { name: APP });
      await standIn.fault("AddClient", "cut-after");
      await saveButton(page).click();
      await expect(page.getByText("It was not made a second time.")).toBeVisible();
      const made = (await steps.appsOf(standIn)).filter((app) => app.Name === APP && app.Id !== before.Id);
      expect(made).toHaveLength(1);
      await expect(credentials(page).clientId).toHaveText(made[0]?.ClientId ?? "");
      expect(await acted(standIn, "AddClient")).toBe(1);
    });
  });
}

test("an answer that does not come is not waited for for ever, and the app is found", async ({ page, standIn }) => {
  await page.clock.install();
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "hold");
  await saveButton(page).click();
  await expect.poll(() => acted(standIn, "AddClient")).toBe(1);
  await page.clock.runFor(59_000);
  await expect(saveButton(page), "it may take its time").toHaveAttribute("aria-busy", "true");
  await page.clock.runFor(2_000);
  await expect(page.getByText("It was not made a second time.")).toBeVisible();
  await expectMade(page, standIn);
});

/** AddClient is cut, and so is looking whether it was made. */
async function cutAndBlind(page: Page, standIn: StandIn, fault: Fault): Promise<void> {
  await standIn.fault("AddClient", fault);
  // The look before making is let through unharmed; those after it fail.
  await standIn.fault("SelectQuery:OAuthClientApp", "slow", { delayMs: 0 });
  await standIn.fault("SelectQuery:OAuthClientApp", "error-500-json", { times: 0 });
  // The second road, by OData.
  await standIn.fault("OAuthClientApp", "error-500-json", { times: 0 });
  await saveButton(page).click();
  await expect(alert(page, "It is not known whether the app was made.")).toBeVisible();
  await expectTyped(page);
}
