// The secret of an app is fetched only on demand, and leaves no trace once it is hidden.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { haltClock } from "../support/clock.ts";
import { appLink } from "../support/list.ts";
import { callsWith, expectNoTrace, showSecret } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, DOCUMENTED, PROFILES, credentials, endedDialog, heading, requestsTo, result, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, FAILURE, NEW_APP, SESSION } from "../support/texts.ts";

for (const profile of PROFILES) {
  test(`the secret is fetched only by Show or Copy (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site" });
    const app = await steps.openApp(page, standIn, APP);
    const { show, hide, secret } = credentials(page);
    await expect(show).toBeVisible();
    await page.reload();
    await show.hover();
    await show.focus();
    await steps.goTo(page, "Apps");
    await appLink(page, APP).click();
    await expect(show).toBeVisible();
    expect(await requestsTo(standIn, "GetClientSecret")).toEqual([]);
    await expectNoTrace(page, app.ClientSecret);

    await show.click();
    await expect(secret).toHaveText(app.ClientSecret);
    const requests = await requestsTo(standIn, "GetClientSecret");
    expect(requests.map((entry) => entry.request)).toEqual([{ clientAppId: app.Id }]);
    await hide.click();
    await expect(show).toBeVisible();
    await expect(secret).toHaveCount(0);
    await expectNoTrace(page, app.ClientSecret);
    expect(callsWith(await standIn.journal(), app.ClientSecret)).toEqual([]);
  });

  test(`the secret of a new app needs no further call, and is hidden until it is shown (${profile})`, async ({
    page,
    standIn,
    context,
  }) => {
    await allowClipboard(context);
    await standIn.reset({ profile, start: "connected-site" });
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, DOCUMENTED.app);
    await saveButton(page).click();
    const { region, show, hide, secret, copySecret } = credentials(page);
    await expect(region).toBeVisible();
    const app = await steps.appNamed(standIn, "Postman");
    await expectNoTrace(page, app.ClientSecret);
    await show.click();
    await expect(secret).toHaveText(app.ClientSecret);
    await hide.click();
    await expect(secret).toHaveCount(0);
    await copySecret.click();
    await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
    expect(await readClipboard(page)).toBe(app.ClientSecret);
    await expectNoTrace(page, app.ClientSecret);
    await page.getByRole("link", { name: NEW_APP.openApp }).click();
    await expect(heading(page, "Postman")).toBeVisible();
    await expectNoTrace(page, app.ClientSecret);
    expect(await requestsTo(standIn, "GetClientSecret")).toEqual([]);
    expect(callsWith(await standIn.journal(), app.ClientSecret)).toEqual([]);
  });
}

test("the secret is hidden after 30 s", async ({ page, standIn }) => {
  await page.clock.install();
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(29_000);
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await page.clock.runFor(1_000);
  await expect(credentials(page).show).toBeVisible();
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("a secret that is shown again stays visible for the full time", async ({ page, standIn }) => {
  await page.clock.install();
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(20_000);
  await credentials(page).hide.click();
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(29_000);
  await expect(credentials(page).secret, "the timer of the first time does not count").toHaveText(app.ClientSecret);
  await page.clock.runFor(1_000);
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("the secret is gone after leaving the page", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.goTo(page, "Apps");
  await expectNoTrace(page, app.ClientSecret);
  await page.goBack();
  await expect(credentials(page).show).toBeVisible();
  await expectNoTrace(page, app.ClientSecret);
  expect(await requestsTo(standIn, "GetClientSecret")).toHaveLength(1);
});

test("the secret is gone after a reload", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await page.reload();
  await expect(credentials(page).show).toBeVisible();
  await expectNoTrace(page, app.ClientSecret);
  expect(await requestsTo(standIn, "GetClientSecret")).toHaveLength(1);
});

test("the secret is gone when the session has ended", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.fillApp(page, { description: "changed" });
  await standIn.endSessions();
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  await steps.signIn(endedDialog(page));
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expectNoTrace(page, app.ClientSecret);
});

test("the secret is gone after signing out", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.signOut(page);
  await expectNoTrace(page, app.ClientSecret);
});

test("showing is completed once if the session ends before the secret arrives", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  const { show, hide, secret } = credentials(page);
  await standIn.endSessions();
  await show.click();
  await steps.button(endedDialog(page), SESSION.notNow).click();
  await expect(endedDialog(page)).toBeHidden();
  await expect(show).not.toHaveAttribute("aria-busy");
  await expect(secret).toHaveCount(0);
  await show.click();
  await steps.signIn(endedDialog(page));
  await expect(secret).toHaveText(app.ClientSecret);
  await hide.click();
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  expect((await requestsTo(standIn, "GetClientSecret")).filter((entry) => entry.status === 200)).toHaveLength(1);
});

test("copying copies exactly the secret and shows nothing", async ({ page, standIn, context }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  const { copyId, copySecret, secret } = credentials(page);
  await copyId.click();
  await expect(result(page)).toHaveText(APP_PAGE.clientIdCopied);
  expect(await readClipboard(page)).toBe(app.ClientId);
  expect(await requestsTo(standIn, "GetClientSecret")).toEqual([]);
  await copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  expect(await readClipboard(page)).toBe(app.ClientSecret);
  expect(await requestsTo(standIn, "GetClientSecret")).toHaveLength(1);
});

test("a copy that the browser refuses is reported without the secret", async ({ page, standIn }) => {
  await page.addInitScript(() => {
    // As on a page that is served without HTTPS: there is no clipboard.
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
  });
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).copySecret.click();
  await expect(page.getByRole("alert")).toContainText(FAILURE.copyingRefused);
  await expect(page.getByRole("alert")).not.toContainText(app.ClientSecret);
  await steps.goTo(page, "Apps");
  await expectNoTrace(page, app.ClientSecret);
});
