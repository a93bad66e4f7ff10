// The file config.json is invalid or names the wrong path, or there is no Creatio behind the page.

import type { Page } from "@playwright/test";

import { expectStatusMessages } from "./support/console-watch.ts";
import { expectCount } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, alert, button, heading, site } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { CONFIG_FILE, FAILURE, SESSION } from "./support/texts.ts";

const serve = (page: Page, body: string) =>
  page.route("**/config.json", (route) => route.fulfill({ body, contentType: "application/json" }));

const BROKEN = ["{ creatio: /", "[]", '{ "creatio": 1 }', '{ "workspace": "/1" }', "<!DOCTYPE html><title>Not here</title>"];

for (const broken of BROKEN) {
  test(`config.json is broken: ${broken}`, async ({ page, standIn }) => {
    await serve(page, broken);
    await page.goto(standIn.page);
    await expect(alert(page, CONFIG_FILE.unusable)).toContainText(CONFIG_FILE.unusableNext);
    expect(await standIn.journal(), "nothing is sent to Creatio").toEqual([]);
    await page.unrouteAll();
    await page.reload();
    await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  });
}

test("config.json names a Creatio on another origin", async ({ page, standIn }) => {
  await serve(page, JSON.stringify({ creatio: "https://creatio.example.com/" }));
  await page.goto(standIn.page);
  await expect(alert(page, CONFIG_FILE.otherOrigin)).toContainText(CONFIG_FILE.otherOriginNext);
  expect(await standIn.journal()).toEqual([]);
});

test("config.json names a place without Creatio", async ({ page, standIn, watch }) => {
  await standIn.signIn(page.context());
  await serve(page, JSON.stringify({ creatio: "/nothing/here/" }));
  await page.goto(standIn.page);
  const failure = alert(page, FAILURE.unexpectedAnswer);
  await expect(failure).toContainText(CONFIG_FILE.wrongPlace);
  await expect(button(failure, FAILURE.tryAgain)).toBeVisible();
  await expectStatusMessages(watch, standIn, 404);
});

test("config.json names a place without Creatio, and the user signs in", async ({ page, standIn }) => {
  await serve(page, JSON.stringify({ creatio: "/nothing/here/" }));
  await page.goto(standIn.page);
  await steps.signIn(page);
  // Without a session, Creatio redirects any address to its sign-in page, so this looks like a session that keeps ending.
  await expect(alert(page, SESSION.signInFailed)).toBeVisible();
  await expect(button(page, "Sign in")).toBeEnabled();
});

test("config.json names the wrong workspace, and the page finds the right one", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await standIn.signIn(page.context());
  await serve(page, JSON.stringify({ workspace: "/0" }));
  await page.goto(standIn.page);
  await expectCount(page, 3);
});

test("no Creatio answers behind the page", async ({ page, standIn, watch }) => {
  await standIn.signIn(page.context());
  await standIn.fault("GetCurrentUserInfo", "cut-before", { times: 0 });
  await page.goto(standIn.page);
  const failure = alert(page, FAILURE.unexpectedAnswer);
  await expect(failure).toContainText(FAILURE.connectionCut);
  await standIn.clearFaults();
  await button(failure, FAILURE.tryAgain).click();
  await expectCount(page, 3);
  watch.expect(/net::ERR_/);
});
