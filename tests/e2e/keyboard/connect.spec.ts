// Connecting a new site by keyboard alone.

import { SETTINGS, STEPS, expectQueried, stepLine } from "../support/connection.ts";
import { press, tabTo, type } from "../support/keyboard.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, HEADINGS, button, expectIdle, field, heading } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";

test("connecting", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "new-site" });
  await steps.open(page, standIn);
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Connect" }));
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByRole("main"), "reading starts at the new page").toBeFocused();

  await press(page, button(page, "Enable OAuth20Integration"), "Space");
  await expect(stepLine(page, STEPS.settings), "the focus moves on with the steps").toBeFocused();

  await type(page, field(page, SETTINGS.url), DOCUMENTED.url);
  await type(page, field(page, SETTINGS.clientId), DOCUMENTED.clientId);
  await type(page, field(page, SETTINGS.clientSecret), DOCUMENTED.clientSecret);
  await press(page, button(page, CONNECT.saveSettings));
  await expect(stepLine(page, STEPS.resource)).toBeFocused();

  await press(page, button(page, "Create default resource"));
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(stepLine(page, STEPS.app)).toBeFocused();

  const done = stepLine(page, STEPS.settings);
  await tabTo(page, done, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(field(page, SETTINGS.url), "a step that is done can be opened").toHaveValue(DOCUMENTED.url);

  // The button ignores a press while any query is unanswered.
  await expectIdle(page);
  const again = button(page, "Check again");
  await tabTo(page, again, "Shift+Tab");
  await standIn.clearJournal();
  await page.keyboard.press("Enter");
  await expectQueried(standIn, "GetFeatureState");
  await expect(again).toBeFocused();
});
