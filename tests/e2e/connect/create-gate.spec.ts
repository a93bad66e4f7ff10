// What keeps apps from being created: if the page knows it, saving is blocked; otherwise Creatio's refusal is explained.

import { CHECKS, banner, expectConnectionQueried } from "../support/connection.ts";
import { expectCreated, expectTyped, typeNewApp, typeNewAppThenBreak } from "../support/new-app.ts";
import { PROFILES, alert, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BANNER, CONNECT, FAILURE, FINDING, NEW_APP } from "../support/texts.ts";

/** What keeps apps from being created: Creatio's refusal as the page explains it, and what the banner says if it is the connection. */
const OBSTACLES: readonly { condition: string; refusal: string; known?: string }[] = [
  {
    condition: "identity-down",
    refusal: FAILURE.identityUnreachable,
    known: `${CHECKS.reach}: ${FINDING.unreachable("http://localhost:8090")}`,
  },
  {
    condition: "identity-wrong-credentials",
    refusal: FAILURE.identityRefusesCreatio,
    known: `${CHECKS.ownClient}: ${FINDING.noTokenForCreatio}`,
  },
  {
    condition: "no-default-resource",
    refusal: NEW_APP.createResourceFirst,
    known: `${CHECKS.resource}: ${FINDING.createResourceFirst}`,
  },
  {
    condition: "two-default-resources",
    refusal: NEW_APP.twoResources,
    known: `${CHECKS.resource}: ${CONNECT.twoResources}`,
  },
  {
    condition: "no-CanManageSolution",
    refusal: "(CanManageSolution)",
  },
  {
    condition: "switch-off",
    refusal: NEW_APP.switchedOff,
    known: `${CHECKS.configSwitch}: ${FINDING.switchedOff}`,
  },
];

for (const { condition, known } of OBSTACLES.filter((obstacle) => obstacle.known !== undefined)) {
  test(`${condition}: a page that knows it creates no app until it is fixed`, async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1", condition));
    await page.clock.install();
    await typeNewApp(page, standIn);
    await expect(banner(page)).toContainText(known ?? "");
    await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
    await expect(saveButton(page)).toHaveAccessibleDescription(BANNER.cannotCreateReason);
    await standIn.conditions({ clear: [condition] });
    await page.clock.runFor(10_000);
    await expect(page.getByText(BANNER.fixed)).toBeVisible();
    await expectTyped(page);
    await saveButton(page).click();
    await expectCreated(page, standIn);
  });
}

for (const profile of PROFILES) {
  test.describe(profile, () => {
    for (const { condition, refusal } of OBSTACLES) {
      test(`${condition}: a page that does not know it explains Creatio's refusal`, async ({ page, standIn }) => {
        await standIn.reset(site(profile));
        await typeNewAppThenBreak(page, standIn, condition);
        await saveButton(page).click();
        await expect(alert(page, NEW_APP.notCreated)).toContainText(refusal);
        await expectTyped(page);
        await standIn.conditions({ clear: [condition] });
        await saveButton(page).click();
        await expectCreated(page, standIn);
      });
    }
  });
}

test("without a health check, the page lets Creatio decide about the Identity Service", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "identity-down"));
  await typeNewApp(page, standIn);
  await expectConnectionQueried(standIn);
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.notCreated)).toContainText(FAILURE.identityUnreachable);
  await expect(banner(page)).toHaveCount(0);
});
