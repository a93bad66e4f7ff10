// The settings of the Identity Service: what they require, what Creatio refuses, and what is not sent.

import { SETTINGS, SETTING_CODES, STEPS, openStep, saveSettings } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, PROFILES, alert, button, field, requestsTo, result, settingsOf } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";
import { INVALID_URLS, expectProblem } from "../support/validation.ts";

const { url, clientId, clientSecret } = DOCUMENTED;

for (const profile of PROFILES) {
  for (const code of Object.values(SETTING_CODES)) {
    test(`a refused setting is reported, and can be saved again: ${code} (${profile})`, async ({ page, standIn }) => {
      await standIn.reset({ profile, start: "new-site", conditions: [`setting-refused:${code}`] });
      await steps.open(page, standIn, "?page=connect");
      await saveSettings(page, { url, clientId, clientSecret });
      const failure = alert(page, CONNECT.settingsNotSaved);
      await expect(failure).toContainText(CONNECT.settingRefused(code));
      await expect(field(page, SETTINGS.url)).toHaveValue(url);
      await expect(field(page, SETTINGS.clientId)).toHaveValue(clientId);
      // A saved secret does not stay on the page; a refused one still has to be saved.
      const remaining = code === SETTING_CODES.clientSecret ? clientSecret : "";
      await expect(field(page, SETTINGS.clientSecret)).toHaveValue(remaining);

      await standIn.conditions({ clear: [`setting-refused:${code}`] });
      await button(page, CONNECT.saveSettings).click();
      await expect(result(page)).toHaveText(CONNECT.settingsSaved);
      await expect(failure).toHaveCount(0);
      expect(await settingsOf(standIn)).toEqual({
        [SETTING_CODES.url]: url,
        [SETTING_CODES.clientId]: clientId,
        [SETTING_CODES.clientSecret]: clientSecret,
      });
    });
  }
}

for (const invalid of INVALID_URLS) {
  test(`“${invalid}” is not accepted as address of the Identity Service`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=connect");
    await openStep(page, STEPS.settings);
    await expect(field(page, SETTINGS.url), "the settings are there").not.toHaveValue("");
    await saveSettings(page, { url: invalid });
    await expect(field(page, SETTINGS.url)).toBeFocused();
    await expectProblem(page, SETTINGS.url, CONNECT.invalidUrl);
    await expect(field(page, SETTINGS.url)).toHaveValue(invalid);
    expect(await requestsTo(standIn, "PostSysSettingsValues"), "nothing was sent").toEqual([]);
  });
}

test("the settings require an address and a client id", async ({ page, standIn }) => {
  await standIn.reset({ start: "new-site" });
  await steps.open(page, standIn, "?page=connect");
  await saveSettings(page, { clientSecret });
  await expect(field(page, SETTINGS.url)).toBeFocused();
  await expectProblem(page, SETTINGS.url, CONNECT.enterUrl);
  await expectProblem(page, SETTINGS.clientId, CONNECT.enterClientId);
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue(clientSecret);
  expect(await requestsTo(standIn, "PostSysSettingsValues"), "nothing was sent").toEqual([]);
});

test("settings that Creatio already has are not sent", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await openStep(page, STEPS.settings);
  await expect(field(page, SETTINGS.clientId)).toHaveValue(clientId);
  await button(page, CONNECT.saveSettings).click();
  await expect(result(page)).toHaveText(CONNECT.settingsUnchanged);
  expect(await requestsTo(standIn, "PostSysSettingsValues")).toEqual([]);
});
