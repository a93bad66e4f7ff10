// The checks of the Connect page one by one: repeated alone, fixed in place, by keyboard as well as by mouse.

import type { Page } from "@playwright/test";

import { expectPrefetched } from "../support/chunks.ts";
import { CHECKS, CONNECTION_QUERIES, SETTINGS, SETTING_CODES, STEPS, expectCheck, stepLine } from "../support/connection.ts";
import { Administrator } from "../support/repair.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, alert, button, expectIdle, field, result, settingsOf, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FINDING, SESSION } from "../support/texts.ts";

test("a check is repeated alone", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.feature, "To do");
  await expectIdle(page);
  await standIn.conditions({ clear: ["feature-off"] });
  await standIn.clearJournal();
  await button(page, CONNECT.repeat(CHECKS.feature)).click();
  await expectCheck(page, CHECKS.feature, "OK");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  expect((await standIn.journal()).map((entry) => entry.call)).toEqual(["GetFeatureState"]);
});

test("each query is sent once, and a slow response delays no other check", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await standIn.fault("OAuthHealthCheck", "hold");
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.resource, "OK");
  await expectCheck(page, CHECKS.reach, CONNECT.checking);
  const links = page.getByRole("list", { name: "Links" }).getByRole("listitem");
  const link = links.filter({ hasText: CONNECT.creatioToIdentity });
  await expect(link).toContainText(CONNECT.checking);
  await steps.expectHeld(standIn, "OAuthHealthCheck");
  await standIn.release();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(link).toContainText("OK");
  const others = ["GetCurrentUserInfo", "SelectQuery:OAuthClientApp"];
  const queries = (await standIn.journal()).filter((entry) => !others.includes(entry.call));
  const distinct = new Set(queries.map((entry) => `${entry.call} ${JSON.stringify(entry.request)}`));
  expect(queries.length, [...distinct].join("\n")).toBe(distinct.size);
  const calls = new Set(queries.map((entry) => entry.call));
  expect([...calls].sort()).toEqual(CONNECTION_QUERIES.map(({ call }) => call).sort());
});

test("saving a proposed value keeps what is typed in the settings", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", `setting:${SETTING_CODES.url}=localhost:8090`));
  await steps.open(page, standIn, "?page=connect");
  await field(page, SETTINGS.clientSecret).fill("typed before");
  await button(page, CONNECT.use("http://localhost:8090")).click();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue("typed before");
  expect(await settingsOf(standIn)).toMatchObject({ [SETTING_CODES.clientSecret]: DOCUMENTED.clientSecret });
});

test("a proposed value that was not saved can be saved again, and the focus stays nearby", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1", `setting:${SETTING_CODES.url}=localhost:8090`));
  await steps.open(page, standIn, "?page=connect");
  await standIn.fault("PostSysSettingsValues", "error-500-json");
  await button(page, CONNECT.use("http://localhost:8090")).press("Enter");
  await expect(alert(page, CONNECT.settingsNotSaved)).toBeVisible();
  await button(page, CONNECT.use("http://localhost:8090")).press("Enter");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expect(stepLine(page, STEPS.settings)).toBeFocused();
});

test("a fix by keyboard keeps the focus", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectIdle(page);
  await button(page, "Enable OAuth20Integration").press("Enter");
  await expect(result(page)).toContainText(CONNECT.featureEnabled);
  await expect(button(page, "Enable OAuth20Integration")).toBeFocused();
  await expectCheck(page, CHECKS.feature, "OK");
  await standIn.conditions({ set: ["feature-off"] });
  await button(page, CONNECT.repeat(CHECKS.feature)).press("Enter");
  await expectCheck(page, CHECKS.feature, "To do");
  await expect(button(page, CONNECT.repeat(CHECKS.feature))).toBeFocused();
});

test("after another user signs in, the checks are about that user's rights", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.solution, "OK");
  await expectIdle(page);
  await standIn.endSessions();
  await button(page, "Enable OAuth20Integration").click();
  await steps.signIn(steps.endedDialog(page), "Mary King");
  await button(page, SESSION.goOnAs("Mary King")).click();
  await expectCheck(page, CHECKS.solution, "Failed");
  await expectCheck(page, CHECKS.administration, "Failed");
});

test("after the network is back, one press repeats every check", async ({ page, context, standIn, watch }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await expectPrefetched(page);
  const failed: string[] = [];
  page.on("requestfailed", (request) => failed.push(request.url()));
  await context.setOffline(true);
  await button(page, "Check again").click();
  await expectCheck(page, CHECKS.site, "Failed");
  await expectIdle(page);
  await context.setOffline(false);
  await button(page, CONNECT.repeat(CHECKS.site)).click();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  expect(failed.length, "requests without a network").toBeGreaterThan(0);
  watch.expect(/net::ERR_INTERNET_DISCONNECTED/, failed.length);
});

test.describe("the browser's own check of the Identity Service", () => {
  const allow = (page: Page, identityService: string) =>
    page.route("**/config.json", (route) => route.fulfill({ json: { identityService } }));

  test("uses a path of this origin, without the session", async ({ page, standIn }) => {
    await allow(page, "/identity/");
    await standIn.reset(site("core-8.1", "identity-other-address"));
    await steps.open(page, standIn, "?page=connect");
    await expectCheck(page, CHECKS.discovery, "To do");
    await new Administrator(page, standIn).reads(CHECKS.discovery, FINDING.otherAddress("https://other-is.example.com/connect/token"));
    await standIn.conditions({ clear: ["identity-other-address"], set: ["identity-html"] });
    await button(page, CONNECT.repeat(CHECKS.discovery)).click();
    await expectCheck(page, CHECKS.discovery, "Failed");
    const requests = (await standIn.journal()).filter((entry) => entry.origin === "identity");
    for (const { headers } of requests) {
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("bpmcsrf");
    }
    expect(requests).toHaveLength(2);
  });

  test("does not even try what the policy of the page forbids", async ({ page, standIn }) => {
    await allow(page, standIn.identity);
    await standIn.reset(site("core-8.1", "identity-cors"));
    await steps.open(page, standIn, "?page=connect");
    await expectCheck(page, CHECKS.discovery, "To do");
    await new Administrator(page, standIn).reads(CHECKS.discovery, FINDING.forbiddenByPolicy);
    expect((await standIn.journal()).filter((entry) => entry.origin === "identity")).toEqual([]);
  });
});
