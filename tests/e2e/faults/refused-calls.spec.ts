// A single call is refused as if there were no session, although the session is alive.

import { expectCount } from "../support/list.ts";
import { expectCreated, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { alert, endedDialog, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { NEW_APP } from "../support/texts.ts";

const REFUSALS = [
  { fault: "unauthorized", consoleError: /status of 401/ },
  { fault: "login-page", consoleError: null },
] as const;

for (const { fault, consoleError } of REFUSALS) {
  test(`a write is refused as without a session: ${fault}`, async ({ page, standIn, watch }) => {
    await typeNewApp(page, standIn);
    await standIn.fault("AddClient", fault);
    await saveButton(page).click();
    await steps.signIn(endedDialog(page));
    await expectCreated(page, standIn);
    if (consoleError) {
      watch.expect(consoleError);
    }
  });

  test(`the list is refused as without a session: ${fault}`, async ({ page, standIn, watch }) => {
    await standIn.fault("SelectQuery:OAuthClientApp", fault);
    await steps.open(page, standIn);
    await steps.signIn(endedDialog(page));
    await expectCount(page, 3);
    if (consoleError) {
      watch.expect(consoleError);
    }
  });
}

test("a call is refused as forbidden, and the session turns out to be alive", async ({ page, standIn, watch }) => {
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "stale-csrf");
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.notCreated)).toBeVisible();
  await expect(endedDialog(page)).toBeHidden();
  await expectTyped(page);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  watch.expect(/status of 403/);
});
