// Every write fails in every way: the failure is explained, nothing typed is lost, and nothing is done twice.

import { CHECKS, SETTINGS, SETTING_CODES, createResource, expectCheck, saveSettings } from "../support/connection.ts";
import { FAULT_CASES, failNext } from "../support/faults.ts";
import { activeSwitch } from "../support/list.ts";
import { TYPED, expectCreated, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  DOCUMENTED,
  alert,
  button,
  changesBy,
  expectIdle,
  field,
  heading,
  result,
  saveButton,
  settingsOf,
} from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, CONNECT, LIST, NEW_APP } from "../support/texts.ts";

for (const faultCase of FAULT_CASES) {
  const { fault, acts, message } = faultCase;

  test.describe(fault, () => {
    test("turning an app on or off", async ({ page, standIn, watch }) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, APP)).toBeChecked();
      await failNext(page, standIn, watch, "UpdateClient", faultCase);
      await activeSwitch(page, APP).click();
      if (!acts) {
        await expect(alert(page, LIST.switchOffFailed(APP))).toContainText(message);
        await expect(activeSwitch(page, APP), "it shows what Creatio holds").toBeChecked();
        expect((await steps.appNamed(standIn, APP)).IsActive).toBe(true);
        await activeSwitch(page, APP).click();
      }
      await expect(result(page)).toHaveText(LIST.switchedOff(APP));
      await expect(activeSwitch(page, APP)).not.toBeChecked();
      await expectIdle(page);
      expect((await steps.appNamed(standIn, APP)).IsActive).toBe(false);
      expect(await changesBy(standIn, "UpdateClient"), "switched once").toBe(1);
    });

    test("creating an app", async ({ page, standIn, watch }) => {
      await typeNewApp(page, standIn);
      await failNext(page, standIn, watch, "AddClient", faultCase);
      await saveButton(page).click();
      if (acts) {
        await expect(page.getByText(NEW_APP.createdOnce)).toBeVisible();
      } else {
        await expect(alert(page, NEW_APP.notCreated)).toContainText(message);
        await expectTyped(page);
        await expectIdle(page);
        expect(await changesBy(standIn, "AddClient")).toBe(0);
        await saveButton(page).click();
      }
      await expectCreated(page, standIn);
    });

    test("saving an app", async ({ page, standIn, watch }) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, TYPED);
      await failNext(page, standIn, watch, "UpdateClient", faultCase);
      await saveButton(page).click();
      await expect(alert(page, APP_PAGE.notSaved)).toContainText(message);
      await expectTyped(page);
      await expectIdle(page);
      await saveButton(page).click();
      await expect(result(page)).toHaveText(APP_PAGE.saved(TYPED.name));
      await expect(alert(page, APP_PAGE.notSaved)).toHaveCount(0);
      await expect(heading(page, TYPED.name)).toBeVisible();
      const app = await steps.appNamed(standIn, TYPED.name);
      expect(app).toMatchObject({ ApplicationUrl: TYPED.url, Description: TYPED.description });
      expect(app.SystemUser?.displayValue).toBe(TYPED.user);
    });

    test("saving the settings", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "new-site" });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.url, "To do");
      await failNext(page, standIn, watch, "PostSysSettingsValues", faultCase);
      const { url, clientId, clientSecret } = DOCUMENTED;
      await saveSettings(page, { url, clientId, clientSecret });
      await expect(alert(page, CONNECT.settingsNotSaved)).toContainText(message);
      await expectIdle(page);
      await expect(field(page, SETTINGS.url)).toHaveValue(url);
      await expect(field(page, SETTINGS.clientId)).toHaveValue(clientId);
      await expect(field(page, SETTINGS.clientSecret)).toHaveValue(clientSecret);
      await button(page, CONNECT.saveSettings).click();
      await expect(result(page)).toHaveText(CONNECT.settingsSaved);
      await expect(alert(page, CONNECT.settingsNotSaved)).toHaveCount(0);
      expect(await settingsOf(standIn)).toEqual({
        [SETTING_CODES.url]: url,
        [SETTING_CODES.clientId]: clientId,
        [SETTING_CODES.clientSecret]: clientSecret,
      });
    });

    test("enabling the feature", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "new-site" });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.feature, "To do");
      await failNext(page, standIn, watch, "SetFeatureStateForAllUsers", faultCase);
      await button(page, "Enable OAuth20Integration").click();
      // The feature is read afterwards, so the response itself does not matter.
      if (!acts) {
        await expect(alert(page, CONNECT.featureNotEnabled)).toContainText(message);
        await expectIdle(page);
        await expectCheck(page, CHECKS.feature, "To do");
        await button(page, "Enable OAuth20Integration").click();
      }
      await expect(result(page)).toContainText(CONNECT.featureEnabled);
      await expectCheck(page, CHECKS.feature, "OK");
      await expectIdle(page);
      expect((await standIn.state())["feature"]).toBe(1);
    });

    test("creating the default resource", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "connected-site", apps: 0, conditions: ["no-default-resource"] });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.resource, "To do");
      await failNext(page, standIn, watch, "AddDefaultResource", faultCase);
      await createResource(page);
      // So is the default resource.
      if (!acts) {
        await expect(alert(page, CONNECT.resourceNotCreated)).toContainText(message);
        await expectIdle(page);
        await expectCheck(page, CHECKS.resource, "To do");
        await createResource(page);
      }
      await expect(result(page)).toHaveText(CONNECT.resourceCreated);
      await expect(alert(page, CONNECT.resourceNotCreated)).toHaveCount(0);
      await expectCheck(page, CHECKS.resource, "OK");
      expect((await standIn.state())["resources"], "there is exactly one").toHaveLength(1);
    });
  });
}
