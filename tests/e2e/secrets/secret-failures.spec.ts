// A secret that could not be read: the failure reveals no part of it, and reading can be retried.

import { allowClipboard, readClipboard, writeClipboard } from "../support/clipboard.ts";
import { expectNoTrace } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, changesBy, credentials, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, FAILURE } from "../support/texts.ts";

test("a secret that could not be read can be read again", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  const app = await steps.openApp(page, standIn, APP);
  const { region, show, hide, secret } = credentials(page);
  await standIn.fault("GetClientSecret", "error-500-json");
  await show.click();
  await expect(region.getByRole("alert")).toContainText(APP_PAGE.secretFailed);
  await show.click();
  await expect(secret).toHaveText(app.ClientSecret);
  await expect(region.getByRole("alert")).toHaveCount(0);
  await hide.click();
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("the raw response below a failure does not contain the secret", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  // Half of the response contains the beginning of the secret.
  await standIn.fault("GetClientSecret", "truncated");
  await credentials(page).show.click();
  const alert = credentials(page).region.getByRole("alert");
  await expect(alert).toContainText(APP_PAGE.secretFailed);
  await steps.openRawAnswer(alert);
  await expectNoTrace(page, app.ClientSecret.slice(0, 8));
});

for (const name of ["show", "copySecret"] as const) {
  test(`a user without the right gets no secret by “${name === "show" ? "Show" : "Copy"}”`, async ({ page, context, standIn, watch }) => {
    await allowClipboard(context);
    await standIn.reset({ start: "connected-site", conditions: ["no-CanManageSolution"] });
    await steps.openApp(page, standIn, APP);
    await writeClipboard(page, "before");
    await credentials(page)[name].click();
    const alert = credentials(page).region.getByRole("alert");
    await expect(alert).toContainText(APP_PAGE.secretFailed);
    await expect(alert).toContainText(FAILURE.noRight);
    await expect(alert).toContainText("CanManageSolution");
    await expect(credentials(page).secret).toHaveCount(0);
    expect(await readClipboard(page)).toBe("before");
    expect(await requestsTo(standIn, "GetClientSecret")).toHaveLength(1);
    expect(await changesBy(standIn, "GetClientSecret")).toBe(0);
    watch.expect(/status of (403|500)/);
  });
}
