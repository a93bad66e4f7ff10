// Secrets that the user types: the password, and the client secret of the settings.

import { SETTINGS, SETTING_CODES, saveSettings } from "../support/connection.ts";
import { callsWith, expectNoTrace } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, PROFILES, alert, credentials, endedDialog, field, heading, requestsTo, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, SESSION } from "../support/texts.ts";

const PASSWORD = "Pa55-word-that-is-nobodys";
const TYPED = "Secret-of-the-settings-once-typed";

test("the password is sent to sign in and stored nowhere", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await steps.signIn(page, "Supervisor", PASSWORD);
  const failure = alert(page, SESSION.signInFailed);
  await expect(failure).toBeVisible();
  await steps.openRawAnswer(failure);
  await expect(field(page, "Password")).toHaveValue("");
  await expectNoTrace(page, PASSWORD);
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expectNoTrace(page, PASSWORD);
  expect(callsWith(await standIn.journal(), PASSWORD)).toEqual(["Login"]);
});

test("the password that is typed after the end of a session is stored nowhere", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await standIn.endSessions();
  await credentials(page).show.click();
  await steps.signIn(endedDialog(page), "Supervisor", PASSWORD);
  await expect(endedDialog(page).getByRole("alert")).toBeVisible();
  await expectNoTrace(page, PASSWORD);
  expect(callsWith(await standIn.journal(), PASSWORD)).toEqual(["Login"]);
});

for (const profile of PROFILES) {
  test(`the secret of the settings is written and never read (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site" });
    const secret = async () => (await steps.settingsOf(standIn))[SETTING_CODES.clientSecret] ?? "";
    const saved = await secret();
    await steps.open(page, standIn, "?page=connect");
    await expect(page.getByText(CONNECT.connectedOrNotTested)).toBeVisible();
    await expectNoTrace(page, saved);
    await saveSettings(page, { clientSecret: TYPED });
    await expect(result(page)).toHaveText(CONNECT.settingsSaved);
    await expect(field(page, SETTINGS.clientSecret)).toHaveValue("");
    expect(await secret()).toBe(TYPED);
    await expectNoTrace(page, TYPED);
    expect(callsWith(await standIn.journal(), TYPED)).toEqual(["PostSysSettingsValues"]);
    const queries = await requestsTo(standIn, "QuerySysSettings");
    expect(callsWith(queries, SETTING_CODES.clientSecret), "it is not even queried").toEqual([]);
  });
}

test("no failure contains the secret of the settings", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await standIn.fault("PostSysSettingsValues", "error-500-json");
  await saveSettings(page, { clientSecret: TYPED });
  const failure = page.getByRole("alert");
  await expect(failure).toContainText(CONNECT.settingsNotSaved);
  await steps.openRawAnswer(failure);
  // The field keeps what was typed, so that nothing is lost; the secret is nowhere else.
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue(TYPED);
  await expect(field(page, SETTINGS.clientSecret)).toHaveAttribute("type", "password");
  await field(page, SETTINGS.clientSecret).fill("");
  await expectNoTrace(page, TYPED);
});
