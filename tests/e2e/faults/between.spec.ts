// A proxy, a firewall or the web server answers in Creatio's place.

import type { Page } from "@playwright/test";

import { CHECKS, expectCheck, saveSettings } from "../support/connection.ts";
import { expectCount } from "../support/list.ts";
import { expectCreated, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { HEADINGS, alert, expectIdle, heading, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FAILURE, NEW_APP, SESSION } from "../support/texts.ts";

/** Answers the next call in Creatio's place with a page. */
async function answerNext(page: Page, call: string, status: number, title: string): Promise<void> {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body></html>`;
  await page.route(`**/${call}`, async (route) => await route.fulfill({ status, contentType: "text/html", body }), { times: 1 });
}

test("a firewall refuses signing in", async ({ page, standIn, watch }) => {
  await page.goto(standIn.page);
  watch.expect(/status of 403/);
  await answerNext(page, "Login", 403, "403 Forbidden");
  await steps.signIn(page);
  await expect(alert(page, SESSION.signInFailed)).toContainText(FAILURE.refusedBetween(403, "403 Forbidden"));
  await steps.signIn(page);
  await expectCount(page, 3);
});

test("signing in is answered with a redirect", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await standIn.fault("Login", "login-page");
  await steps.signIn(page);
  await expect(alert(page, SESSION.signInFailed)).toContainText(FAILURE.redirected);
});

for (const { status, title, expected } of [
  { status: 403, title: "403 Forbidden", expected: FAILURE.refusedBetween },
  { status: 413, title: "413 Request Entity Too Large", expected: FAILURE.refusedBetween },
  { status: 429, title: "Too Many Requests", expected: FAILURE.refusedBetween },
  { status: 502, title: "502 Bad Gateway", expected: FAILURE.gateway },
]) {
  test(`settings are refused before Creatio: ${status}`, async ({ page, standIn, watch }) => {
    await steps.open(page, standIn, "?page=connect");
    await expectCheck(page, CHECKS.url, "OK");
    await expectIdle(page);
    watch.expect(new RegExp(`status of ${status}`));
    await answerNext(page, "PostSysSettingsValues", status, title);
    await saveSettings(page, { url: "http://other:8090/" });
    const failure = alert(page, CONNECT.settingsNotSaved);
    await expect(failure).toContainText(expected(status, title));
    await expect(failure, "no right is named that Creatio did not name").not.toContainText("CanManage");
    await expect(heading(page, HEADINGS.connect)).toBeVisible();
  });

  test(`a new app is refused before Creatio: ${status}`, async ({ page, standIn, watch }) => {
    await typeNewApp(page, standIn);
    watch.expect(new RegExp(`status of ${status}`));
    await answerNext(page, "AddClient", status, title);
    await saveButton(page).click();
    const failure = alert(page, NEW_APP.notCreated);
    // An answer that may hold a secret is not shown, so neither is the title.
    await expect(failure).toContainText(expected(status));
    await expect(failure).not.toContainText("CanManage");
    await expectTyped(page);
    await saveButton(page).click();
    await expectCreated(page, standIn);
  });
}
