// Problems of the site on the Connect page: the Identity Service, the default resource, rights.

import { CHECKS, SETTINGS, check, createResource, expectCheck, saveSettings } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { PROFILES, alert, button, expectIdle, field, requestsTo, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FAILURE } from "../support/texts.ts";

const CREATE = "Create default resource";

for (const profile of PROFILES) {
  test.describe(profile, () => {
    test("the page finds the problems of the Identity Service", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "identity-down", "no-default-resource"));
      await steps.open(page, standIn, "?page=connect");
      await createResource(page);
      await expect(alert(page, CONNECT.resourceNotCreated)).toContainText(FAILURE.identityUnreachable);
      await expectCheck(page, CHECKS.reach, "Failed");
      await expect(check(page, CHECKS.reach)).toContainText("http://localhost:8090");
      await standIn.conditions({ clear: ["identity-down"], set: ["identity-wrong-credentials"] });
      await createResource(page);
      await expectCheck(page, CHECKS.reach, "OK");
      await expectCheck(page, CHECKS.ownClient, "Failed");
      await expect(check(page, CHECKS.ownClient)).toContainText("appsettings.json");
      await standIn.conditions({ clear: ["identity-wrong-credentials"] });
      await createResource(page);
      await expectCheck(page, CHECKS.resource, "OK");
      await expect(page.getByText(CONNECT.connected)).toBeVisible();
    });

    test("the default resource is missing, then exists, then exists twice", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-default-resource"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.resource, "To do");
      await createResource(page);
      await expect(result(page)).toHaveText(CONNECT.resourceCreated);
      await expectIdle(page);
      await createResource(page);
      await expect(result(page)).toHaveText(CONNECT.resourceExists);
      expect((await standIn.state())["resources"]).toHaveLength(1);
      await standIn.conditions({ set: ["two-default-resources"] });
      await button(page, "Check again").click();
      await expectCheck(page, CHECKS.resource, "Failed");
      await expect(check(page, CHECKS.resource)).toContainText(CONNECT.twoResources);
    });

    test("creating the default resource may take long, and pressing again does not start it twice", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-default-resource"));
      await page.clock.install();
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.resource, "To do");
      await standIn.fault("AddDefaultResource", "hold");
      await createResource(page);
      await expect(button(page, CREATE)).toHaveAttribute("aria-busy", "true");
      await steps.expectHeld(standIn, "AddDefaultResource");
      await page.clock.runFor(65_000);
      await expect(page.getByText(CONNECT.takesLong)).toBeVisible();
      await button(page, CREATE).click({ force: true });
      await standIn.release();
      await expect(result(page)).toHaveText(CONNECT.resourceCreated);
      await expectIdle(page);
      expect(await requestsTo(standIn, "AddDefaultResource")).toHaveLength(1);
    });

    test("a missing right CanManageSolution is reported", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-CanManageSolution"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.solution, "Failed");
      await expect(check(page, CHECKS.solution)).toContainText(CONNECT.missingRight("CanManageSolution"));
    });

    test("a missing right CanManageSysSettings is reported while there are settings to fill in", async ({ page, standIn }) => {
      await standIn.reset({ profile, start: "new-site", conditions: ["no-CanManageSysSettings"] });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.settings, "Failed");
      await expect(check(page, CHECKS.settings)).toContainText(CONNECT.missingRight("CanManageSysSettings"));
      await standIn.reset(site(profile, "no-CanManageSysSettings"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.settings, "OK");
      await expect(check(page, CHECKS.settings)).toContainText(CONNECT.rightNotNeeded);
      // The checks above the form grow with their results, and a press on a moving button can miss it.
      await expectIdle(page);
      await saveSettings(page, { url: "http://other:8090/" });
      await expect(alert(page, CONNECT.settingsNotSaved)).toContainText("(CanManageSysSettings)");
      await expect(field(page, SETTINGS.url)).toHaveValue("http://other:8090/");
      await expectIdle(page);
    });
  });
}
