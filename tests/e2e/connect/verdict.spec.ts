// The verdict claims nothing that is not proven: without a health check, a default resource that exists says nothing about
// the settings, and what was proven once counts until the settings change.

import type { Page } from "@playwright/test";

import { CHECKS, SETTINGS, STEPS, banner, createResource, expectCheck, openStep, saveSettings, step, stepLine } from "../support/connection.ts";
import { openList } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, alert, appsOf, button, changesBy, expectIdle, field, requestsTo, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FINDING, NEW_APP } from "../support/texts.ts";
import { TYPED, expectCreated, typeNewApp } from "../support/new-app.ts";

const { url, clientId, clientSecret } = DOCUMENTED;

const WRONG = [
  { title: "a wrong secret", change: { clientSecret: "Wrong" }, found: FINDING.noTokenOrNoApp },
  { title: "a dead address", change: { url: "http://localhost:9999/" }, found: FINDING.unreachable("http://localhost:9999/") },
];

const expectNotConnected = (page: Page) => expect(page.getByText(CONNECT.connected)).toHaveCount(0);

for (const { title, change, found } of WRONG) {
  test(`without a health check, ${title} is never green, and “Test now” shows it`, async ({ page, standIn }) => {
    await standIn.reset(site("framework-8.0"));
    await steps.open(page, standIn, "?page=connect");
    await expect(page.getByText(CONNECT.notTested)).toBeVisible();
    await saveSettings(page, change);
    await expect(result(page)).toHaveText(CONNECT.settingsSaved);
    await expect(page.getByText(CONNECT.notTested)).toBeVisible();
    await expectNotConnected(page);

    const [app] = await appsOf(standIn);
    await expect(step(page, STEPS.settings)).toContainText(CONNECT.testSends(app?.Name ?? ""));
    await button(page, CONNECT.testNow).click();
    await expect(result(page)).toHaveText(CONNECT.testFailed);
    await expect(page.getByText(CONNECT.broken)).toBeVisible();
    await expect(step(page, STEPS.settings)).toContainText(found);
    await page.reload();
    await expect(page.getByText(CONNECT.broken), "a reload does not forget it").toBeVisible();
    await steps.goTo(page, "Apps");
    await expect(banner(page)).toContainText(found);
    expect(await changesBy(standIn, "UpdateClient"), "nothing was changed").toBe(0);

    await steps.goTo(page, "Connect");
    await saveSettings(page, { url, clientSecret });
    await expect(result(page)).toHaveText(CONNECT.settingsSaved);
    await expect(page.getByText(CONNECT.notTested), "what was tested before says nothing now").toBeVisible();
    await button(page, CONNECT.testNow).click();
    await expect(result(page)).toContainText(CONNECT.testPassed);
    await expect(page.getByText(CONNECT.connected)).toBeVisible();
    await expect(page.getByText(CONNECT.testedJustNow)).toBeVisible();
    await page.reload();
    await expect(page.getByText(CONNECT.connected)).toBeVisible();
  });
}

test("with a health check, saving tests as well, and a wrong secret is never green", async ({ page, standIn }) => {
  await standIn.reset(site("framework-10"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await saveSettings(page, { clientSecret: "Wrong" });
  await expect(result(page)).toContainText(CONNECT.testFailed);
  await expect(page.getByText(CONNECT.broken)).toBeVisible();
  await expectNotConnected(page);
  await expect(step(page, STEPS.settings)).toContainText(FINDING.noTokenForCreatio);
  await saveSettings(page, { clientSecret });
  await expect(result(page)).toContainText(CONNECT.testPassed);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
});

test("the secret is not called missing after it was saved", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-10", start: "new-site" });
  await steps.open(page, standIn, "?page=connect");
  await button(page, CONNECT.runRemaining).click();
  await expect(page.getByText(CONNECT.noSecretYet)).toBeVisible();
  for (const [name, value] of [[SETTINGS.url, url], [SETTINGS.clientId, clientId], [SETTINGS.clientSecret, clientSecret]] as const) {
    await field(page, name).fill(value);
  }
  await button(page, CONNECT.runRemaining).click();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await openStep(page, STEPS.settings);
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue("");
  await expect(field(page, SETTINGS.clientSecret)).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(CONNECT.noSecretYet)).toHaveCount(0);
});

test("a test that another administrator's change has outdated does not count", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "no-default-resource"));
  await steps.open(page, standIn, "?page=connect");
  await createResource(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await standIn.conditions({ set: ["setting:OAuth20IdentityServerUrl=http://localhost:9999/"] });
  await button(page, "Check again").click();
  await expect(page.getByText(CONNECT.notTested)).toBeVisible();
  await expectNotConnected(page);
  await page.reload();
  await expect(page.getByText(CONNECT.notTested)).toBeVisible();
});

test("adding the first app tests the settings", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 0 });
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.notTested)).toBeVisible();
  await expect(page.getByText(CONNECT.firstAppTests)).toBeVisible();
  await openStep(page, STEPS.app);
  await page.getByRole("link", { name: CONNECT.newApp }).click();
  await steps.fillApp(page, TYPED);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  await steps.goTo(page, "Connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
});

test("a failure leads to the step that repairs it", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "identity-down"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.broken)).toBeVisible();
  await button(page, CONNECT.goToStep(2)).click();
  await expect(stepLine(page, STEPS.settings)).toBeFocused();
  await expect(field(page, SETTINGS.url)).toBeVisible();
});

test("a refused app leads to the page that repairs the connection", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "identity-down"));
  await typeNewApp(page, standIn);
  await saveButton(page).click();
  await alert(page, NEW_APP.notCreated).getByRole("link", { name: "Connect page" }).click();
  await expect(button(page, CONNECT.testNow), "the step is open").toBeVisible();
});

test("a user who may not change apps is not told that apps do not work", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "no-CanManageSolution"));
  await openList(page, standIn);
  await steps.goTo(page, "Connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(page.getByText(CONNECT.broken)).toHaveCount(0);
  await expectCheck(page, CHECKS.solution, "Failed");
});

test("the missing header of this page is a warning, and names where to get it", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await page.route(`${standIn.page}*`, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    if (route.request().resourceType() !== "document") {
      delete headers["content-security-policy"];
    }
    await route.fulfill({ response, headers });
  });
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(`${CONNECT.connected} 1 warning.`)).toBeVisible();
  await expectCheck(page, CHECKS.policy, "To do");
  await expect(page.getByRole("list", { name: "Checks" }).getByText(/folder deploy\//)).toBeVisible();
  await page.unroute(`${standIn.page}*`);
  await button(page, CONNECT.repeat(CHECKS.policy)).click();
  await expectCheck(page, CHECKS.policy, "OK");
  await expectIdle(page);
  expect(await requestsTo(standIn, "UpdateClient")).toEqual([]);
});
