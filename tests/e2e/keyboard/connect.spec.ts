// Connecting a new site by keyboard alone.

import { CHECKS, SETTINGS, expectCheck, expectQueried } from "../support/connection.ts";
import { press, tabTo, type } from "../support/keyboard.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, HEADINGS, button, expectIdle, field, heading, result } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";

test("connecting", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "new-site" });
  await steps.open(page, standIn);
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Connect" }));
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByRole("main"), "reading starts at the new page").toBeFocused();

  const enable = button(page, "Enable OAuth20Integration");
  await press(page, enable, "Space");
  await expectCheck(page, CHECKS.feature, "OK");
  await expect(enable).toBeFocused();

  await type(page, field(page, SETTINGS.url), DOCUMENTED.url);
  await type(page, field(page, SETTINGS.clientId), DOCUMENTED.clientId);
  await type(page, field(page, SETTINGS.clientSecret), DOCUMENTED.clientSecret);
  const save = button(page, CONNECT.saveSettings);
  await press(page, save);
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  await expect(save).toBeFocused();

  const create = button(page, "Create default resource");
  await tabTo(page, create, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(create).toBeFocused();

  // The button ignores a press while any query is unanswered.
  await expectIdle(page);
  const again = button(page, "Check again");
  await tabTo(page, again, "Shift+Tab");
  await standIn.clearJournal();
  await page.keyboard.press("Enter");
  await expectQueried(standIn, "GetFeatureState");
  await expect(again).toBeFocused();
});
